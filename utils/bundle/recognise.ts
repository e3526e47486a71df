import type { ByteSource } from './byte-source';

const WINDOW = 64 * 1024;
/** A name in a zip header of ours, or the mark at the end. Two places, so that one damaged byte hides neither. */
const TRACES = /LZ-(?:[0-9a-f]{8}|backup)-\d{8}T\d{6}Z[^/\n]{0,20}\/[a-zA-Z]|liuzheng-bundle\/\d/;

/** Whether an archive that cannot be read was once a bundle: then it is damaged, not foreign. */
export async function looksLikeBundle(source: ByteSource): Promise<boolean> {
  const length = Math.min(source.size, WINDOW);
  for (const offset of new Set([0, source.size - length])) {
    const bytes = await source.read(offset, length);
    if (TRACES.test(new TextDecoder('latin1').decode(bytes))) return true;
  }
  return false;
}
