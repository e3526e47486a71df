import type { HeadlineTone } from '@/utils/bundle/headline';
import type { VerdictStatus } from '@/utils/integrity/verdicts';
import { CircleCheck, CircleDashed, CircleHelp, FileX, OctagonAlert } from 'lucide';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import './verdict.css';

const TONE_ICONS = {
  good: CircleCheck,
  partial: CircleDashed,
  bad: OctagonAlert,
  unreadable: FileX,
} as const;
const STATUS_ICONS = {
  valid: CircleCheck,
  invalid: OctagonAlert,
  absent: CircleDashed,
  'not-checkable': CircleHelp,
} as const;

export function ToneMark({ tone }: { tone: HeadlineTone }) {
  const t = useT();
  return (
    <span class={`verify-mark verify-tone-${tone}`}>
      <Icon node={TONE_ICONS[tone]} />
      {t(`verify.tone.${tone}`)}
    </span>
  );
}

export function StatusMark({ status }: { status: VerdictStatus }) {
  const t = useT();
  return (
    <span class={`verify-mark verify-status-${status}`}>
      <Icon node={STATUS_ICONS[status]} />
      {t(`verify.status.${status}`)}
    </span>
  );
}
