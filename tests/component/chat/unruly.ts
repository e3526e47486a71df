import type { WatchEvent } from '@/utils/capture/chat/watch.types';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { conversation, type Line } from '../../fixtures/sites/chat/data';

/** What a fixture conversation lets a test do with it. */
export interface Chat {
  readonly pane: HTMLElement;
  push(line: Line): void;
  replace(id: number, change: Partial<Line>): void;
  remove(id: number): void;
  redraw(): void;
}

/** One thing that happens to the conversation; `which` counts from its newest message. */
export interface Act {
  readonly kind: 'push' | 'edit' | 'recall' | 'remove' | 'same' | 'redraw';
  readonly which: number;
  /** Until the next: in the same task, after a microtask, or so many ms; `busy` ms in which nothing else can run. */
  readonly wait: 'at once' | 'microtask' | number;
  readonly busy: number;
}

const FRESH = 50_000;
const MARK = /m(\d+)v(\d+)/g;
const NOTICE = { kind: 'recall', from: 'system', text: '对方撤回了一条消息' } as const;
const SAME = '在吗';

export const said = (facts: RowFacts | undefined): string =>
  (facts?.parts ?? [])
    .map((part) => (part.kind === 'text' && part.source === 'text' ? part.text : ''))
    .join('|');
export const marksIn = (text: string): string[] => [...text.matchAll(MARK)].map(([mark]) => mark);
/** Of a message that was said while the guard was on. */
const isFresh = (mark: string): boolean => Number(/\d+/.exec(mark)?.[0]) >= FRESH;
/** A wording from before the guard began. */
const isOld = (mark: string): boolean => mark.endsWith('v0') && !isFresh(mark);
const messageOf = (mark: string): string => mark.replace(/v\d+$/, '');

/** A conversation in which every wording of every message is marked, so that nothing can be taken for another. */
export class Unruly {
  readonly chat: Chat;
  /** Newest last: ids of what stands there. */
  readonly #live: number[];
  readonly #versions = new Map<number, number>();
  readonly #recalled = new Set<number>();
  #next = FRESH;
  /** Marks of wordings that were in the document when an observer was called. */
  readonly shown = new Set<string>();
  /** Marks of wordings that were ever drawn. */
  readonly drawn = new Set<string>();
  /** Marks of messages that were taken back while they stood in the document. */
  readonly takenBack = new Set<string>();
  readonly #observer: MutationObserver;
  /** Marks of all messages that were taken back. */
  readonly gone = new Set<string>();
  /** Rows without a mark (notices, "在吗") that were removed. */
  plainRemoved = 0;

  constructor(open: (lines: readonly Line[]) => Chat, count: number) {
    const lines = conversation(count).map((line) =>
      line.kind === 'message' && line.image === undefined
        ? { ...line, text: `m${line.id}v0 ${line.text}` }
        : line,
    );
    this.chat = open(lines);
    this.#live = lines.filter(({ text }) => marksIn(text).length > 0).map(({ id }) => id);
    for (const id of this.#live) this.#versions.set(id, 0);
    this.#observer = new MutationObserver(() => this.#note(this.shown));
    this.#observer.observe(this.chat.pane, { subtree: true, childList: true, characterData: true });
    this.#note(this.shown);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #note(into: Set<string>): void {
    for (const mark of marksIn(this.chat.pane.textContent)) into.add(mark);
  }

  #text(id: number): string {
    const version = this.#versions.get(id) ?? 0;
    return `m${id}v${version} ${['先交激活费 50 元', '付款后到账', '加微信 kf8866 私下付款'][id % 3]}`;
  }

