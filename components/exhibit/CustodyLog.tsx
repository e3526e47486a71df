import type { LogLine } from '@/utils/integrity/chain.types';
import type { ExhibitRow, LogRow } from '@/utils/storage/rows';
import { guardLineText } from '../format/guard';
import { useT, type Translate } from '../i18n';
import { LocalTime } from '../ui/LocalTime';

/** The custody log's lines about this exhibit: its capture, and every note and tag since. */
export function CustodyLog({ row, log }: { row: ExhibitRow; log: readonly LogRow[] }) {
  const t = useT();
  const all = log.map((stored) => ({ line: JSON.parse(stored.line) as LogLine, sha256: stored.sha256 }));
  const guard = guardOf(
    all.map(({ line }) => line),
    row,
  );
  const lines = all.filter(({ line }) => isAbout(line, row, guard));
  return (
    <section>
      <h3>{t('check.log')}</h3>
      <p class="pane-soft">{t('check.logHint')}</p>
      {lines.length === 0 ? (
        <p class="pane-soft">{t('check.logEmpty')}</p>
      ) : (
        <div class="table-scroll" role="region" aria-label={t('check.log')} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('check.seq')}</th>
                <th scope="col">{t('check.event')}</th>
                <th scope="col">{t('check.stepAt')}</th>
                <th scope="col">{t('check.lineHash')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ line, sha256 }) => (
                <tr key={line.seq}>
                  <th scope="row">{line.seq}</th>
                  <td>{eventText(line, t)}</td>
                  <td>
                    <LocalTime utc={line.at} offsetMinutes={row.record.startedAt.offsetMinutes} />
                  </td>
                  <td class="mono table-hash">{sha256}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The guard that this exhibit ends, if it is one's. */
function guardOf(lines: readonly LogLine[], row: ExhibitRow): string | undefined {
  const end = lines.find((line) => line.type === 'guard-ended' && line.exhibit === row.id);
  return end?.type === 'guard-ended' ? end.guard : undefined;
}

const isAbout = (line: LogLine, row: ExhibitRow, guard: string | undefined): boolean =>
  ('exhibit' in line && line.exhibit === row.id) ||
  (line.type === 'certificate-attached' && line.number === row.number) ||
  ('guard' in line && guard !== undefined && line.guard === guard);

function eventText(line: LogLine, t: Translate): string {
  if ('guard' in line) return guardLineText(line, t);
  if (line.type === 'exhibit-noted') return t('log.exhibit-noted', { text: line.note });
  if (line.type === 'exhibit-tagged') return t('log.exhibit-tagged', { text: line.tags.join(', ') });
  if (line.type === 'exhibit-damaged') return t('log.exhibit-damaged', { n: line.files.length });
  if (line.type === 'exhibit-timestamped')
    return t('log.exhibit-timestamped', { tsa: line.tsa, time: line.time });
  if (line.type === 'certificate-attached') return t('log.certificate-attached', { text: line.name });
  if (line.type === 'exhibit-captured' || line.type === 'exhibit-deleted') return t(`log.${line.type}`);
  return line.type;
}
