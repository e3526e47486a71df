import { compactOf } from '@/utils/bundle/redacted/compact';
import { holdsAny } from '@/utils/bundle/redacted/mask-text';
import type { Area } from '@/utils/bundle/redacted/plan';
import type { Exhibit } from '@/utils/exhibit/model';
import { parseChat } from '@/utils/recognise/chat/parse';
import type { PageRect } from '@/utils/recognise/types';

/** Device px around what was read: glyphs reach beyond the box of their line. */
const MARGIN = 4;

interface Placed {
  readonly path: string;
  readonly area: Area;
}

/**
 * Where masked strings stand in pictures, as far as the exhibit tells: facts point into the page's picture, messages into the
 * screens they were seen on. Everything else is for the user's eyes.
 *
 * @param heights device px of the picture's parts, in their order
 */
export function placesIn(
  record: Pick<Exhibit, 'picture'>,
  words: { readonly facts?: string; readonly chat?: string },
  needles: readonly string[],
  heights: readonly number[],
): Placed[] {
  return [...factPlaces(record, words.facts, needles, heights), ...chatPlaces(words.chat, needles)];
}

function factPlaces(
  { picture }: Pick<Exhibit, 'picture'>,
  facts: string | undefined,
  needles: readonly string[],
  heights: readonly number[],
): Placed[] {
  if (!picture || !facts) return [];
  const top = picture.tiles[0]?.scrollY ?? 0;
  return readFacts(facts)
    .filter(({ verbatim }) => holdsAny(verbatim, needles))
    .flatMap(({ rect }) => {
      const { x, y, width, height } = scaled({ ...rect, y: rect.y - top }, picture.scale);
      let start = 0;
      return picture.parts.flatMap((path, i) => {
        const from = start;
        start += heights[i] ?? 0;
        const begin = Math.max(y, from);
        const end = Math.min(y + height, start);
        return end > begin ? [{ path, area: { x, y: begin - from, width, height: end - begin } }] : [];
      });
    });
}

function readFacts(text: string): { readonly verbatim: string; readonly rect: PageRect }[] {
  try {
    const { facts } = JSON.parse(text) as { facts?: readonly { verbatim?: unknown; rect?: PageRect }[] };
    return (facts ?? []).flatMap(({ verbatim, rect }) =>
      typeof verbatim === 'string' && rect && compactOf(verbatim) !== '' ? [{ verbatim, rect }] : [],
    );
  } catch {
    return [];
  }
}

function chatPlaces(text: string | undefined, needles: readonly string[]): Placed[] {
  const parsed = text === undefined ? undefined : parseChat(text);
  if (!parsed?.ok) return [];
  const chat = parsed.value;
  const words = ({ text: now, quote, earlier }: (typeof chat.messages)[number]): string =>
    [now, quote ?? '', ...earlier.map((one) => one.text)].join('\n');
  return chat.messages
    .filter((message) => holdsAny(words(message), needles))
    .flatMap(({ views }) =>
      views.flatMap(({ step, rect }) => {
        const tile = chat.tiles.find((one) => one.step === step);
        return tile && rect.height > 0 ? [{ path: tile.path, area: scaled(rect, tile.scale) }] : [];
      }),
    );
}

/** CSS px to device px, outwards. */
function scaled({ x, y, width, height }: PageRect, scale: number): Area {
  const left = Math.max(0, Math.floor(x * scale) - MARGIN);
  const top = Math.max(0, Math.floor(y * scale) - MARGIN);
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) * scale) + MARGIN - left,
    height: Math.ceil((y + height) * scale) + MARGIN - top,
  };
}
