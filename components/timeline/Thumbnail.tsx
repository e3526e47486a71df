import type { Sha256 } from '@/utils/exhibit/ids';
import type { Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { FileText } from 'lucide';
import { useState } from 'preact/hooks';
import { useBlobUrl } from '../hooks/use-blob-url';
import { useRead } from '../hooks/use-read';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';

interface ThumbnailProps {
  readonly row: ExhibitRow;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Blob>>;
  /** False for a row of a long list that may only fly past: nothing is read yet. */
  readonly wanted?: boolean;
}

/**
 * Decoration: the row's words say what it is. A missing or unreadable picture becomes a sheet of paper, and one that is
 * not the browser's own says so in its corner.
 */
export function Thumbnail({ row, readBlob, wanted = true }: ThumbnailProps) {
  const t = useT();
  const file = row.record.files.find((candidate) => candidate.path === 'thumb.jpg');
  const blob = useRead(file && wanted ? () => readBlob(file.sha256) : null, [file?.sha256, wanted]);
  const [broken, setBroken] = useState<string | null>(null);
  const url = useBlobUrl(blob.state === 'ready' ? blob.value : null);
  return (
    <span class="thumbnail">
      {url && url !== broken ? (
        <img src={url} alt="" width={44} height={56} decoding="async" onError={() => setBroken(url)} />
      ) : (
        // Drawn and thrown away with each row that flies past, the icon costs more than the rest of the row.
        wanted && <Icon node={FileText} size={20} />
      )}
      {row.record.picture?.method === 'redrawn' && (
        <span class="thumbnail-mark" title={t('picture.redrawn')}>
          {t('picture.redrawnMark')}
        </span>
      )}
    </span>
  );
}
