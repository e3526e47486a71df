import { timeOnly } from './clock';
import { findMoney } from './money';
import type { Piece } from './pieces';
import { isMoneyKind, isTimeKind, type Reading } from './read-value';
import type { FactKind } from './types';

/** A value set in several runs: `¥` `498` `.00`, or a date and a time of day. */
export interface Joined {
  /** Position of the run that holds the quoted part. */
  readonly at: number;
  readonly reading: Reading;
  /** The whole as shown. */
  readonly shown: string;
}

const PART = /^[¥\d.,元]{1,14}$|^(?:CNY|RMB)$/;

/**
 * Money whose sign, whole and cents are separate runs of one line. The quotation is the longest part; the value is
 * read off all of them, and the basis says so.
 */
export function joinMoney(pieces: readonly Piece[], at: number): Joined | undefined {
  const first = pieces[at];
  if (!first || !PART.test(first.plain)) return undefined;
  const parts = [first];
  for (let i = at + 1; i < at + 5; i++) {
    const next = pieces[i];
    if (!next || next.block !== first.block || !PART.test(next.plain)) break;
    if (next.run.struck !== first.run.struck || /¥/.test(next.plain)) break;
    parts.push(next);
  }
  if (parts.length < 2) return undefined;
  const shown = parts.map((part) => part.plain).join('');
  const money = findMoney(shown, 0, shown.length, true);
  if (!money || money.value === undefined || money.end - money.start < shown.length) return undefined;
  let longest = 0;
  parts.forEach((part, i) => {
    if (part.plain.length > (parts[longest]?.plain.length ?? 0)) longest = i;
  });
  const quoted = parts[longest];
  if (!quoted) return undefined;
  return {
    at: at + longest,
    shown,
    reading: {
      start: quoted.start,
      end: quoted.end,
      value: money.value,
      currency: 'CNY',
      confidence: money.marked ? 'high' : 'medium',
      remark: `由相邻 ${parts.length} 段文字拼成`,
    },
  };
}

/** A date in one run, its time of day in the next. */
function joinClock(pieces: readonly Piece[], at: number, reading: Reading): Joined | undefined {
  const piece = pieces[at];
  const next = pieces[at + 1];
  if (!piece || !next || reading.dateOnly !== true || reading.value === undefined) return undefined;
  if (piece.text.slice(reading.end).trim() !== '') return undefined;
  const parent = (p: Piece): string => p.run.path.slice(0, -1).join('.');
  if (next.block !== piece.block && parent(next) !== parent(piece)) return undefined;
  const time = timeOnly(next.plain);
  if (time === undefined) return undefined;
  return {
    at,
    shown: `${piece.plain} ${next.plain}`,
    reading: { ...reading, value: `${reading.value} ${time}`, remark: '日期与时刻由相邻文字拼成' },
  };
}

/** The same value read across runs, where the page has split it; undefined where it has not. */
export function joinValue(
  kind: FactKind,
  pieces: readonly Piece[],
  at: number,
  reading: Reading | undefined,
): Joined | undefined {
  if (isMoneyKind(kind)) return joinMoney(pieces, at);
  if (isTimeKind(kind) && reading) return joinClock(pieces, at, reading);
  return undefined;
}
