import type { DeliveryGap, GapField } from '@/utils/case/timeline/gap';
import { durationText } from '../../format/duration';
import type { MessageKey, Translate } from '../../i18n';

/** The drawing in one sentence: what a reader must know, and what somebody who cannot see it gets. */
export function gapSentence(gap: DeliveryGap, t: Translate): string {
  const text = gap.promise?.text ?? '';
  const took = durationText(gap.took ?? 0, t);
  const said = gap.saidMissing;
  const values = {
    text,
    took,
    over: durationText(gap.over ?? 0, t),
    left: durationText((gap.due ?? gap.until) - gap.until, t),
  };
  const keys = {
    unknown: 'gap.unknown',
    contradiction: 'gap.contradiction',
    open: said ? 'gap.openMissing' : 'gap.openNoRecord',
    arrived: 'gap.arrived',
    overdue: said ? 'gap.overdue' : 'gap.overdueNoRecord',
    late: 'gap.late',
    'in-time': 'gap.inTime',
    waiting: 'gap.waiting',
  } as const satisfies Record<DeliveryGap['verdict'], MessageKey>;
  return t(keys[gap.verdict], values);
}

/** What is still wanted, in words; empty where nothing is. */
export function gapMissing({ verdict, missing }: DeliveryGap, t: Translate): string {
  if (verdict === 'contradiction' || missing.length === 0) return '';
  return t('gap.missing', { fields: named(missing, t) });
}

/** What nobody has confirmed yet. */
export function gapAssumed({ assumed }: DeliveryGap, t: Translate): string {
  return assumed.length === 0 ? '' : t('gap.assumed', { fields: named(assumed, t) });
}

const named = (fields: readonly GapField[], t: Translate): string =>
  fields.map((field) => t(`gap.field.${field}`)).join(t('common.listSeparator'));
