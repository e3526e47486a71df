import { exhibitLabel } from '../../exhibit/ids';
import type { BundleInput } from '../input';
import { withoutDevice } from './device';
import { unpacked, type Copying } from './copying';
import { kindOfFile, typeByName } from './file-kind';
import { maskExhibit, maskWords, type Fate } from './mask-exhibit';
import { maskJson } from './mask-json';

/** Every file of the original volume that the plan decides over: the exhibits', and whatever else is not made anew. */
export async function maskAll({ input, plan, needles, ports, volume }: Copying): Promise<{
  files: Map<string, { bytes?: Uint8Array; mediaType: string }>;
  fates: Map<string, Fate>;
}> {
  const files = new Map<string, { bytes?: Uint8Array; mediaType: string }>();
  const fates = new Map<string, Fate>();
  const settle = async (path: string, mediaType: string, fate: Fate): Promise<void> => {
    fates.set(path, fate);
    if (fate.reason === undefined) files.set(path, { bytes: await unpacked(volume, path), mediaType });
    else if (fate.bytes) files.set(path, { bytes: fate.bytes, mediaType });
  };
  const done = new Set<string>(MADE_ANEW);
  for (const { record } of input.exhibits) {
    const folder = `data/exhibits/${exhibitLabel(record.number)}/`;
    if (!volume.entries.has(`${folder}exhibit.json`)) continue;
    ports.signal.throwIfAborted();
    const read = async (path: string): Promise<Uint8Array | undefined> =>
      volume.entries.has(folder + path) ? unpacked(volume, folder + path) : undefined;
    for (const [path, fate] of await maskExhibit({ record, read }, plan, needles, ports.masker)) {
      if (!volume.entries.has(folder + path)) continue;
      const mediaType = record.files.find((file) => file.path === path)?.mediaType ?? typeByName(path);
      await settle(folder + path, mediaType, fate);
      done.add(folder + path);
    }
  }
  for (const path of volume.entries.keys()) {
    if (!path.startsWith('data/') || done.has(path)) continue;
    const mediaType = typeByName(path);
    if (plan.papers === 'left-out' && path.startsWith('data/documents/')) {
      await settle(path, mediaType, { reason: 'PAPER_LEFT_OUT' });
      continue;
    }
    const kind = kindOfFile(path, mediaType);
    if (kind !== 'json' && kind !== 'text') {
      await settle(path, mediaType, { reason: 'NOT_MASKABLE' });
      continue;
    }
    const fate = maskWords(await unpacked(volume, path), kind, needles);
    const out = plan.texts === 'left-out' && fate.reason === 'TEXT';
    await settle(path, mediaType, out ? { reason: 'TEXT_LEFT_OUT' } : fate);
  }
  return { files, fates };
}

const MADE_ANEW = ['data/case.json', 'data/timeline.json', 'data/exhibits.csv', 'data/log/chain.jsonl'];

/** The user's own words and the records' with the needles masked; hashes and numbers stay. */
export function maskInput(input: BundleInput, needles: readonly string[]): BundleInput {
  const mask = <T>(value: T): T => maskJson(value, needles, () => undefined);
  return {
    ...input,
    caseRecord: mask(input.caseRecord),
    exhibits: input.exhibits.map((exhibit) => ({
      ...exhibit,
      record: withoutDevice(mask(exhibit.record)),
      note: mask(exhibit.note),
      tags: mask(exhibit.tags),
    })),
  };
}
