import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DigestName } from '@/utils/shared/digest';
import { streamedDigests } from '@/utils/shared/stream-digest';

const pieces = (sizes: readonly number[]): Uint8Array[] =>
  sizes.map((size, index) => Uint8Array.from({ length: size }, (_, at) => (at * 7 + index) & 255));

const expected = (name: DigestName, of: readonly Uint8Array[]): string => {
  const hash = createHash(name);
  for (const piece of of) hash.update(piece);
  return hash.digest('hex');
};

async function streamed(name: DigestName, of: readonly Uint8Array[], pause = false): Promise<string> {
  const hasher = streamedDigests(crypto.subtle).hasher(name);
  for (const piece of of) {
    hasher.update(piece);
    // Time for the engine to come up between pieces.
    if (pause) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return hasher.hex();
}

const SHAPES = [[], [0], [5], [1, 1], [64, 0, 63, 1], [20_000, 70_001, 3], [1_000_000, 1_000_000, 1]];

describe.each(['sha256', 'sha512'] as const)('%s in pieces', (name) => {
  afterEach(() => vi.unstubAllGlobals());

  test.each(SHAPES)('is what the machine says: %s', async (...sizes) => {
    const of = pieces(sizes);
    expect(await streamed(name, of)).toBe(expected(name, of));
    expect(await streamed(name, of, true)).toBe(expected(name, of));
  });

  test('also where WebAssembly may not be compiled, and each time anew', async () => {
    vi.stubGlobal('WebAssembly', {
      compile: () => Promise.reject(new Error('blocked by CSP')),
      instantiate: () => Promise.reject(new Error('blocked by CSP')),
    });
    vi.resetModules();
    const { streamedDigests: fresh } = await import('@/utils/shared/stream-digest');
    const of = pieces([100, 200, 300]);
    for (let round = 0; round < 2; round++) {
      const hasher = fresh(crypto.subtle).hasher(name);
      for (const piece of of) hasher.update(piece);
      expect(await hasher.hex()).toBe(expected(name, of));
    }
  });

  test('a piece that is changed afterwards was taken as it was', async () => {
    const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = pieces([9, 9, 9]);
    const hasher = streamedDigests(crypto.subtle).hasher(name);
    const wanted = expected(name, [first, second, third]);
    hasher.update(first);
    hasher.update(second);
    second.fill(0);
    hasher.update(third);
    expect(await hasher.hex()).toBe(wanted);
  });
});
