import { cleanText } from './clean';
import type { Block } from './model';

const BAR = '｜';
/** Signature and date stand at the right; in plain text that is so many wide spaces. */
const RIGHT = '　'.repeat(8);
const HEADING = /^[一二三四五六七八九十]{1,3}、\S.{0,40}$/u;

/**
 * A paper as plain text, the one form it is kept, edited and pasted in; pages and documents are made of it. A line is a
 * paragraph, `一、…` a heading, lines with `｜` a table, a line ending in `：` is an address, wide spaces push to the right.
 */
export function plainOf(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block, i) => {
    const before = blocks[i - 1];
    switch (block.kind) {
      case 'title':
        return [block.text, ''];
      case 'heading':
        return [...(before?.kind === 'title' ? [] : ['']), block.text];
      case 'sign':
        return [...(before?.kind === 'sign' ? [] : ['']), RIGHT + block.text];
      case 'table':
        return [
          ...(before?.kind === 'table' ? [''] : []),
          ...[block.head, ...block.rows].map((r) => r.join(BAR)),
        ];
      case 'para':
      case 'address':
        break;
    }
    return [block.text];
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The same back; of whatever a person has typed, too. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    const [head, ...rest] = rows;
    if (head && rest.length > 0)
      blocks.push({ kind: 'table', head, rows: rest.map((row) => fit(row, head.length)) });
    else if (head) blocks.push({ kind: 'para', text: head.join(BAR) });
    rows = [];
  };
  for (const raw of cleanText(text).split('\n')) {
    const line = raw.trimEnd();
    const words = line.trim();
    if (words.includes(BAR) && blocks.length > 0) {
      rows.push(words.split(BAR).map((cell) => cell.trim()));
      continue;
    }
    flush();
    if (words === '') continue;
    if (blocks.length === 0) blocks.push({ kind: 'title', text: words });
    else if (/^\u3000{4,}/u.test(line)) blocks.push({ kind: 'sign', text: words });
    else if (HEADING.test(words)) blocks.push({ kind: 'heading', text: words });
    else if (isAddress(words, blocks.at(-1))) blocks.push({ kind: 'address', text: words });
    else blocks.push({ kind: 'para', text: words });
  }
  flush();
  return blocks;
}

/** 致…： at the beginning; the court after 此致. */
function isAddress(words: string, before: Block | undefined): boolean {
  if (before?.kind === 'para' && before.text === '此致') return true;
  return (
    /[：:]$/.test(words) && words.length <= 80 && (before?.kind === 'title' || before?.kind === 'address')
  );
}

/** Rows as long as the head: what is too much joins the last cell, nothing is dropped. */
function fit(row: readonly string[], columns: number): string[] {
  if (row.length > columns) return [...row.slice(0, columns - 1), row.slice(columns - 1).join(BAR)];
  return [...row, ...Array.from({ length: columns - row.length }, () => '')];
}

/** The words below a heading (`二、投诉说明…`), up to the next; all of the text where nobody finds it. */
export function sectionOf(text: string, heading: string): string {
  const blocks = blocksOf(text);
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text.includes(heading));
  if (from < 0) return text.trim();
  const end = blocks.findIndex((block, i) => i > from && (block.kind === 'heading' || block.kind === 'sign'));
  return plainOf(blocks.slice(from + 1, end < 0 ? undefined : end)).trim();
}

/** The text with other words below that heading. */
export function withSection(text: string, heading: string, words: string): string {
  const blocks = blocksOf(text);
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text.includes(heading));
  if (from < 0) return text;
  const end = blocks.findIndex((block, i) => i > from && (block.kind === 'heading' || block.kind === 'sign'));
  const own = words.split('\n').filter((line) => line.trim() !== '');
  return plainOf([
    ...blocks.slice(0, from + 1),
    ...own.map((line): Block => ({ kind: 'para', text: line })),
    ...(end < 0 ? [] : blocks.slice(end)),
  ]);
}
