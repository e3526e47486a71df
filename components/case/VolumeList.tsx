import type { ExportedVolume } from '@/utils/storage/exports';
import { bytesText } from '../format/bytes';

/** The files of an export or a backup, each with its size. */
export function VolumeList({ volumes = [] }: { readonly volumes?: readonly ExportedVolume[] | undefined }) {
  return (
    <ul class="export-volumes">
      {volumes.map((volume) => (
        <li key={volume.name}>
          {volume.name} · {bytesText(volume.bytes)}
        </li>
      ))}
    </ul>
  );
}
