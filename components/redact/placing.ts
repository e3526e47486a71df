import { holdsAny } from '@/utils/bundle/redacted/mask-text';
import type { ReadLine } from '@/utils/recognise/import/voucher';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { fileOf, keyOf, newAreas, withAreas, type AreaMap } from './areas';
import { lineAreas, lineText } from './line-areas';
import { placesIn } from './place-areas';
import type { Words } from './read-words';

/** What a recogniser read, by picture. */
export type LineMap = Readonly<Record<string, readonly ReadLine[]>>;

/** The words of an exhibit with those read in its pictures. */
export function withLines(words: Words, lines: LineMap): Words {
  const own = Object.entries(lines).flatMap(([key, read]) =>
    fileOf(key).exhibit === words.number ? read.map(lineText) : [],
  );
  return own.length > 0 ? { ...words, all: [words.all, ...own].join('\n') } : words;
}

/** Areas around masked strings where a recogniser read them. */
export function withLineAreas(
  before: AreaMap,
  lines: LineMap,
  needles: readonly string[],
): { readonly map: AreaMap; readonly count: number } {
  let map = before;
  let count = 0;
  for (const [key, read] of Object.entries(lines)) {
    const found = newAreas(map[key] ?? [], lineAreas(read, needles));
    map = withAreas(map, key, [...(map[key] ?? []), ...found]);
    count += found.length;
  }
  return { map, count };
}

/** Areas where the exhibits themselves say that masked strings stand. */
export async function placed(
  exhibits: readonly ExhibitRow[],
  words: readonly Words[],
  needles: readonly string[],
  before: AreaMap,
  readBlob: Ports['readBlob'],
): Promise<{ map: AreaMap; count: number }> {
  let map = before;
  let count = 0;
  for (const { number, record } of exhibits) {
    const own = words.find((one) => one.number === number);
    if (!own || !holdsAny(own.all, needles)) continue;
    const heights: number[] = [];
    for (const part of record.picture?.parts ?? []) {
      const sha256 = record.files.find(({ path }) => path === part)?.sha256;
      const blob = sha256 && (await readBlob(sha256));
      heights.push(blob && blob.ok ? await heightOf(blob.value) : 0);
    }
    for (const { path, area } of placesIn(record, own, needles, heights)) {
      const key = keyOf(number, path);
      const found = newAreas(map[key] ?? [], [area]);
      map = withAreas(map, key, [...(map[key] ?? []), ...found]);
      count += found.length;
    }
  }
  return { map, count };
}

async function heightOf(picture: Blob): Promise<number> {
  try {
    const image = await createImageBitmap(picture);
    const { height } = image;
    image.close();
    return height;
  } catch {
    return 0;
  }
}
