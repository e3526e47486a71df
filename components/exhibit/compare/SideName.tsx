import type { ExhibitRow } from '@/utils/storage/rows';
import { LocalTime } from '../../ui/LocalTime';
import { Stamp } from '../../ui/Stamp';

/** Which of the two: 之前 E002 2026-03-11 12:31:05 (UTC+8). */
export function SideName({ row, when }: { row: ExhibitRow; when: string }) {
  const { startedAt } = row.record;
  return (
    <span class="compare-side">
      {when}
      <Stamp number={row.number} />
      <LocalTime utc={startedAt.utc} offsetMinutes={startedAt.offsetMinutes} />
    </span>
  );
}
