import type { ExportedVolume } from '@/utils/storage/exports';
import { bytesText } from '../format/bytes';

/** The files of an export or a backup, each with its size; its hash is in the title. */
export function VolumeList({ volumes = [] }: { readonly volumes?: readonly ExportedVolume[] | undefined }) {
  return (
    <ul class="export-volumes">
      {volumes.map((volume) => (
        <li key={volume.name} title={`SHA-256 ${volume.sha256}`}>
          {volume.name} · {bytesText(volume.bytes)}
        </li>
      ))}
    </ul>
  );
}
