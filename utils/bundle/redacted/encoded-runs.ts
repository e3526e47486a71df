import { fromHex } from '../../shared/bytes';
import { spansOf, type Channel, type Span } from './channel';
import { compactOfAll } from './compact';

/** Eight characters are six bytes: what can be masked is no shorter. A run may have a path before it, hence every alignment. */
const BASE64_RUN = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const HEX_RUN = /(?:[0-9a-fA-F]{2}){5,}/g;
/** Characters: longer runs are files (fonts, pictures), which are searched as bytes. */
const LONGEST = 100_000;

/**
 * Runs of base64 (both alphabets, any alignment) or hex digits in a channel that decode to something with one of the needles
 * in it, in whatever spelling with separators: tokens in addresses, cookies in headers. The whole run counts as the hit.
 */
export function encodedHits(channel: Channel, needles: readonly string[]): Span[][] {
  const hits: Span[][] = [];
  const look = (pattern: RegExp, readings: (run: string) => Iterable<Uint8Array>): void => {
    for (const { index, 0: run } of channel.text.matchAll(pattern)) {
      if (run.length > LONGEST) continue;
      for (const bytes of readings(run)) {
        if (!says(bytes, needles)) continue;
        hits.push(spansOf(channel, index, index + run.length));
        break;
      }
    }
  };
  look(BASE64_RUN, base64Readings);
  look(HEX_RUN, (run) => [fromHex(run)]);
  return hits;
}

/** As UTF-8, and as UTF-16 of characters below U+0100, whose other bytes are zero. */
function says(bytes: Uint8Array, needles: readonly string[]): boolean {
  const text = compactOfAll(new TextDecoder().decode(bytes).replaceAll('\0', ''));
  return needles.some((needle) => text.includes(needle));
}

const VALUES = new Int8Array(128).fill(-1);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let at = 0; at < ALPHABET.length; at++) VALUES[ALPHABET.charCodeAt(at)] = at;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

function* base64Readings(padded: string): Generator<Uint8Array> {
  const run = padded.replace(/=+$/, '');
  for (let start = 0; start < 4; start++) {
    const bytes = new Uint8Array(Math.floor(((run.length - start) * 3) / 4));
    let [held, bits, filled] = [0, 0, 0];
    for (let at = start; at < run.length; at++) {
      held = ((held << 6) | (VALUES[run.charCodeAt(at)] ?? 0)) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[filled++] = (held >> bits) & 255;
    }
    yield bytes;
  }
}
