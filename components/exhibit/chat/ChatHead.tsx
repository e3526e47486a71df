import type { ChatRecord } from '@/utils/recognise/chat/model';
import type { ExhibitRow } from '@/utils/storage/rows';
import { spanText } from '../../format/chat';
import { reasonText } from '../../format/gap';
import { useLocale, useT } from '../../i18n';
import { Notice } from '../../ui/Notice';

/** Names listed; a group of hundreds is cut. */
const MOST_NAMES = 12;

/** How many, who, from when to when, and whether that is all. */
export function ChatHead({ row, record }: { row: ExhibitRow; record: ChatRecord }) {
  const t = useT();
  const locale = useLocale();
  const { source, participants, messages } = record;
  const names = participants
    .slice(0, MOST_NAMES)
    .map(({ name, messages: n }) => t('chat.participant', { name, n }));
  const left = participants.length - names.length;
  return (
    <header class="chat-head">
      <h3 class="chat-label">
        <span dir="auto">{source.label || source.title || t('chat.title')}</span>
        <span class="chat-count">{t('chat.count', { n: messages.length })}</span>
      </h3>
      <Verdict record={record} />
      <dl class="exhibit-facts">
        <Fact name={t('chat.participants')}>
          <span dir="auto">
            {[...names, ...(left > 0 ? [t('chat.sinceMore', { n: left })] : [])].join(
              t('common.listSeparator'),
            ) || t('chat.nobody')}
          </span>
        </Fact>
        <Fact name={t('chat.times')}>{spanText(row, locale) || t('chat.noTimes')}</Fact>
        {source.provider && <Fact name={t('chat.provider')}>{source.provider}</Fact>}
        {source.frameUrl && (
          <Fact name={t('chat.frame')}>
            <span class="mono">{source.frameUrl}</span>
          </Fact>
        )}
      </dl>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Verdict({ record: { completeness } }: { record: ChatRecord }) {
  const t = useT();
  const { verdict, reasons, beginning, waited } = completeness;
  if (verdict === 'complete') {
    return (
      <Notice look="ok">
        {t('chat.whole')}
        {beginning !== 'not-reached' && (
          <> {t(`chat.beginning.${beginning}`, { n: (waited / 1000).toFixed(1) })}</>
        )}
      </Notice>
    );
  }
  return (
    <Notice look="warn">
      <p>{t('chat.partial')}</p>
      <ul class="chat-reasons">
        {reasons.map(({ code, count = 1 }) => (
          <li key={code}>
            {reasonText(code, t)}
            {count > 1 && ` ${t('gap.count', { n: count })}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
