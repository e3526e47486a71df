import type { PackPorts } from '@/components/ports';
import type { Sha256 } from '@/utils/exhibit/ids';
import { cutPage } from '@/utils/pictures/cut-page';
import { OpenParts } from '@/utils/pictures/part-reader';
import { planSheet } from '@/utils/pictures/plan-sheet';
import { digestBlob } from '@/utils/shared/digest-blob';
import { streamedDigests } from '@/utils/shared/stream-digest';

/** What the workspace makes packs with. */
export function packPorts(): PackPorts {
  const digests = streamedDigests(crypto.subtle);
  return {
    open: () => {
      const parts = new OpenParts();
      return {
        plan: (sheet, signal, onProgress) => planSheet(sheet, parts, { signal, onProgress }),
        cut: (plan, page, margin, profile, signal) => cutPage(plan, page, margin, profile, parts, signal),
        close: () => parts.close(),
      };
    },
    digest: async (blob) => (await digestBlob(digests, ['sha256'], blob)).sha256 as Sha256,
    zip: async (pictures, text, about) => {
      // Fetched when first wanted: no screen opens slower for it.
      const { packZip } = await import('@/utils/bundle/pack/pack-zip');
      return new Blob([await packZip(pictures, text, about)], { type: 'application/zip' });
    },
  };
}
