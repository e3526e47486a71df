import { concatBytes, utf8 } from '../../shared/bytes';
import { typeByName } from './file-kind';
import { fileHolds } from './mask-exhibit';
import type { NamedSource } from '../verify';
import { openZip } from '../zip-open';

/**
 * Searches finished copies, unpacked again, for masked strings: in every text by every spelling the masker knows, in every
 * file as plain bytes. Paths below the top folder of files that hold any; `*` for an archive that cannot be opened.
 */
export async function searchTraces(
  sources: readonly NamedSource[],
  needles: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const found = new Set<string>();
  for (const { source } of sources) {
    const zip = await openZip(source);
    if (!zip.ok) {
      found.add('*');
      continue;
    }
    for (const file of zip.value.files) {
      signal?.throwIfAborted();
      const path = file.name.slice(file.name.indexOf('/') + 1);
      const chunks: Uint8Array[] = [];
      const intact = await file.unpack((chunk) => chunks.push(chunk.slice()), signal);
      const bytes = concatBytes(chunks);
      // A manifest is nothing but hashes: digits in them are chance.
      const holds = /(?:^|\/)(?:tag)?manifest-sha\d+\.txt$/.test(path)
        ? false
        : path.endsWith('.jsonl')
          ? linesHold(bytes, needles)
          : fileHolds(path, typeByName(path), withoutHashes(path, bytes, needles), needles);
      if (!intact || holds) found.add(path);
    }
  }
  return [...found].sort();
}

function linesHold(bytes: Uint8Array, needles: readonly string[]): boolean {
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .some((line) => line !== '' && fileHolds('line.json', 'application/json', utf8(line), needles));
}

const HASH = /[0-9a-f]{64,128}/g;

/** Pages list hashes by the hundred; a short number is found in one sooner or later. */
function withoutHashes(path: string, bytes: Uint8Array, needles: readonly string[]): Uint8Array {
  if (!/\.(?:html|txt|csv)$/.test(path)) return bytes;
  try {
    return utf8(
      new TextDecoder('utf-8', { fatal: true })
        .decode(bytes)
        .replaceAll(HASH, (hash) => (needles.includes(hash) ? hash : '')),
    );
  } catch {
    return bytes;
  }
}
