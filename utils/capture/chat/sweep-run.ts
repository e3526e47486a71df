import type { PartialReason } from '../../recognise/chat/model';
import type { Ledger, Sighting } from '../../recognise/chat/ledger';
import { boundingRect, parentNode } from '../snapshot/natives';
import { isConnected } from '../page/dom';
import { MANY, type Conversation } from './conversation';
import { visibilityState } from './dom';
import type { RowElement } from './read-row';
import { nextFrame, Stir } from './stir';
import {
  DEFAULT_BUDGET,
  SweepStop,
  type SweepBudget,
  type SweepOptions,
  type SweepPhase,
} from './sweep.types';

/** Rows of a list that was listed once, and how long that took. */
interface Listed {
  readonly rows: readonly RowElement[];
  readonly stirred: number;
  readonly at: number;
  /** ms */
  readonly took: number;
}

/** A long list is listed again at most so often that this is the share of the time that goes into it: one in so many. */
const SHARE_OF_LISTING = 20;
/** The same while the page keeps changing and what changed is compared at the end. */
const SHARE_IN_HASTE = 4;

/** What all phases of one sweep share: limits, clocks, what was found, what went wrong. */
export class SweepRun {
  readonly conversation: Conversation;
  readonly options: SweepOptions;
  readonly budget: SweepBudget;
  readonly stir: Stir;
  readonly now: () => number;
  readonly began: number;
  readonly historyWait: number;
  readonly loadingWait: number;
  readonly settleCap: number;
  readonly overlap: number;
  phase: SweepPhase = 'history';
  steps = 0;
  history = 0;
  clicks = 0;
  #pixelSteps = 0;
  #told = 0;
  #listed: Listed | undefined;

  constructor(conversation: Conversation, options: SweepOptions, before: { pixelSteps: number }) {
    this.conversation = conversation;
    this.options = options;
    this.budget = { ...DEFAULT_BUDGET, ...options.budget };
    this.now = options.now ?? Date.now;
    this.began = performance.now();
    this.historyWait = options.historyWait ?? 2500;
    this.loadingWait = options.loadingWait ?? 15_000;
    this.settleCap = options.settleCap ?? 1500;
    this.overlap = Math.min(0.8, Math.max(0.2, options.overlap ?? 0.25));
    this.#pixelSteps = before.pixelSteps;
    const { port, list } = conversation;
    const root = port.element ?? (list && parentNode(list)) ?? list ?? port.target;
    this.stir = new Stir(root);
  }

  get elapsed(): number {
    return performance.now() - this.began;
  }

  get pixelSteps(): number {
    return this.#pixelSteps;
  }

  get hidden(): boolean {
    return this.options.hidden?.() ?? visibilityState(this.conversation.port.doc) === 'hidden';
  }

  /**
   * The rows in the document. To list thousands costs as much as to read hundreds, so a long list is used again as long as
   * nothing stirs.
   *
   * @param hasty also while something stirs, if all its rows still stand in the page: the caller compares in the end
   */
  rows(hasty = false): readonly RowElement[] {
    const began = performance.now();
    const known = this.#listed;
    if (known && known.rows.length > MANY) {
      const { rows, at, took, stirred } = known;
      const age = began - at;
      if (stirred === this.stir.count) {
        if (age < took * SHARE_OF_LISTING) return rows;
      } else if (hasty && age < took * SHARE_IN_HASTE && rows.every(({ element }) => isConnected(element)))
        return rows;
    }
    const stirred = this.stir.count;
    const rows = this.conversation.rows();
    const at = performance.now();
    this.#listed = { rows, stirred, at, took: at - began };
    return rows;
  }

  /** The rows drawn around what is in sight, read. */
  look(): Sighting[] {
    return this.conversation.look(this.now(), this.rows());
  }

  /** Stops the run where it must not go on. */
  check(ledger?: Ledger): void {
    if (this.options.signal?.aborted) throw new SweepStop('CANCELLED');
    if (this.conversation.list === undefined) throw new SweepStop('CONVERSATION_GONE');
    if (this.elapsed > this.budget.time) throw new SweepStop('BUDGET_TIME');
    if (this.steps >= this.budget.steps) throw new SweepStop('BUDGET_STEPS');
    if (ledger && ledger.entries.length >= this.budget.messages) throw new SweepStop('BUDGET_MESSAGES');
  }

  tell(rows: number): void {
    // Ten times a second is as often as anybody looks.
    const { elapsed } = this;
    if (elapsed - this.#told < 100) return;
    this.#told = elapsed;
    this.options.onProgress?.({ phase: this.phase, rows, steps: this.steps, history: this.history, elapsed });
  }

  /**
   * Waits until what is in sight stands still: two frames, then none in which something changed, rows that cover the
   * screen, and text in each. A list that never stands still is taken as it is after `settleCap`.
   */
  async settle(): Promise<Sighting[]> {
    await nextFrame();
    const before = this.stir.count;
    await nextFrame();
    const deadline = performance.now() + this.settleCap;
    const patience = performance.now() + Math.min(400, this.settleCap);
    let count = before;
    for (;;) {
      const quiet = this.stir.count === count;
      const late = performance.now() > deadline;
      if (quiet || late || performance.now() > patience) {
        const window = this.look();
        if (late || !this.#isWanting(window)) return window;
      }
      if (this.options.signal?.aborted) throw new SweepStop('CANCELLED');
      count = this.stir.count;
      await nextFrame();
    }
  }

  /** Rows on the screen without content yet, or a large blank where rows should be. */
  #isWanting(window: readonly Sighting[]): boolean {
    const { port } = this.conversation;
    const { top, height } = port;
    const seen = window.filter((row) => row.y + row.height > top && row.y < top + height);
    if (seen.some(({ content }) => content === '')) return true;
    if (port.range === 0) return false;
    let covered = top;
    let blank = 0;
    for (const row of seen) {
      blank = Math.max(blank, row.y - covered);
      covered = Math.max(covered, row.y + row.height);
    }
    const atEnd = top >= port.range - 1;
    if (!atEnd || seen.length === 0) blank = Math.max(blank, top + height - covered);
    return blank > Math.max(160, height * 0.45);
  }

  /** Photographs what is in sight, if the caller wants pictures, and notes on which rows it shows. */
  async photograph(ledger: Ledger): Promise<boolean> {
    const { onStep } = this.options;
    if (!onStep) return false;
    const { conversation } = this;
    const { port } = conversation;
    const step = this.#pixelSteps++;
    const rect = port.onScreen;
    const edge = port.edge;
    const visible = conversation.inSight(this.rows());
    const byHandle = new Map(ledger.entries.map((entry) => [entry.handle, entry]));
    let count = 0;
    for (const { element } of visible) {
      const entry = byHandle.get(element);
      if (!entry) continue;
      const at = boundingRect(element);
      const top = Math.max(at.top, edge.y);
      const bottom = Math.min(at.bottom, edge.y + edge.height);
      const view = {
        x: Math.max(at.left, edge.x) + rect.x - edge.x,
        y: top + rect.y - Math.max(0, edge.y),
        width: Math.min(at.width, edge.width),
        height: Math.max(0, bottom - top),
      };
      entry.views.push({ step, rect: view });
      count += 1;
    }
    await onStep({ step, rect, scrollTop: port.top, devicePixelRatio, visible: count });
    return true;
  }
}

export type Reasons = Map<PartialReason, number>;
