import type { ExhibitRow } from '@/utils/storage/rows';
import { bytesText } from '../format/bytes';
import { useT } from '../i18n';

export function FilesTable({ row }: { row: ExhibitRow }) {
  const t = useT();
  return (
    <section>
      <h3>{t('check.files')}</h3>
      <div class="table-scroll" role="region" aria-label={t('check.files')} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('check.path')}</th>
              <th scope="col">{t('check.role')}</th>
              <th scope="col">{t('check.bytes')}</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            <FileRow
              path="exhibit.json"
              nature={t('check.recordFile')}
              bytes={row.recordBytes}
              sha256={row.recordSha256}
            />
            {row.record.files.map((file) => (
              <FileRow
                key={file.path}
                path={file.path}
                nature={t(`check.role.${file.role}`)}
                hint={file.derivedFrom && t('check.derivedFrom', { paths: file.derivedFrom.join(', ') })}
                bytes={file.bytes}
                sha256={file.sha256}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface FileRowProps {
  readonly path: string;
  readonly nature: string;
  readonly hint?: string | undefined;
  readonly bytes: number;
  readonly sha256: string;
}

function FileRow({ path, nature, hint, bytes, sha256 }: FileRowProps) {
  return (
    <tr>
      <th scope="row" class="mono">
        {path}
      </th>
      <td title={hint}>{nature}</td>
      <td class="table-number" title={`${bytes} B`}>
        {bytesText(bytes)}
      </td>
      <td class="mono table-hash">{sha256}</td>
    </tr>
  );
}
