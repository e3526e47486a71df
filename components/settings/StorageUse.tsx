import type { CaseId } from '@/utils/exhibit/ids';
import type { CaseRow } from '@/utils/storage/rows';
import { bytesText } from '../format/bytes';
import { agoText } from '../format/when';
import { useLive } from '../hooks/use-live';
import { useLocale, useT } from '../i18n';
import type { Ports, StorageState } from '../ports';
import { Notice } from '../ui/Notice';

const NO_SIZES: ReadonlyMap<CaseId, number> = new Map();

/** How much is used, by which case, what is left, and whether the browser may clear it. */
export function StorageUse({ ports }: { ports: Ports }) {
  const t = useT();
  const locale = useLocale();
  const storage = useLive<StorageState | null>(ports.liveStorage, [ports], null).value;
  const cases = useLive<readonly CaseRow[]>(ports.liveCases, [ports], []).value;
  const sizes = useLive(ports.liveCaseSizes, [ports], NO_SIZES).value;
  if (!storage) return <p role="status">{t('app.loading')}</p>;
  const free = bytesText(Math.max(0, storage.quotaBytes - storage.usedBytes));
  return (
    <>
      <p>{t('settings.used', { used: bytesText(storage.usedBytes), free })}</p>
      {storage.persisted ? (
        <p class="setting-note">{t('storage.persistent')}</p>
      ) : (
        <Notice look="warn">{t('settings.evictable')}</Notice>
      )}
      {cases.length > 0 && (
        <table class="table setting-table">
          <thead>
            <tr>
              <th scope="col">{t('case.title')}</th>
              <th scope="col">{t('case.size')}</th>
              <th scope="col">{t('case.lastExport')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={`?case=${row.id}`}>{row.title}</a>
                </th>
                <td>{bytesText(sizes.get(row.id) ?? 0)}</td>
                <td>{row.exportedAt ? agoText(row.exportedAt, ports.now(), locale) : t('storage.never')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="setting-note">{t('settings.storageNote')}</p>
    </>
  );
}
