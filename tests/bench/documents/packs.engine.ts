import { PackSession, type Chosen } from '@/components/packs/pack-session';
import { packPorts } from '@/entrypoints/workspace/packs';
import { BUSY } from '@/tests/component/ui/sample/case';
import { NOW, sampleCase } from '@/tests/component/ui/sample/exhibits';
import { packWorld, pictured } from '@/tests/component/ui/sample/packs';
import type { World } from '@/tests/component/ui/sample/ports';
import { drawPage, inkHeights, linesAt, partsOf } from '@/tests/support/drawn-page';
import { caseExhibitOf } from '@/utils/case/exhibit-of';
import { standingOf } from '@/utils/case/standing';
import type { EvidenceKind } from '@/utils/exhibit/model';
import { chooseExhibits } from '@/utils/packs/choice';
import { PROFILES } from '@/utils/packs/profiles.data';
import { viewsOf } from '@/utils/packs/sheets';

export interface PackTime {
  readonly exhibits: number;
  readonly pictures: number;
  readonly bytes: number;
  /** ms: choice, reading, cutting, zip. */
  readonly took: number;
}

export interface Legibility {
  readonly pages: number;
  readonly lines: number;
  readonly cut: number;
  /** px of ink, of the lowest line of all. */
  readonly lowest: number;
}

/** The globals this leaves in its page. */
export interface PackBench {
  fill(exhibits: number): Promise<void>;
  pack(): Promise<PackTime>;
  legibility(): Promise<Legibility>;
}

let world: World | undefined;
const filled = (): World => {
  if (!world) throw new Error('nothing to pack');
  return world;
};
const KINDS: readonly EvidenceKind[] = [
  'listing',
  'order',
  'payment',
  'delivery',
  'terms',
  'seller',
  'reply',
];
const profile = PROFILES[0] ?? { id: '', maxFiles: 4, maxBytesEach: 2_000_000, formats: ['jpeg'] as const };

/** A case as disputes have it: pages of two to six screens, and a conversation. */
async function fill(exhibits: number): Promise<void> {
  world = await packWorld(200);
  const rows = world.exhibits.value.filter(({ record }) => record.chat);
  for (let number = 10; rows.length < exhibits; number++) {
    const { canvas } = drawPage({ width: 1280, height: 1800 + (number % 5) * 900, font: 13 + (number % 3) });
    const kind = KINDS[number % KINDS.length] ?? 'other';
    rows.push(
      await pictured(world, { number, kind, title: `证据 ${number}` }, await partsOf(canvas, 16_000)),
    );
  }
  world.exhibits.value = rows;
}

/** What 准备图片 and 生成材料包 do, from nothing. */
async function pack(): Promise<PackTime> {
  const { ports, exhibits } = filled();
  const rows = exhibits.value;
  const begun = performance.now();
  const { completeness } = standingOf(rows.map(caseExhibitOf), BUSY, NOW);
  const candidates = rows.map((row) => ({
    ...caseExhibitOf(row),
    shown: viewsOf(row.record).length > 0,
    damaged: false,
  }));
  const chosen = chooseExhibits(candidates, completeness.elements, 'not-delivered', profile.maxFiles).map(
    ({ number }): Chosen => {
      const record = rows.find((row) => row.number === number)?.record;
      return { number, view: (record && viewsOf(record)[0]) ?? 'picture' };
    },
  );
  const packs = packPorts();
  const session = new PackSession(ports, packs, sampleCase(), rows, undefined);
  const input = { chosen, profile, wanted: new Map<string, boolean>() };
  const done = await session.prepare(input, new AbortController().signal, () => undefined);
  if (!done.ok) throw new Error(done.error.code);
  const pictures = await session.pictures(done.value);
  const about = { caseTitle: '', profile: PROFILES[0], madeAt: '', leftOut: [] };
  if (!about.profile) throw new Error('no profile');
  const zip = await packs.zip(pictures, '未到账', { ...about, profile: about.profile });
  await packs.digest(zip);
  return {
    exhibits: rows.length,
    pictures: pictures.length,
    bytes: zip.size,
    took: performance.now() - begun,
  };
}

const LOOKS = [
  { width: 1280, height: 12_000, font: 14 },
  { width: 1000, height: 6000, font: 9 },
  { width: 1100, height: 6000, font: 11, dark: true },
  { width: 390, height: 9000, font: 13 },
  { width: 2560, height: 12_000, font: 26, scale: 2 },
];

/** Every line of drawn pages, looked for in the finished pictures. */
async function legibility(): Promise<Legibility> {
  const { ports } = filled();
  let [pages, lines, cut, lowest] = [0, 0, 0, Infinity];
  for (const [at, look] of LOOKS.entries()) {
    const drawn = drawPage(look);
    const parts = await partsOf(drawn.canvas, 5431);
    const row = await pictured(
      filled(),
      { number: 100 + at, kind: 'listing', title: '' },
      parts,
      look.scale ?? 1,
    );
    const session = new PackSession(ports, packPorts(), sampleCase(), [row], undefined);
    const input = {
      chosen: [{ number: 100 + at, view: 'picture' as const }],
      profile: { ...profile, maxFiles: 50 },
      wanted: new Map<string, boolean>(),
    };
    const done = await session.prepare(input, new AbortController().signal, () => undefined);
    if (!done.ok) throw new Error(done.error.code);
    for (const { page, picture } of done.value.flatMap((source) => source.pages)) {
      if (!picture) throw new Error('not made');
      const shown = drawn.lines.filter(({ top, bottom }) => top >= page.top && bottom <= page.bottom);
      const left = (picture.width - Math.round(look.width * picture.scale)) / 2;
      const place = { top: page.top, left, band: picture.band, scale: picture.scale };
      pages++;
      lines += shown.length;
      cut += linesAt(drawn.lines, page.bottom).length;
      lowest = Math.min(lowest, ...(await inkHeights(picture.blob, shown, place)));
    }
  }
  return { pages, lines, cut, lowest };
}

Object.assign(globalThis, { fill, pack, legibility } satisfies PackBench);
