import type { ChatCandidate } from '@/utils/recognise/chat/candidate.types';
import { ChevronDown, MessagesSquare } from 'lucide';
import { useState } from 'preact/hooks';
import { candidateTitle } from '../format/chat';
import type { ChatsFound } from '../hooks/use-chats';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Menu } from '../ui/Menu';
import { Notice } from '../ui/Notice';
import { ChatPointer, type ScreenPoint } from './ChatPointer';
import './chat-box.css';

interface ChatBoxProps {
  readonly found: ChatsFound;
  readonly onKeep: (candidate: string, at?: ScreenPoint) => void;
}

/** 留存聊天, with the conversation it will keep beside it; where none is in sight, a click says what to do. */
export function ChatBox({ found, onKeep }: ChatBoxProps) {
  const t = useT();
  const { candidates, closedSites, late, looking } = found;
  const [picked, setPicked] = useState<string | null>(null);
  const [missed, setMissed] = useState(false);
  const [pointing, setPointing] = useState(false);
  // The page may have changed since: what was picked is not on it any more.
  const chosen = candidates.find(({ id }) => id === picked) ?? candidates[0];
  const keep = async () => {
    const target = chosen ?? (await found.again())[0];
    setMissed(!target);
    if (target) onKeep(target.id);
  };
  if (pointing) return <ChatPointer found={found} onKeep={onKeep} onClose={() => setPointing(false)} />;
  return (
    <div class="chat-box">
      <Button icon={MessagesSquare} onClick={() => void keep()}>
        {t('chat.keep')}
      </Button>
      {chosen && (
        <Menu
          label={t('chat.pick', { title: lineOf(chosen) })}
          buttonClass="button button-quiet chat-box-pick"
          align="end"
          button={
            <>
              <span class="chat-box-line">{lineOf(chosen)}</span>
              <Icon node={ChevronDown} size={14} />
            </>
          }
          groups={[
            {
              label: t('chat.switch'),
              items: candidates.map((candidate) => ({
                label: lineOf(candidate),
                hint: t('chat.rows', { n: candidate.rows }),
                ...(candidate.preview === '' ? {} : { note: candidate.preview }),
                role: 'menuitemradio' as const,
                checked: candidate === chosen,
                onSelect: () => setPicked(candidate.id),
              })),
            },
            { items: [{ label: t('chat.point'), onSelect: () => setPointing(true) }] },
          ]}
        />
      )}
      <div role="status" class="chat-box-missed">
        {late.length > 0 && (
          <Notice look="warn">
            <p>
              {t(looking ? 'chat.late' : 'chat.lateStill', { hosts: late.join(t('common.listSeparator')) })}
            </p>
            {!looking && (
              <Button size="small" onClick={() => void found.again()}>
                {t('chat.lookAgain')}
              </Button>
            )}
          </Notice>
        )}
        {missed && !chosen && !looking && (
          <Notice look="info">
            <p>{t('chat.none')}</p>
            <p>{t('chat.noneNext')}</p>
            {closedSites.length > 0 && <p>{t('chat.noneClosed')}</p>}
            <Button size="small" onClick={() => setPointing(true)}>
              {t('chat.point')}
            </Button>
          </Notice>
        )}
      </div>
    </div>
  );

  function lineOf(candidate: ChatCandidate): string {
    const where = candidate.provider ?? candidate.frameHost;
    return [candidateTitle(candidate, t), where].filter(Boolean).join(' · ');
  }
}
