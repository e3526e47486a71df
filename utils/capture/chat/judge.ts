import type { ChatRecord } from '../../recognise/chat/model';
import { understand } from '../../recognise/chat/understand';
import { CHAT_WORD, GOODS_ROW, REVIEW_WORD } from '../../recognise/chat/wording.data';
import {
  boundingRect,
  computedStyle,
  getAttribute,
  localName,
  styleValue,
  textContent,
} from '../snapshot/natives';
import { composedChildren, composedParent } from './dom';
import { inputNear, type Controls } from './inputs';
import type { ScrollPort } from './port';
import { frameOf, readRow, type RowElement } from './read-row';
import { hasContent, lastRows } from './rows';

/** Why something was taken for a conversation. */
export type FindReason =
  | 'TWO_SIDES' // bubbles stand at both edges
  | 'INPUT_NEARBY' // a box to write messages into stands at its foot
  | 'OWN_PANE' // in a pane of its own above that box
  | 'LOG_ROLE' // the page marks it as a log of messages
  | 'TIMES'
  | 'SENDERS'
  | 'CHAT_WORDS' // recall notices, read marks
  | 'AT_ITS_END' // scrolled to the newest message
  | 'REPEATED_ROWS'
  | 'POINTED_AT';

export interface Judgement {
  readonly score: number;
  readonly reasons: readonly FindReason[];
  readonly rows: number;
  readonly record: ChatRecord;
}

const SAMPLE = 40;
/** Parts read of a row: no message needs more to be known as one, and what is taken for a row may be half the page. */
const MAX_PARTS = 120;
const CLOCK = {
  utc: '1970-01-01T00:00:00.000Z',
  epochMs: 0,
  monotonicMs: 0,
  zone: 'UTC',
  offsetMinutes: 0,
} as const;

/** Reads a sample of rows as if it were a conversation, and weighs what comes out. */
export function judge(list: Element, port: ScrollPort, controls: Controls, now: number): Judgement {
  const { rows: sample, count: rowCount } = lastRows(list, SAMPLE);
  const frame = frameOf(list, MAX_PARTS);
  const record = understand(
    sample.map((row) => ({ facts: readRow(row, frame, now) })),
    {
      source: { url: '', title: '', label: '' },
      clock: { ...CLOCK, epochMs: now },
      completeness: { verdict: 'partial', reasons: [], beginning: 'not-reached', waited: 0 },
    },
  );
  const reasons: FindReason[] = [];
  let score = 0;
  const add = (reason: FindReason, weight: number, holds: boolean): void => {
    if (!holds) return;
    reasons.push(reason);
    score += weight;
  };
  const said = record.messages.filter(({ kind }) => kind === 'message');
  const count = Math.max(1, said.length);
  const timed = said.filter(({ time }) => time?.shown !== undefined || time?.attribute !== undefined).length;
  const sides = new Set(said.filter(({ sideBasis }) => sideBasis !== 'name').map(({ side }) => side));
  const foot = port.element ? boundingRect(port.element) : boundingRect(list);
  const input = inputNear(foot, controls);
  add('TWO_SIDES', 3, sides.has('self') && sides.has('other'));
  add('INPUT_NEARBY', 3, input === 'named');
  add('OWN_PANE', 1, input === 'named' && port.element !== undefined);
  if (input === 'unnamed') score += 1;
  add('LOG_ROLE', 2.5, isLog(list, port));
  add('TIMES', 1.5, timed >= count * 0.2 || record.separators.length > 0);
  add('SENDERS', 1, said.filter(({ sender }) => sender !== undefined).length >= count * 0.4);
  const texts = sample.map(({ element }) => (textContent(element) ?? '').trim());
  add(
    'CHAT_WORDS',
    1.5,
    texts.some((text) => text.length < 60 && CHAT_WORD.test(text)) ||
      record.messages.some(({ kind }) => kind === 'recall'),
  );
  add('AT_ITS_END', 1, port.element !== undefined && port.range > 40 && port.top >= port.range - 40);
  add('REPEATED_ROWS', 1, said.length >= 3);
  // Somebody speaks in nearly every row, at a time, over a box to answer in: then it may well be drawn as a table.
  const spoken = said.filter(({ sender, text }) => sender !== undefined && text !== '').length;
  const speaks = input === 'named' && timed >= count * 0.6 && spoken >= count * 0.6;
  score -= against(list, sample, texts, speaks);
  const firm =
    // Pictures and texts of a product page stand at two edges as well: somebody must speak, at some time.
    (reasons.includes('TWO_SIDES') &&
      (reasons.includes('TIMES') || reasons.includes('SENDERS') || input !== 'none')) ||
    reasons.includes('INPUT_NEARBY') ||
    reasons.includes('LOG_ROLE') ||
    (reasons.includes('CHAT_WORDS') && reasons.includes('TIMES'));
  // Text of its own without a row in it is a bubble, not a list.
  const bubble = rowCount === 0 && hasContent(list);
  // Nothing said yet: only a pane with a box for messages at its foot, or one marked as a log.
  const empty = said.length === 0 && input !== 'named' && !reasons.includes('LOG_ROLE');
  return { score: firm && !empty && !bubble ? score : 0, reasons, rows: rowCount, record };
}

