import type { ExhibitRow } from '@/utils/storage/rows';
import { CircleCheck, CircleDashed, LoaderCircle, OctagonAlert } from 'lucide';
import { gapCount } from '../format/gap-count';
import { useT } from '../i18n';
import { Icon } from './Icon';
import './marks.css';

/**
 * ✓ only for what was read back whole; a gap or damage has its own shape and words, never colour alone.
 * Damage outranks gaps, gaps outrank the tick.
 */
export function StateMark({ row }: { row: Pick<ExhibitRow, 'integrity' | 'record'> }) {
  const t = useT();
  const missing = gapCount(row.record.notCaptured);
  if (row.integrity === 'damaged') {
    return <DamagedMark />;
  }
  if (row.integrity === 'verifying') {
    return <Mark look="wait" icon={LoaderCircle} text={t('state.verifying')} />;
  }
  if (missing > 0 || row.record.state === 'partial') {
    return <Mark look="warn" icon={CircleDashed} text={t('state.partial', { n: Math.max(1, missing) })} />;
  }
  return <Mark look="ok" icon={CircleCheck} text={t('state.verified')} />;
}

/** 已检出损坏, of whatever is kept: papers and certificates as well. */
export function DamagedMark() {
  return <Mark look="bad" icon={OctagonAlert} text={useT()('state.damaged')} />;
}

function Mark(props: { look: 'ok' | 'warn' | 'bad' | 'wait'; icon: typeof CircleCheck; text: string }) {
  return (
    <span class={`mark mark-${props.look}`}>
      <Icon node={props.icon} size={14} />
      {props.text}
    </span>
  );
}
