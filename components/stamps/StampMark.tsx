import type { ExhibitId } from '@/utils/exhibit/ids';
import { Clock, ClockAlert, Stamp as StampIcon } from 'lucide';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import '../ui/marks.css';
import { useStampMark } from './context';

const ICONS = { stamped: StampIcon, waiting: Clock, refused: ClockAlert };
const LOOKS = { stamped: 'ok', waiting: 'wait', refused: 'warn' };

/** Whether an exhibit has its time-stamp, beside its state. Nothing where none was asked for. */
export function StampMark({ id }: { id: ExhibitId }) {
  const t = useT();
  const state = useStampMark(id);
  if (!state) return null;
  return (
    <span class={`mark mark-${LOOKS[state]}`}>
      <Icon node={ICONS[state]} size={14} />
      {t(`stamp.mark.${state}`)}
    </span>
  );
}
