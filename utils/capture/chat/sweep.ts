import type { ChatCompleteness, PartialReason } from '../../recognise/chat/model';
import type { ReadRow } from '../../recognise/chat/facts.types';
import { Ledger, type Entry } from '../../recognise/chat/ledger';
import { shadowRootOf } from '../snapshot/natives';
import { climb, type Climbed, type EarlyLook } from './climb';
import type { Conversation } from './conversation';
import { descend, isWhole, photographAll, readAgain, readWhole } from './descend';
import { activeElement, focusElement } from './dom';
import { readPages } from './pages';
import { nextFrame } from './stir';
import { SweepRun, type Reasons } from './sweep-run';
import { SweepStop, type SweepOptions, type SweepResult } from './sweep.types';

/**
 * Reads one conversation from its true beginning to its end. Scrolls, and clicks controls whose whole text is of the
 * wording table for earlier messages; nothing else is done to the page. A program may mark messages as seen when they are
 * scrolled into sight: that is all that scrolling does.
 *
 * A sweep that was stopped (cancelled, tab hidden, budget) can be run again and goes on where it was.
 */
export class ChatSweep {
  readonly #conversation: Conversation;
  readonly #looks: EarlyLook[] = [];
  /** Pages of a conversation shown page by page, oldest first; one for all others. */
  #pages: Ledger[] = [new Ledger()];
  #climbed: Climbed | undefined;
  #whole = false;
  #read = false;
  #pixelSteps = 0;
  #start: { fromEnd: number; focus: HTMLElement | undefined } | undefined;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  /** Rows read so far, oldest first. */
  get rows(): readonly ReadRow[] {
    return this.#pages.flatMap(({ entries }) => entries.filter(hasSaid).map(toRow));
  }

  async run(options: SweepOptions = {}): Promise<SweepResult> {
    const { port } = this.#conversation;
    const run = new SweepRun(this.#conversation, options, { pixelSteps: this.#pixelSteps });
    this.#start ??= { fromEnd: port.range - port.top, focus: focused(port.doc) };
    const reasons: Reasons = new Map();
    const note = (reason: PartialReason): void => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    try {
      if (!this.#climbed) {
        try {
          this.#climbed = await climb(run, this.#looks);
        } catch (stopped) {
          if (!(stopped instanceof SweepStop) || !goesOn(stopped.reason)) throw stopped;
          note(stopped.reason);
          if (stopped.reason === 'HISTORY_BY_LINK') this.#climbed = { beginning: 'not-reached', waited: 0 };
        }
      }
      await this.#readAll(run, reasons);
    } catch (stopped) {
      if (!(stopped instanceof SweepStop)) throw stopped;
      note(stopped.reason);
    }
    this.#compareLooks();
    run.phase = 'restoring';
    const restored = await this.#restore();
    this.#pixelSteps = run.pixelSteps;
    run.stir.stop();
    return this.#result(run, reasons, restored);
  }

  async #readAll(run: SweepRun, reasons: Reasons): Promise<void> {
    const ledger = this.#pages[0] as Ledger;
    run.phase = 'reading';
    if (!this.#read) {
      this.#whole = isWhole(run);
      await this.#readList(run, ledger, reasons);
      this.#read = true;
    }
    const pages = await readPages(run, reasons, (page) => this.#readList(run, page, reasons));
    this.#pages = [...pages.older, ...this.#pages, ...pages.newer];
  }

  async #readList(run: SweepRun, ledger: Ledger, reasons: Reasons): Promise<void> {
    if (isWhole(run)) {
      const stirred = run.stir.count;
      await readWhole(run, ledger);
      if (run.options.onStep) await photographAll(run, ledger);
      if (run.stir.count !== stirred) await readAgain(run, ledger);
      return;
    }
    // A run that goes on starts a screen above where it stopped.
    const last = ledger.entries.at(-1);
    const { port } = run.conversation;
    port.scrollTo(last ? Math.max(0, last.y - port.height) : 0);
    await descend(run, ledger, reasons);
  }

  /** What was seen on the way up and reads otherwise now had changed in between. */
  #compareLooks(): void {
    const ledger = this.#pages.at(-1);
    if (!ledger || !this.#read) return;
    const { port } = this.#conversation;
    const now = port.range + port.height;
    for (const { rows, at, end } of this.#looks.splice(0).reverse()) {
      if (rows.length === 0) continue;
      const look = { at, extent: 'window', older: true } as const;
      if (ledger.observe(rows, look).joined || end === now) continue;
      const moved = rows.map((row) => ({ ...row, y: row.y + now - end }));
      ledger.observe(moved, look);
    }
  }

  async #restore(): Promise<boolean> {
    const { port } = this.#conversation;
    const start = this.#start;
    if (!start) return true;
    const top = Math.max(0, port.range - start.fromEnd);
    port.scrollTo(top);
    await nextFrame();
    // Lists that measure their rows as they draw them need a second try.
    if (Math.abs(port.range - port.top - start.fromEnd) > 2)
      port.scrollTo(Math.max(0, port.range - start.fromEnd));
    if (start.focus && focused(port.doc) !== start.focus) focusElement(start.focus);
    return Math.abs(port.range - port.top - start.fromEnd) <= 2 || port.range === 0;
  }

  #result(run: SweepRun, reasons: Reasons, restored: boolean): SweepResult {
    const entries = this.#pages.flatMap((page) => page.entries);
    const silent = entries.filter((entry) => !hasSaid(entry) && entry.vanishedAt === undefined).length;
    if (silent > 0 && !this.#whole) reasons.set('ROWS_WITHOUT_TEXT', silent);
    const idName = this.#pages.length === 1 ? this.#pages[0]?.trust.name : undefined;
    const completeness: ChatCompleteness = {
      verdict: reasons.size === 0 && this.#climbed !== undefined && this.#read ? 'complete' : 'partial',
      reasons: [...reasons].map(([code, count]) => ({ code, ...(count > 1 ? { count } : {}) })),
      beginning: this.#climbed?.beginning ?? 'not-reached',
      waited: this.#climbed?.waited ?? 0,
    };
    return {
      rows: this.rows,
      ...(idName === undefined ? {} : { idName }),
      completeness,
      steps: run.steps,
      history: run.history,
      took: Math.round(run.elapsed),
      wholeInDocument: this.#whole,
      restored,
      clicks: run.clicks,
    };
  }
}

/** The way up ended, and what was reached can be read all the same. */
const goesOn = (reason: PartialReason): boolean =>
  /^(?:HISTORY_STUCK|HISTORY_BY_LINK|BUDGET_HISTORY|BUDGET_MESSAGES)$/.test(reason);

const hasSaid = ({ content, earlier }: Entry): boolean => content !== '' || earlier.length > 0;

const toRow = ({ facts, earlier, vanishedAt, gapBefore, views }: Entry): ReadRow => ({
  facts,
  ...(earlier.length > 0 ? { earlier } : {}),
  ...(vanishedAt === undefined ? {} : { vanishedAt }),
  ...(gapBefore ? { gapBefore } : {}),
  ...(views.length > 0 ? { views } : {}),
});

/** The focused element, through shadow roots. */
function focused(doc: Document): HTMLElement | undefined {
  let found = activeElement(doc);
  for (let depth = 0; found && depth < 20; depth++) {
    const inner = shadowRootOf(found)?.activeElement;
    if (!inner) break;
    found = inner;
  }
  return (found as HTMLElement | null) ?? undefined;
}
