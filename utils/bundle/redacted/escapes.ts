import { decodeHTML } from 'entities/decode';
import { fromHex } from '../../shared/bytes';
import type { Channel } from './channel';

/**
 * One escape of any language a page is written in: HTML character references, percent-encoding (URL), JavaScript and JSON
 * `\u0031` `\u{31}` `\x31` `\/`, CSS `\31 `.
 */
const ESCAPE =
  /(?<html>&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?)|\\u\{(?<brace>[0-9a-fA-F]{1,6})\}|\\u(?<u4>[0-9a-fA-F]{4})|\\x(?<x2>[0-9a-fA-F]{2})|%u(?<pu>[0-9a-fA-F]{4})|(?<percent>(?:%[0-9a-fA-F]{2})+|(?:=[0-9a-fA-F]{2}){3,})|(?<soft>=\r?\n)|\\(?<css>[0-9a-fA-F]{1,6})[ \t]?|\\(?<plain>[^\s0-9a-fA-FuxU])/g;

export const hasEscapes = (text: string): boolean => /[&\\%]|=(?:[0-9a-fA-F]{2}=|\r?\n)/.test(text);

/** The channel with its escapes decoded once. */
export function decodeLayer(channel: Channel): Channel {
  const { text, from, to } = channel;
  let out = '';
  // What an escape stands for is never longer than the escape.
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let filled = 0;
  const copy = (begin: number, end: number): void => {
    out += text.slice(begin, end);
    starts.set(from.subarray(begin, end), filled);
    ends.set(to.subarray(begin, end), filled);
    filled += end - begin;
  };
  /** Characters that stand for the units `[begin, end)`, all of them. */
  const put = (characters: string, begin: number, end: number): void => {
    out += characters;
    for (let i = 0; i < characters.length; i++) {
      starts[filled] = from[begin] ?? 0;
      ends[filled++] = to[end - 1] ?? 0;
    }
  };
  let at = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const { index } = match;
    const end = index + match[0].length;
    const groups = match.groups ?? {};
    if (groups['percent'] !== undefined) {
      copy(at, index);
      for (const [characters, begin, stop] of percentRuns(groups['percent']))
        put(characters, index + begin, index + stop);
    } else {
      const decoded = decodeOne(groups);
      if (decoded === undefined) continue;
      copy(at, index);
      put(decoded, index, end);
    }
    at = end;
  }
  copy(at, text.length);
  return { text: out, from: starts.subarray(0, filled), to: ends.subarray(0, filled) };
}

function decodeOne(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { html, plain, soft } = groups;
  if (soft !== undefined) return '';
  if (plain !== undefined) return plain;
  if (html !== undefined) {
    const text = decodeHTML(html);
    return text === html ? undefined : text;
  }
  const hex = groups['brace'] ?? groups['u4'] ?? groups['x2'] ?? groups['pu'] ?? groups['css'];
  return hex === undefined ? undefined : point(Number.parseInt(hex, 16));
}

const point = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

/** `%E5%BC%A0%31`, character by character, each with its place; what is no UTF-8 is read as GBK, as older shops write it. */
function percentRuns(run: string): [characters: string, from: number, to: number][] {
  const bytes = fromHex(run.replaceAll(/[%=]/g, ''));
  const out: [string, number, number][] = [];
  if (new TextDecoder().decode(bytes).includes('\ufffd')) return gbkRuns(bytes);
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    const end = Math.min(bytes.length, at + length);
    out.push([new TextDecoder().decode(bytes.subarray(at, end)), at * 3, end * 3]);
    at = end;
  }
  return out;
}

function gbkRuns(bytes: Uint8Array): [characters: string, from: number, to: number][] {
  const out: [string, number, number][] = [];
  const decoder = new TextDecoder('gb18030');
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + ((bytes[at] ?? 0) < 0x80 ? 1 : 2));
    out.push([decoder.decode(bytes.subarray(at, end)), at * 3, end * 3]);
    at = end;
  }
  return out;
}
