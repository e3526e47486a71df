import type { Sha256 } from '@/utils/exhibit/ids';
import { useBlobUrl } from '../hooks/use-blob-url';
import { useRead } from '../hooks/use-read';
import type { Ports } from '../ports';
import { Loaded } from './Loaded';

interface PicturePartProps {
  readonly sha256: Sha256;
  readonly alt: string;
  readonly readBlob: Ports['readBlob'];
  /** Device px. */
  readonly onSize: (width: number, height: number) => void;
}

export function PicturePart({ sha256, alt, readBlob, onSize }: PicturePartProps) {
  const blob = useRead(() => readBlob(sha256), [sha256]);
  const url = useBlobUrl(blob.state === 'ready' ? blob.value : null);
  return (
    <Loaded read={blob}>
      {() =>
        url && (
          <img
            src={url}
            alt={alt}
            decoding="async"
            onLoad={(event) => onSize(event.currentTarget.naturalWidth, event.currentTarget.naturalHeight)}
          />
        )
      }
    </Loaded>
  );
}
