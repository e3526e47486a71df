import type { Deadline } from '@/utils/case/view.types';
import { hereText } from '../../format/case-words';
import { isMessageKey, useT, type Translate } from '../../i18n';

export function deadlineTitle({ title, rule, id }: Deadline, t: Translate): string {
  if (title) return title;
  const key = `deadline.${rule ?? id}.title`;
  return isMessageKey(key) ? t(key) : (rule ?? id);
}

/** Why it matters and what to do now; nothing for the user's own. */
export function deadlineWords({ rule }: Deadline, t: Translate): { why: string; act: string } {
  const said = (part: string) => {
    const key = `deadline.${rule ?? ''}.${part}`;
    return isMessageKey(key) ? t(key) : '';
  };
  return { why: said('why'), act: said('now') };
}

const UNITS = {
  h: 'deadline.hours',
  d: 'deadline.days',
  wd: 'deadline.workdays',
  y: 'deadline.years',
} as const;

/** 付款时间 2026-03-12 14:29 起 72 小时. */
export function countedFrom({ from, amount, unit }: Deadline, t: Translate): string | null {
  if (!from || amount === undefined || unit === undefined) return null;
  return t('deadline.counted', {
    from: from.field ? t(`case.field.${from.field}`) : t('deadline.fromContact'),
    time: hereText(from.at),
    amount: t(UNITS[unit], { n: amount }),
  });
}

/** What the clock rests on: law, platform, experience or the user; and how sure that is. */
export function BasisTags({ deadline }: { deadline: Deadline }) {
  const t = useT();
  const { basis, confidence, edited, rule, from, unknownYear } = deadline;
  const unsure = basis !== 'user' && (confidence === 'low' || confidence === 'medium');
  return (
    <span class="deadline-tags">
      <span class="tag tag-strong" title={t(`basis.${basis}.note`)}>
        {t(`basis.${basis}`)}
      </span>
      {unsure && <span class="tag tag-warn">{t(`deadline.confidence.${confidence}`)}</span>}
      {from?.assumed && <span class="tag tag-warn">{t('deadline.assumed')}</span>}
      {edited && rule && <span class="tag">{t('deadline.edited')}</span>}
      {unknownYear !== undefined && (
        <span class="tag tag-warn">{t('deadline.unknownYear', { year: unknownYear })}</span>
      )}
    </span>
  );
}