const share = (rows: readonly unknown[], hits: number): number =>
  rows.length === 0 ? 0 : hits / rows.length;

function against(
  list: Element,
  rows: readonly RowElement[],
  texts: readonly string[],
  speaks: boolean,
): number {
  let minus = 0;
  // One or two sentences about an order are no list of orders.
  const many = rows.length >= 3;
  if (many && share(rows, texts.filter((text) => GOODS_ROW.test(text) && text.length < 400).length) >= 0.5)
    minus += 5;
  if (many && share(rows, texts.filter((text) => REVIEW_WORD.test(text)).length) >= 0.4) minus += 3;
  if (share(rows, rows.filter(({ element }) => isLink(element)).length) >= 0.6) minus += 5;
  if (
    !speaks &&
    share(
      rows,
      rows.filter(({ element }) => /^(?:tr|td|th|dt|dd|option|figure)$/.test(localName(element))).length,
    ) >= 0.5
  )
    minus += 5;
  if (share(rows, rows.filter(({ element }) => hasField(element, 0)).length) >= 0.3) minus += 4;
  for (let at: Element | null = list, depth = 0; at && depth < 6; at = composedParent(at), depth++) {
    if (/^(?:nav|menu|select)$/.test(localName(at)) || (!speaks && localName(at) === 'table')) minus += 5;
    if (/^(?:navigation|menu|menubar|listbox|tablist|tree|grid|table)$/.test(getAttribute(at, 'role') ?? ''))
      minus += 5;
  }
  return minus;
}

/** The row as a whole leads somewhere: a menu, a list of goods, a list of conversations. */
function isLink(row: Element): boolean {
  if (/^(?:a|button)$/.test(localName(row))) return true;
  if (styleValue(computedStyle(row), 'cursor') === 'pointer') return true;
  const children = composedChildren(row)
    .slice(0, 8)
    .filter((child) => boundingRect(child).width > 0);
  return children.length === 1 && children[0] !== undefined && /^(?:a|button)$/.test(localName(children[0]));
}

/** Elements of a row among which a field is looked for. */
const FIELD_AMONG = 80;

function hasField(el: Element, depth: number, budget = { left: FIELD_AMONG }): boolean {
  if (/^(?:input|select|textarea)$/.test(localName(el))) return true;
  if (depth >= 5) return false;
  for (const child of composedChildren(el))
    if (budget.left-- > 0 && hasField(child, depth + 1, budget) && boundingRect(child).width > 0) return true;
  return false;
}

function isLog(list: Element, port: ScrollPort): boolean {
  for (let at: Element | null = list, depth = 0; at && depth < 6; at = composedParent(at), depth++) {
    if (getAttribute(at, 'role') === 'log') return true;
    if (
      /^(?:polite|assertive)$/.test(getAttribute(at, 'aria-live') ?? '') &&
      getAttribute(at, 'role') !== 'status' &&
      boundingRect(at).height > 120
    )
      return true;
    if (at === port.element) break;
  }
  return false;
}
