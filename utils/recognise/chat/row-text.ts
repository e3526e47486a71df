import { fold } from '../fold';
import type { MediaPart, RowFacts, RowPart, TextPart } from './facts.types';
import { textHash } from './hash';
import { isRelativeTime, readShownTime, type ShownTime } from './shown-time';
import { RECALL, STATE } from './wording.data';

export const isText = (part: RowPart): part is TextPart => part.kind === 'text';
export const isMedia = (part: RowPart): part is MediaPart => part.kind !== 'text' && part.kind !== 'break';

/** A text the user reads, as against one for screen readers or out of an attribute. */
export const isSeen = (part: RowPart): part is TextPart => isText(part) && part.source === 'text';

/** Whole, trimmed and folded: what the word lists are matched against. */
export const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** The row says that a message was taken back. */
export const isNotice = ({ parts }: RowFacts): boolean =>
  parts.some((part) => isText(part) && RECALL.pattern.test(plain(part.text)));

/** Joined as displayed: parts of one block on one line, blocks below each other. */
export function joinParts(parts: readonly RowPart[]): string {
  let out = '';
  let block: number | undefined;
  for (const part of parts) {
    if (part.kind === 'break') out += '\n';
    if (!isText(part)) continue;
    if (block !== undefined && part.block !== block && !out.endsWith('\n')) out += '\n';
    out += part.text;
    ({ block } = part);
  }
  return out.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/^\s+|\s+$/g, '');
}

/** An address without what changes from one rendering to the next. */
function lasting(url: string | undefined): string {
  if (url === undefined) return '';
  if (url.startsWith('data:')) return `data:${url.length}:${textHash(url)}`;
  return url.startsWith('blob:') ? 'blob:' : url.replace(/[?#].*$/, '');
}

const VOLATILE = 16;
/** Read marks and "5 分钟前" change while nobody says anything. */
const isVolatile = (part: RowPart): boolean => isText(part) && isVolatileText(part.text);
export const isVolatileText = (text: string): boolean =>
  text.length <= VOLATILE && (STATE.pattern.test(plain(text)) || isRelativeTime(text));

/**
 * What makes a row this row and no other: all it shows, without read marks and relative times unless there is nothing
 * else. Empty while its content has not come.
 */
export function contentOf(facts: RowFacts): string {
  const said = facts.parts.filter((part) => isMedia(part) || (isSeen(part) && part.text.trim() !== ''));
  const lastingOnes = said.filter((part) => !isVolatile(part));
  return (lastingOnes.length > 0 ? lastingOnes : said)
    .map((part) =>
      isText(part) ? part.text.trim() : isMedia(part) ? `<${part.kind} ${lasting(part.url)}>` : '',
    )
    .join('\u241f');
}

export interface SplitTime {
  readonly time: ShownTime;
  /** Verbatim pieces of the text. */
  readonly shown: string;
  readonly rest: string;
}

const SEAM = /[\s·•|,，—–-]+/g;

/** "客服 小极 2026-03-12 14:35", "14:35 小极": a time with a name on one side of it, in one text. */
export function splitTime(text: string): SplitTime | undefined {
  if (text.length > 90 || !/\d/.test(text)) return undefined;
  for (const seam of text.matchAll(SEAM)) {
    const head = text.slice(0, seam.index);
    const tail = text.slice(seam.index + seam[0].length);
    if (head.trim() === '' || tail.trim() === '') continue;
    const behind = readShownTime(tail);
    if (behind) return { time: behind, shown: tail.trim(), rest: head.trim() };
  }
  for (const seam of [...text.matchAll(SEAM)].reverse()) {
    const head = text.slice(0, seam.index);
    const before = head.trim() === '' ? undefined : readShownTime(head);
    const rest = text.slice(seam.index + seam[0].length).trim();
    if (before && rest !== '') return { time: before, shown: head.trim(), rest };
  }
  return undefined;
}
