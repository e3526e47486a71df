import type { ExhibitId } from '@/utils/exhibit/ids';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ErrorCode } from '@/utils/shared/errors';
import type { ExhibitRow } from '@/utils/storage/rows';
import { Camera } from 'lucide';
import { chatPartText, isChatGap } from '../format/chat';
import { gapCount } from '../format/gap-count';
import { captureShare, captureStageText } from '../format/job-stage';
import { keptText } from '../format/kept';
import type { CaptureFlow } from '../hooks/use-capture';
import { useFacts } from '../hooks/use-facts';
import type { ChatsFound } from '../hooks/use-chats';
import { useLocale, useT } from '../i18n';
import type { ScrollerChoice } from '@/utils/capture/agent-protocol';
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import './capture-box.css';
import { ChatBox } from './ChatBox';
import { ScrollerMenu } from './ScrollerMenu';

/** Only what no second attempt can change disables the button. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set(['PAGE_RESTRICTED', 'PAGE_FILE_NOT_ALLOWED', 'TAB_GONE']);

interface CaptureBoxProps {
  readonly flow: CaptureFlow;
  readonly blocked: ErrorCode | undefined;
  /** What can be scrolled on the page; with more than one the user may pick. */
  readonly scrollers: readonly ScrollerChoice[];
  /** Conversations on the page; `null` where the page cannot be read. */
  readonly chats: ChatsFound | null;
  /** The exhibit that the last capture made. */
  readonly made: ExhibitRow | null;
  readonly readBlob: Ports['readBlob'];
  readonly onOpen: (id: ExhibitId) => void;
  /** Beside 留存聊天: other ways in. */
  readonly tools?: ComponentChildren;
  /** 守护, beside 留存聊天; gets the conversation that is chosen there. */
  readonly guard?: (candidate: string | undefined) => ComponentChildren;
}

/** The one primary action; while it runs, its progress and 取消; afterwards what was kept. */
export function CaptureBox(props: CaptureBoxProps) {
  const { flow, blocked, scrollers, chats, made, readBlob, onOpen, tools, guard } = props;
  const t = useT();
  const facts = useFacts(made, readBlob);
  const kept =
    made && facts.state !== 'loading' ? keptText(made, facts.state === 'ready' ? facts.value : [], t) : '';
  const job = flow.running;
  const chat = flow.of === 'chat';
  const [picked, setPicked] = useState<string | null>(null);
  const [talk, setTalk] = useState<string | null>(null);
  // Another page in the meantime: what was picked is not on it.
  const only = scrollers.some((choice) => choice.selector === picked) ? picked : null;
  const guarded = guard?.(chats?.candidates.find(({ id }) => id === talk)?.id);
  return (
    <div class="capture-box">
      {flow.busy ? (
        <div class="capture-running">
          <Progress
            label={t(chat ? 'chat.running' : 'capture.running')}
            text={
              flow.cancelling
                ? t('capture.cancelling')
                : job
                  ? captureStageText(job, t)
                  : t(chat ? 'capture.stage.chat-finding' : 'capture.stage.checking')
            }
            share={job ? captureShare(job) : 0}
          />
          <Button onClick={flow.cancel} disabled={!job || flow.cancelling}>
            {t(chat ? 'chat.cancel' : 'capture.cancel')}
          </Button>
          <p class="capture-hint">{t(chat ? 'chat.keepOpen' : 'capture.keepOpen')}</p>
          {chat && <p class="capture-hint">{t('chat.scrolls')}</p>}
        </div>
      ) : (
        <>
          <Button
            look="primary"
            size="large"
            icon={Camera}
            onClick={() => flow.start(only)}
            disabled={blocked !== undefined && HOPELESS.has(blocked)}
          >
            {t('capture.now')}
          </Button>
          {scrollers.length > 1 && <ScrollerMenu choices={scrollers} only={only} onPick={setPicked} />}
          <div class="capture-tools">
            {chats && <ChatBox found={chats} picked={talk} onPick={setTalk} onKeep={flow.startChat} />}
            {guarded}
            {tools}
          </div>
        </>
      )}
      {flow.busy && guarded}
      {flow.error && (
        <ErrorNote error={flow.error} kept={made && kept ? kept : undefined} onDismiss={flow.dismiss} />
      )}
      <div role="status">
        {!flow.error && !flow.busy && made && kept && (
          <Kept row={made} text={kept} onOpen={() => onOpen(made.id)} />
        )}
      </div>
    </div>
  );
}

function Kept({ row, text, onOpen }: { row: ExhibitRow; text: string; onOpen: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { chat, notCaptured } = row.record;
  const part = chatPartText(row, locale, t);
  // Why a conversation is not whole is said in words, not only counted.
  const missing = gapCount(part ? notCaptured.filter((gap) => !isChatGap(gap)) : notCaptured);
  const changed = chat ? chat.recalled + chat.edited : 0;
  return (
    <Notice look={part || missing > 0 || row.record.state === 'partial' ? 'warn' : 'ok'}>
      <p>{text}</p>
      {part && <p>{part}</p>}
      {changed > 0 && <p>{t('kept.chatChanged', { n: changed })}</p>}
      {missing > 0 && <p>{t('kept.missing', { n: missing })}</p>}
      <button type="button" class="link" onClick={onOpen}>
        {t('kept.open', { label: exhibitLabel(row.number) })}
      </button>
    </Notice>
  );
}
