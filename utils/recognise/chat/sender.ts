import { outerBox } from './faces';
import type { RowFacts, TextPart } from './facts.types';
import type { ChatSender } from './model';
import { isText, splitTime } from './row-text';
import { holdsHeads, holdsNames, type Slots } from './slots';
import { LABEL_SENDER, SELF_NAME } from './wording.data';

/** The sender that a label names. */
export function labelSender(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  for (const pattern of LABEL_SENDER) {
    const name = pattern.exec(label.trim())?.[1]?.trim();
    if (name) return name;
  }
  return undefined;
}

const SENTENCE = /[。？！?!；;]$|[，,。].{2,}/;

/** How likely a text of the row is its sender; 3 and more is taken. */
export function senderScore(
  row: RowFacts,
  part: TextPart,
  parts: readonly TextPart[],
  times: ReadonlySet<TextPart>,
  face: string | undefined,
  slots: Slots,
): number {
  const text = part.text.trim();
  if (text.length > 60 || text === '' || part.control || part.quoted) return -10;
  const rest = parts.filter((p) => p !== part && !times.has(p));
  let score = 0;
  const slot = slots.of(part);
  if (holdsNames(slot) || holdsHeads(slot)) score += 3;
  const boxed = rest.some((p) => outerBox(row, p.box) > 0 && p.y0 >= part.y0 - 4);
  if (outerBox(row, part.box) === 0 && boxed) score += 3;
  if ([...times].some((t) => t.block === part.block || Math.abs(t.y0 - part.y0) < 6)) score += 2;
  if (/^(?:b|strong|h[1-6]|cite|dt|a)$/.test(part.tag)) score += 1;
  const body = rest.length > 0 ? Math.min(...rest.map((p) => p.y0)) : Infinity;
  if (part.y0 < body - 2) score += 1;
  if (face !== undefined && face === text) score += 3;
  if (SELF_NAME.pattern.test(text)) score += 1;
  if (SENTENCE.test(text)) score -= 3;
  if (text.length > 24) score -= 1;
  // What stands below or behind everything else names nobody.
  if (part.y0 > body + 2) score -= 2;
  // Nor does what goes on a line of a bubble: a mention, an emoji in an element of its own.
  const before = parts.slice(0, Math.max(0, parts.indexOf(part)));
  if (before.some((p) => p.block === part.block && !times.has(p))) {
    if (outerBox(row, part.box) > 0) score -= 2;
    if (!/[\p{L}\p{N}]/u.test(text)) score -= 6;
  }
  return score;
}

/** Whose group of bubbles it is. */
export function groupSender(texts: readonly TextPart[]): ChatSender | undefined {
  const name = texts.find((part) => part.text.trim().length <= 40)?.text.trim();
  if (name === undefined) return undefined;
  const split = splitTime(name);
  return { name: (split?.rest ?? name).replace(/[\s:：]+$/, ''), basis: 'group' };
}

/** Sender out of what only screen readers and pointers get. */
export function attributeSender(row: RowFacts, face: string | undefined): ChatSender | undefined {
  const labels = [
    row.label,
    ...row.parts
      .filter(isText)
      .filter((p) => p.source === 'aria-label' || p.source === 'unseen')
      .map((p) => p.text),
  ];
  for (const label of labels) {
    const name = labelSender(label);
    if (name !== undefined) return { name, basis: 'aria-label' };
  }
  if (face !== undefined) return { name: face, basis: 'avatar' };
  const title = row.parts.find((part) => isText(part) && part.source === 'title');
  const named = title && isText(title) ? labelSender(title.text) : undefined;
  return named === undefined ? undefined : { name: named, basis: 'title' };
}
