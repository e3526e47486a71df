import type { ChatMessage } from '@/utils/recognise/chat/model';
import { localText } from '@/utils/shared/time';
import { Eraser, PencilLine, Undo2 } from 'lucide';
import { useT } from '../../i18n';
import { Icon } from '../../ui/Icon';
import type { Hit } from './find-text';
import { MarkedText } from './MarkedText';

interface ChatFateProps {
  readonly message: ChatMessage;
  readonly offsetMinutes: number;
  readonly hits: readonly Hit[];
  readonly current: Hit | undefined;
}

/** What became of a message: taken back, changed or gone, with the words it had. */
export function ChatFate({ message, offsetMinutes, hits, current }: ChatFateProps) {
  const t = useT();
  const { kind, earlier, vanishedAt } = message;
  const recall = kind === 'recall';
  const at = (utc: string) => localText(Date.parse(utc), offsetMinutes);
  return (
    <>
      {recall && earlier.length === 0 && (
        <p class="chat-fate">
          <Icon node={Undo2} size={14} />
          <span>{t('chat.recalledUnread')}</span>
        </p>
      )}
      {earlier.map(({ text, until }, nth) => {
        const last = recall && nth === earlier.length - 1;
        return (
          <div key={nth} class="chat-fate">
            <Icon node={last ? Undo2 : PencilLine} size={14} />
            <div>
              <p class="chat-fate-title">
                {last ? t('chat.recalled') : t('chat.edited', { time: at(until) })}
              </p>
              <blockquote class="chat-verbatim" dir="auto">
                {text === '' ? (
                  t('chat.withoutText')
                ) : (
                  <MarkedText
                    text={text}
                    hits={hits.filter(({ field }) => field === `earlier ${nth}`)}
                    current={current}
                  />
                )}
              </blockquote>
            </div>
          </div>
        );
      })}
      {vanishedAt !== undefined && (
        <p class="chat-fate">
          <Icon node={Eraser} size={14} />
          <span>{t('chat.vanished', { time: at(vanishedAt) })}</span>
        </p>
      )}
    </>
  );
}
