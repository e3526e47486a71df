import type { ChatTime } from '@/utils/recognise/chat/model';
import { derivedText } from '../../format/chat';
import { utcText } from '../../format/when';
import { useT } from '../../i18n';

interface ChatTimeLineProps {
  readonly time: ChatTime | undefined;
  readonly offsetMinutes: number;
  /** Verbatim, where it is already written beside this. */
  readonly above?: string;
}

/** The time as the page shows it and, told apart from it, the instant derived from it with its basis. */
export function ChatTimeLine({ time, offsetMinutes, above }: ChatTimeLineProps) {
  const t = useT();
  const shown = above ?? time?.shown ?? time?.attribute;
  const derived = derivedText(time, offsetMinutes, t);
  const basis = time?.basis && t(`chat.basis.${time.basis}`);
  return (
    <>
      {shown !== undefined && above === undefined && <span class="chat-shown">{shown}</span>}
      {derived && time?.at && derived !== shown && (
        <span class="chat-derived">
          <time dateTime={time.at} title={[basis, utcText(time.at)].filter(Boolean).join(' · ')}>
            {t('chat.derived', { time: derived })}
          </time>
          {basis && <span class="chat-basis">{basis}</span>}
        </span>
      )}
    </>
  );
}