  /** It is drawn, and so is what stands above it: what goes at the upper edge may as well have scrolled away. */
  #isInside(id: number): boolean {
    const text = this.chat.pane.textContent;
    const above = this.#live[this.#live.indexOf(id) - 1] ?? id;
    return [id, above].every((one) => marksIn(text).some((mark) => messageOf(mark) === `m${one}`));
  }

  isEdited(mark: string): boolean {
    const [, id = '', version = ''] = /m(\d+)v(\d+)/.exec(mark) ?? [];
    return (this.#versions.get(Number(id)) ?? 0) > Number(version);
  }

  act({ kind, which }: Act): void {
    const at = this.#live.length - 1 - (which % this.#live.length);
    const id = this.#live[at] ?? 0;
    const isRecalled = this.#recalled.has(id);
    if (kind === 'push' || kind === 'same') {
      const fresh = this.#next++;
      const from = fresh % 4 === 0 ? 'buyer' : 'seller';
      if (kind === 'push') {
        this.#versions.set(fresh, 0);
        this.#live.push(fresh);
      }
      this.chat.push({ id: fresh, from, kind: 'message', text: kind === 'same' ? SAME : this.#text(fresh) });
    } else if (kind === 'redraw') this.chat.redraw();
    else if (kind === 'remove') {
      if (isRecalled) this.plainRemoved += 1;
      else if (this.#isInside(id)) this.takenBack.add(`m${id}`);
      this.gone.add(`m${id}`);
      this.#live.splice(at, 1);
      this.chat.remove(id);
    } else if (!isRecalled && kind === 'recall') {
      if (this.#isInside(id)) this.takenBack.add(`m${id}`);
      this.gone.add(`m${id}`);
      this.#recalled.add(id);
      this.chat.replace(id, NOTICE);
    } else if (!isRecalled) {
      this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
      this.chat.replace(id, { text: this.#text(id) });
    }
    this.#note(this.drawn);
  }

  async run(acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      this.act(act);
      const end = performance.now() + act.busy;
      while (performance.now() < end);
      if (act.wait === 'microtask') await Promise.resolve();
      else if (act.wait !== 'at once') await new Promise((resolve) => setTimeout(resolve, Number(act.wait)));
    }
  }
}

export interface Faults {
  /** Words of two messages under one row. */
  readonly mixed: string[];
  /** Said to be taken back, and was not. */
  readonly untrue: string[];
  /** Drawn for a moment and dropped by the program: said to have come and gone, and was there before. */
  readonly passing: string[];
  /** Told once more after it was told as gone. */
  readonly again: string[];
  /** Edits that are told as one gone and another come. */
  readonly split: string[];
  /** Stood in the document when an observer was called, and are in no event. */
  readonly lost: string[];
  /** The same of what was said long before and was drawn for a moment only. */
  readonly old: string[];
  /** The same of what was drawn and gone again within one task. */
  readonly unseen: string[];
  /** Was taken back in the document, and no event says so. */
  readonly missed: string[];
}

/** What the journal of a guard says wrongly, or does not say. */
export function faultsIn(events: readonly WatchEvent[], truth: Unruly): Faults {
  const faults: Faults = {
    mixed: [],
    untrue: [],
    again: [],
    old: [],
    passing: [],
    split: [],
    lost: [],
    unseen: [],
    missed: [],
  };
  const byRow = new Map<number, string>();
  const told = new Set<string>();
  const back = new Set<string>();
  let plain = 0;
  const seen = new Set<number>();
  for (const { type, row = 0, facts, before } of events) {
    if (type === 'added' || type === 'present') {
      const [mark] = marksIn(said(facts));
      if (type === 'present' && mark !== undefined && isFresh(mark)) faults.untrue.push(`present ${mark}`);
      if (seen.has(row)) faults.again.push(`${row}`);
      seen.add(row);
    }
    for (const mark of [...marksIn(said(facts)), ...marksIn(said(before))]) {
      told.add(mark);
      const message = messageOf(mark);
      const known = byRow.get(row) ?? message;
      if (known !== message) faults.mixed.push(`${type} ${row}: ${known} ${message}`);
      byRow.set(row, known);
    }
    if (type !== 'removed' && type !== 'recalled') continue;
    const [mark] = marksIn(said(before));
    if (mark === undefined) {
      if (type === 'removed') plain += 1;
      continue;
    }
    if (truth.gone.has(messageOf(mark))) back.add(messageOf(mark));
    else if (truth.isEdited(mark)) faults.split.push(mark);
    else if (row < 0) (isOld(mark) ? faults.passing : faults.split).push(mark);
    else faults.untrue.push(`${type} ${mark}`);
  }
  if (plain > truth.plainRemoved) faults.untrue.push(`${plain - truth.plainRemoved} unmarked removed`);
  const untold = [...truth.drawn, ...truth.shown].filter((mark) => !told.has(mark));
  for (const mark of new Set(untold)) {
    if (isOld(mark)) faults.old.push(mark);
    else (truth.shown.has(mark) ? faults.lost : faults.unseen).push(mark);
  }
  faults.missed.push(...[...truth.takenBack].filter((one) => !back.has(one)));
  return faults;
}
