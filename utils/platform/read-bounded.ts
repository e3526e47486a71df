import { concatBytes } from '../shared/bytes';

/** The body of an answer, as long as it has no more than `most` bytes; undefined, and the rest is never fetched, when it has. */
export async function readBounded({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const step = await reader?.read();
    if (!step || step.done) return concatBytes(chunks);
    size += step.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(step.value);
  }
}
