import { indexText } from './index-text';

/** Words of a query that are all asked for; more are not looked at. */
export const MAX_TERMS = 8;

/** One word or phrase without blanks, any letter case. */
export interface Term {
  readonly text: string;
  /** Where it stands in a text made by {@link indexText}; -1: nowhere. */
  readonly find: (text: string) => number;
}

/** `秒到账 E003` asks for both. Chinese needs no blanks and no dictionary: any run of characters is found. */
export function termsOf(query: string): readonly Term[] {
  // Blanks part the words here, also between Chinese characters.
  const words = [...new Set(query.split(/\s+/).map((word) => indexText(word).text))].filter(Boolean);
  return words.slice(0, MAX_TERMS).map((text) => ({ text, find: finder(text) }));
}

/** Letters have two cases, Chinese and digits one: those are compared as they are, which is many times quicker. */
function finder(text: string): Term['find'] {
  if (text.toLowerCase() === text.toUpperCase()) return (within) => within.indexOf(text);
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  return (within) => within.search(pattern);
}

/** A piece of text with the places that were asked for, UTF-16 offsets into it, in order and apart from each other. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** Every place of every term. */
export function marksIn(text: string, terms: readonly Term[]): Snippet['marks'] {
  const found: [number, number][] = [];
  for (const term of terms) {
    for (let from = 0; from < text.length;) {
      const at = term.find(text.slice(from));
      if (at < 0) break;
      found.push([from + at, from + at + term.text.length]);
      from += at + term.text.length;
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [start, end] of found) {
    const last = apart.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** UTF-16 units shown before and after a hit. */
const BEFORE = 16;
const AFTER = 44;

/** The words around a place, with every term in them marked. */
export function snippetAt(text: string, at: number, terms: readonly Term[]): Snippet {
  const start = Math.max(0, at - BEFORE);
  const end = Math.min(text.length, at + AFTER);
  const cut = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  return { text: cut, marks: marksIn(cut, terms) };
}
