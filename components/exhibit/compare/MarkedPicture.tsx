import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useBlobUrl } from '../../hooks/use-blob-url';
import { useT } from '../../i18n';
import type { Region } from './change-grid';
import type { PictureFiles, PicturePartFile } from './picture-files';

interface MarkedPictureProps {
  readonly row: ExhibitRow;
  readonly files: PictureFiles;
  readonly regions: readonly Region[];
  /** Index of the region being looked at, -1 for none. */
  readonly current: number;
  /** Device-px rows both pictures have; what lies below is only in this one. */
  readonly shared: number;
}

/** A stitched picture with frames around what differs. Its size is known before it is decoded, so nothing jumps. */
export function MarkedPicture({ row, files, regions, current, shared }: MarkedPictureProps) {
  const t = useT();
  const label = exhibitLabel(row.number);
  const { parts, width, height } = files;
  const redrawn = row.record.picture?.method === 'redrawn';
  return (
    <div class="compare-picture" style={{ aspectRatio: `${width} / ${height}` }}>
      {parts.map((part, at) => (
        <Part
          key={part.path}
          part={part}
          alt={t(redrawn ? 'picture.redrawnAlt' : 'picture.alt', { label, n: at + 1, total: parts.length })}
        />
      ))}
      {height > shared && (
        <span class="compare-beyond" style={{ top: `${(shared / height) * 100}%` }}>
          <span>{t('compare.onlyHere', { label })}</span>
        </span>
      )}
      {regions.map((region, at) => (
        <span
          key={at}
          data-region={at}
          class={`compare-mark${at === current ? ' compare-current' : ''}`}
          style={{
            left: `${(region.x / width) * 100}%`,
            top: `${(region.y / height) * 100}%`,
            width: `${(region.width / width) * 100}%`,
            height: `${(region.height / height) * 100}%`,
          }}
        />
      ))}
    </div>
  );
}

function Part({ part, alt }: { part: PicturePartFile; alt: string }) {
  const url = useBlobUrl(part.blob);
  const style = { aspectRatio: `${part.width} / ${part.height}` };
  return url ? (
    <img src={url} alt={alt} decoding="async" loading="lazy" style={style} />
  ) : (
    <div style={style} />
  );
}
