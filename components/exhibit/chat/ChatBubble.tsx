import type { ChatMessage } from '@/utils/recognise/chat/model';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ScanSearch } from 'lucide';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Icon } from '../../ui/Icon';
import { ChatAttachments } from './ChatAttachments';
import { ChatFate } from './ChatFate';
import { ChatTimeLine } from './ChatTimeLine';
import type { MessagePlace } from './ChatPlace';
import type { Hit } from './find-text';
import { MarkedText } from './MarkedText';

/** UTF-16 units of a message shown before 展开全文. */
export const FOLD_AT = 1200;

export interface ChatBubbleProps {
  readonly row: ExhibitRow;
  readonly message: ChatMessage;
  readonly offsetMinutes: number;
  readonly readBlob: Ports['readBlob'];
  readonly hits: readonly Hit[];
  readonly current: Hit | undefined;
  readonly unfolded: boolean;
  readonly onFold: (open: boolean) => void;
  /** `null`: no picture shows it. */
  readonly place: MessagePlace | null;
  readonly onShow: (place: MessagePlace) => void;
  /** Its controls can be reached by Tab. */
  readonly tabbable: boolean;
}

/** One message: who, when, what, and what became of it. Everything the page wrote is text, never markup. */
export function ChatBubble(props: ChatBubbleProps) {
  const t = useT();
  const { message, hits, current, place, onShow } = props;
  const { index, kind, side, sender, marks, quote } = message;
  const own = (field: string) => hits.filter((hit) => hit.field === field);
  const look = kind === 'message' ? (side ?? 'unknown') : 'note';
  return (
    <div class={`chat-bubble chat-${look}`}>
      <p class="chat-meta">
        <span class="chat-number" aria-label={t('chat.number', { n: index })}>
          {index}
        </span>
        {side && kind === 'message' && <span class="unseen">{t(`chat.${side}`)}</span>}
        {kind === 'system' && <span>{t('chat.system')}</span>}
        {sender && (
          <b
            class="chat-sender"
            dir="auto"
            title={sender.basis === 'shown' ? undefined : t(`chat.by.${sender.basis}`)}
          >
            <MarkedText text={sender.name} hits={own('sender')} current={current} />
          </b>
        )}
        <ChatTimeLine time={message.time} offsetMinutes={props.offsetMinutes} />
        {place && (
          <button
            type="button"
            class="chat-place"
            aria-label={`${t('chat.show')} ${t('chat.number', { n: index })}`}
            title={t('chat.show')}
            tabIndex={props.tabbable ? 0 : -1}
            onClick={() => onShow(place)}
          >
            <Icon node={ScanSearch} size={14} />
          </button>
        )}
      </p>
      <div class="chat-said">
        {quote !== undefined && (
          <blockquote class="chat-quote chat-verbatim" dir="auto">
            <span class="unseen">{t('chat.quote')}: </span>
            <MarkedText text={quote} hits={own('quote')} current={current} />
          </blockquote>
        )}
        <SaidText {...props} hits={own('text')} />
        <ChatAttachments {...props} />
      </div>
      {marks.length > 0 && <p class="chat-marks">{marks.join(' · ')}</p>}
      <ChatFate {...props} />
    </div>
  );
}

function SaidText({ message, hits, current, unfolded, onFold, tabbable }: ChatBubbleProps) {
  const t = useT();
  const { text, wording, attachments, quote } = message;
  if (text === '') {
    const bare = attachments.length === 0 && quote === undefined;
    return bare ? <p class="chat-bare">{t('chat.withoutText')}</p> : null;
  }
  const long = text.length > FOLD_AT;
  // What was looked for is never folded away.
  const open = unfolded || hits.some(({ end }) => end > FOLD_AT);
  const shown = long && !open ? text.slice(0, FOLD_AT).replace(/[\uD800-\uDBFF]$/, '') : text;
  return (
    <>
      <p class="chat-verbatim" dir="auto">
        <MarkedText text={shown} wording={wording} hits={hits} current={current} />
        {shown !== text && '…'}
      </p>
      {long && (
        <button type="button" class="link" tabIndex={tabbable ? 0 : -1} onClick={() => onFold(!open)}>
          {open ? t('chat.fold') : t('chat.unfold', { n: text.length })}
        </button>
      )}
    </>
  );
}
