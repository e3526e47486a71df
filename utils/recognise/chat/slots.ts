import type { RowFacts, TextPart } from './facts.types';
import { isSeen, plain, splitTime } from './row-text';
import { readShownTime, type ShownTime } from './shown-time';
import { STATE } from './wording.data';

/** What stands in one place of the rows' structure, over all rows. */
export interface Slot {
  readonly count: number;
  /** Different texts among them. */
  readonly distinct: number;
  /** Shares, 0–1. */
  readonly times: number;
  readonly states: number;
  /** Longest text, UTF-16 units. */
  readonly longest: number;
  /** It stands inside `<time>` or carries a machine-readable time. */
  readonly machine: boolean;
  /** Share of its rows that show another text as well. */
  readonly accompanied: number;
  /** Share that reads as a name and a time in one, and how many different names these are. */
  readonly heads: number;
  readonly headNames: number;
}

export interface Slots {
  of(part: TextPart): Slot;
  time(part: TextPart): ShownTime | undefined;
}

const NONE: Slot = {
  count: 0,
  distinct: 0,
  times: 0,
  states: 0,
  longest: 0,
  machine: false,
  accompanied: 0,
  heads: 0,
  headNames: 0,
};

interface Tally {
  count: number;
  times: number;
  states: number;
  longest: number;
  machine: boolean;
  accompanied: number;
  readonly values: Set<string>;
  heads: number;
  readonly headNames: Set<string>;
}

/**
 * Counts what each place of the structure holds. A place that repeats two names over a hundred rows holds the sender, one
 * that always reads as a time holds the time, whatever the elements are called.
 */
export function readSlots(rows: readonly RowFacts[]): Slots {
  const tallies = new Map<string, Tally>();
  const times = new Map<string, ShownTime | undefined>();
  const time = (text: string): ShownTime | undefined => {
    if (!times.has(text)) times.set(text, readShownTime(text));
    return times.get(text);
  };
  const seenGroups = new Set<number>();
  const add = (part: TextPart, company: number): void => {
    let tally = tallies.get(part.slot);
    if (!tally) {
      tally = {
        count: 0,
        times: 0,
        states: 0,
        longest: 0,
        machine: false,
        accompanied: 0,
        values: new Set(),
        heads: 0,
        headNames: new Set(),
      };
      tallies.set(part.slot, tally);
    }
    tally.count += 1;
    if (company > 1) tally.accompanied += 1;
    tally.longest = Math.max(tally.longest, part.text.length);
    tally.machine ||= part.tag === 'time' || part.datetime !== undefined;
    if (tally.values.size < 5000) tally.values.add(part.text);
    if (time(part.text)) tally.times += 1;
    else {
      const head = splitTime(part.text);
      if (head) {
        tally.heads += 1;
        tally.headNames.add(head.rest);
      }
    }
    if (STATE.pattern.test(plain(part.text))) tally.states += 1;
  };
  for (const row of rows) {
    const own = row.parts.filter(isSeen);
    const outer = row.groupParts?.filter(isSeen) ?? [];
    for (const part of own) add(part, own.length + outer.length);
    if (row.group === undefined || seenGroups.has(row.group)) continue;
    seenGroups.add(row.group);
    for (const part of outer) add(part, outer.length + own.length);
  }
  return {
    time: (part) => time(part.text),
    of(part) {
      const tally = tallies.get(part.slot);
      if (!tally) return NONE;
      const { count, longest, machine, values } = tally;
      return {
        count,
        distinct: values.size,
        times: tally.times / count,
        states: tally.states / count,
        longest,
        machine,
        accompanied: tally.accompanied / count,
        heads: tally.heads / count,
        headNames: tally.headNames.size,
      };
    },
  };
}

/** A place that holds a few names over and over. */
export const holdsNames = (slot: Slot): boolean =>
  slot.count >= 2 &&
  slot.longest <= 40 &&
  slot.accompanied > 0.9 &&
  slot.distinct <= Math.max(slot.count >= 4 ? 2 : 1, slot.count * 0.25);

/** A place that holds a name and a time in one text, "小极 · 14:31", of a few names over and over. */
export const holdsHeads = (slot: Slot): boolean =>
  slot.count >= 2 &&
  slot.heads >= 0.8 &&
  slot.accompanied > 0.9 &&
  slot.headNames <= Math.max(slot.count >= 4 ? 2 : 1, slot.count * 0.25);

export const holdsTimes = (slot: Slot): boolean => slot.machine || (slot.count > 0 && slot.times >= 0.8);
