import { fromBase64, toBase64, utf8 } from '../../shared/bytes';
import { channelOf, findIn, layersOf, type Channel, type Span } from './channel';
import { encodedHits } from './encoded-runs';
import { BLOT } from './plan';

/** Inlined files of a page: pictures, fonts, frames. What is inside text ones is masked by itself. */
const DATA_URL = /data:([a-z0-9.+/-]*)((?:;[a-z0-9=."-]+)*?);base64,([A-Za-z0-9+/_=-]*)/gi;
const TEXTUAL = /^(?:text\/|application\/(?:json|xml|xhtml|javascript|ecmascript)|image\/svg)/i;
/** A comment, or a tag of any kind: text goes on behind it. */
const TAG = /<!--[\s\S]*?-->|<[/!?a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;

export interface Masked {
  readonly text: string;
  /** Places that were blotted out. */
  readonly count: number;
}

/**
 * Replaces every occurrence of the needles (compact form) in a text, page or style sheet: as it stands, escaped in any
 * language (also escape within escape), with separators between, and split by tags. Tags themselves stay. A token that
 * holds one (base64, hex) goes whole.
 */
export function maskText(source: string, needles: readonly string[]): Masked {
  const inner = maskInlined(source, needles);
  const hits = hitsIn(inner.text, needles);
  const { text, count } = blot(inner.text, hits);
  return { text, count: count + inner.count };
}

export function holdsAny(source: string, needles: readonly string[]): boolean {
  return maskInlined(source, needles).count > 0 || hitsIn(source, needles).length > 0;
}

function hitsIn(source: string, needles: readonly string[]): Span[][] {
  if (needles.length === 0 || source === '') return [];
  const inlined = matchSpans(source, DATA_URL);
  const hits: Span[][] = [];
  const look = (channel: Channel): void => {
    for (const layer of layersOf(channel))
      hits.push(...findIn(layer, needles), ...encodedHits(layer, needles));
  };
  look(channelOf(source, inlined));
  if (source.includes('<')) {
    const tags = matchSpans(source, TAG);
    if (tags.length > 0) look(channelOf(source, union([...inlined, ...tags])));
  }
  return hits;
}

/** Text files that are inlined as base64: decoded, masked, encoded again. */
function maskInlined(source: string, needles: readonly string[]): Masked {
  let count = 0;
  const text = source.replaceAll(DATA_URL, (whole, type: string, parameters: string, base64: string) => {
    if (!TEXTUAL.test(type)) return whole;
    const decoded = decodeBase64(base64);
    const masked = decoded === undefined ? undefined : maskText(decoded, needles);
    if (!masked || masked.count === 0) return whole;
    count += masked.count;
    return `data:${type}${parameters};base64,${toBase64(utf8(masked.text))}`;
  });
  return { text, count };
}

function decodeBase64(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(fromBase64(base64.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}

/** Pictures, films and papers inlined in a page may show what is masked beside them: taken out, all of them. */
export function withoutInlinedPictures(html: string): string {
  return html
    .replaceAll(
      /data:(?:image|video|audio|application)\/[^,;"'\s<>]*(?:;[^,"'\s<>]*?)?;base64,[A-Za-z0-9+/=_-]*/gi,
      NOTHING,
    )
    .replaceAll(/data:(?:image|video|audio|application)\/[^"'\s)<>\\&]*/gi, NOTHING);
}

const NOTHING = 'data:,';

function blot(source: string, hits: readonly Span[][]): Masked {
  if (hits.length === 0) return { text: source, count: 0 };
  const starts = new Set(hits.map(([first]) => first?.[0]));
  let out = '';
  let at = 0;
  let count = 0;
  for (const [from, to] of union(hits.flat())) {
    out += source.slice(at, from);
    if ([...starts].some((start) => start !== undefined && start >= from && start < to)) {
      out += BLOT;
      count += 1;
    }
    at = to;
  }
  return { text: out + source.slice(at), count };
}

function matchSpans(source: string, pattern: RegExp): Span[] {
  return [...source.matchAll(pattern)].map(({ index, 0: { length } }) => [index, index + length]);
}

/** Sorted, none touching another. */
function union(spans: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
