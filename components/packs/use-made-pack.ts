import { packName } from '@/utils/packs/labels';
import type { PackPicture } from '@/utils/packs/pack.types';
import { fromUnknown, type AppError } from '@/utils/shared/errors';
import { utcCompact } from '@/utils/shared/time';
import type { CaseRow } from '@/utils/storage/rows';
import { useEffect, useState } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import type { PackPorts, Ports } from '../ports';
import { leftOutWords } from './left-out';
import type { PackFlow } from './use-pack';

export interface MadePack {
  readonly name: string;
  readonly zip: Blob;
  readonly pictures: readonly PackPicture[];
}

export interface PackMaking {
  readonly made: MadePack | null;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly make: (text: string) => void;
}

/** 生成材料包: the zip of what is shown, noted in the case's log. Any change makes it a pack of yesterday: it is put away. */
export function useMadePack(ports: Ports, packs: PackPorts, row: CaseRow, flow: PackFlow): PackMaking {
  const [made, setMade] = useState<MadePack | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => setMade(null), [flow.sources, flow.profile]);

  const make = async (text: string) => {
    const now = ports.now();
    const { profile, session, sources } = flow;
    try {
      const pictures = await session.pictures(sources);
      const about = {
        caseTitle: row.title,
        profile,
        madeAt: fullText(now, offsetHere(now)),
        leftOut: leftOutWords(sources, profile),
      };
      const zip = await packs.zip(pictures, text, about);
      const name = packName(profile.id, utcCompact(now));
      const noted = await ports.ask('pack.made', {
        caseId: row.id,
        pack: {
          name,
          channel: profile.id,
          sha256: await packs.digest(zip),
          bytes: zip.size,
          pictures: pictures.map(({ name: file, sha256, blob, exhibit, from }) => ({
            name: file,
            sha256,
            bytes: blob.size,
            exhibit,
            originals: [...new Set(from.map((one) => one.sha256))],
          })),
        },
      });
      if (noted.ok) setMade({ name, zip, pictures });
      setError(noted.ok ? null : noted.error);
    } catch (thrown) {
      setError(fromUnknown(thrown));
    }
    setBusy(false);
  };

  return {
    made,
    busy,
    error,
    make: (text) => {
      setBusy(true);
      void make(text);
    },
  };
}
