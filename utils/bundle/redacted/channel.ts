import { compactOfAll, folded, isSeparator } from './compact';
import { decodeLayer, hasEscapes } from './escapes';

/** A stretch of text with the place in the source that each of its UTF-16 units stands for. */
export interface Channel {
  readonly text: string;
  /** Offsets into the source, by unit. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Part of a source: `[from, to)`. */
export type Span = readonly [from: number, to: number];

/** Escapes in escapes (a percent-encoded address in an attribute in a srcdoc): deeper ones are not looked for. */
const LAYERS = 4;

/** The whole source but the skipped spans, in order. */
export function channelOf(source: string, skipped: readonly Span[]): Channel {
  const total = source.length - skipped.reduce((sum, [from, to]) => sum + to - from, 0);
  const at = new Int32Array(total);
  let text = '';
  let filled = 0;
  let start = 0;
  for (const [from, to] of [...skipped, [source.length, source.length] as const]) {
    text += source.slice(start, from);
    for (let i = start; i < from; i++) at[filled++] = i;
    start = to;
  }
  return { text, from: at, to: at.map((offset) => offset + 1) };
}

/** The channel as it stands, then as each decoding of its escapes reads. */
export function* layersOf(channel: Channel): Generator<Channel> {
  let layer = channel;
  yield layer;
  for (let depth = 1; depth < LAYERS && hasEscapes(layer.text); depth++) {
    const next = decodeLayer(layer);
    if (next.text === layer.text) return;
    yield (layer = next);
  }
}

/** Where any of the needles (compact) stands in the channel: spans of the source, those of one hit together. */
export function findIn(channel: Channel, needles: readonly string[]): Span[][] {
  // Nearly every text has none: where each character stands is worked out only for the others.
  const whole = compactOfAll(channel.text);
  if (!needles.some((needle) => whole.includes(needle))) return [];
  const units: number[] = [];
  let compact = '';
  for (let i = 0; i < channel.text.length;) {
    const character = String.fromCodePoint(channel.text.codePointAt(i) ?? 0);
    if (!isSeparator(character)) {
      const fold = folded(character);
      compact += fold;
      for (let n = 0; n < fold.length; n++) units.push(i);
    }
    i += character.length;
  }
  const hits: Span[][] = [];
  for (const needle of needles) {
    for (let at = compact.indexOf(needle); at >= 0; at = compact.indexOf(needle, at + 1)) {
      const first = units[at] ?? 0;
      const last = units[at + needle.length - 1] ?? first;
      const lastLength = (channel.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
      hits.push(spansOf(channel, first, last + lastLength));
    }
  }
  return hits;
}

/** Source spans of the units `[first, end)`; what lies between them in the source (tags) is left alone. */
export function spansOf({ from, to }: Channel, first: number, end: number): Span[] {
  const spans: [number, number][] = [];
  for (let i = first; i < end; i++) {
    const [start, stop] = [from[i] ?? 0, to[i] ?? 0];
    const last = spans.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], stop);
    else spans.push([start, stop]);
  }
  return spans;
}
