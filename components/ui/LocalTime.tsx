import { fullText, utcText } from '../format/when';
import type { UtcIso } from '@/utils/shared/time';

/** Local time with its zone as recorded; UTC on hover. */
export function LocalTime({ utc, offsetMinutes }: { utc: UtcIso; offsetMinutes: number }) {
  return (
    <time dateTime={utc} title={utcText(utc)}>
      {fullText(Date.parse(utc), offsetMinutes)}
    </time>
  );
}
