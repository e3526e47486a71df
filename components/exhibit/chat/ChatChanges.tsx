import type { ChatRecord } from '@/utils/recognise/chat/model';
import type { StoredMerge } from '@/utils/recognise/chat/parse';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

interface ChatChangesProps {
  readonly merge: StoredMerge;
  readonly record: ChatRecord;
  readonly onGo: (index: number) => void;
}

/** New messages listed one by one; the rest is counted. */
const MOST_ADDED = 20;
/** UTF-16 units of a message in the list. */
const EXCERPT = 200;

/** 比 E003 新增 12 条，改动 1 条，消失 2 条 and each of them with its words. */
export function ChatChanges({ merge, record, onGo }: ChatChangesProps) {
  const t = useT();
  const { exhibit } = merge.since;
  const { added, edited, recalled, disappeared, notReached } = merge;
  const counted = [
    ['chat.sinceAdded', added.length],
    ['chat.sinceEdited', edited.length],
    ['chat.sinceRecalled', recalled.length],
    ['chat.sinceGone', disappeared.length],
  ] as const;
  const items = counted.filter(([, n]) => n > 0).map(([key, n]) => t(key, { n }));
  const byKey = new Map(record.messages.map((message) => [message.key, message]));
  const alarming = edited.length + recalled.length + disappeared.length > 0;
  const link = (key: string) => {
    const message = byKey.get(key);
    return (
      message && (
        <Button size="small" look="quiet" onClick={() => onGo(message.index)}>
          {t('chat.goTo', { n: message.index })}
        </Button>
      )
    );
  };
  return (
    <Notice look={alarming ? 'warn' : 'info'}>
      <p class="chat-since">
        {items.length === 0
          ? t('chat.sinceSame', { exhibit })
          : t('chat.since', { exhibit, items: items.join(t('chat.sinceComma')) })}
      </p>
      {notReached.length > 0 && <p>{t('chat.sinceUnreached', { n: notReached.length })}</p>}
      {items.length > 0 && (
        <details class="chat-changes" open={alarming}>
          <summary>{t('chat.sinceRows')}</summary>
          <ul>
            {recalled.map(({ earlier, now, text }) => (
              <Change key={`r ${earlier}`} name={t('chat.sinceRecalledRow')} was={text} link={link(now)} />
            ))}
            {disappeared.map(({ earlier, text }) => (
              <Change key={`d ${earlier}`} name={t('chat.sinceGoneRow')} was={text} link={null} />
            ))}
            {edited.map(({ earlier, now, before, after }) => (
              <Change
                key={`e ${earlier}`}
                name={t('chat.sinceEditedRow')}
                was={before}
                is={after}
                link={link(now)}
              />
            ))}
            {added.slice(0, MOST_ADDED).map((key) => (
              <Change
                key={`a ${key}`}
                name={t('chat.sinceAddedRow')}
                is={byKey.get(key)?.text ?? ''}
                link={link(key)}
              />
            ))}
          </ul>
          {added.length > MOST_ADDED && <p>{t('chat.sinceMore', { n: added.length - MOST_ADDED })}</p>}
        </details>
      )}
    </Notice>
  );
}

interface ChangeProps {
  readonly name: string;
  readonly was?: string;
  readonly is?: string;
  readonly link: preact.ComponentChildren;
}

function Change({ name, was, is, link }: ChangeProps) {
  const t = useT();
  const said = (text: string) => (text === '' ? t('chat.withoutText') : cut(text));
  return (
    <li>
      <span class="tag">{name}</span>
      <div class="chat-change-words" dir="auto">
        {was !== undefined && <p>{t('chat.sinceWas', { text: said(was) })}</p>}
        {is !== undefined && <p>{was === undefined ? said(is) : t('chat.sinceNow', { text: said(is) })}</p>}
      </div>
      {link}
    </li>
  );
}

const cut = (text: string): string =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
