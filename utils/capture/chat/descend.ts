import type { Ledger, Sighting } from '../../recognise/chat/ledger';
import { isConnected } from '../page/dom';
import { boundingRect } from '../snapshot/natives';
import { composedParent } from './dom';
import { click, historyAt } from './history';
import type { RowElement } from './read-row';
import { breathe, nextFrame } from './stir';
import type { Reasons, SweepRun } from './sweep-run';
import { SweepStop } from './sweep.types';

/** Rows read at one go while the page waits. */
const SLICE = 150;
const LAP = 12;

/** Whether every row is in the document: they follow each other without a hole a screen high, and all show something. */
export function isWhole(run: SweepRun): boolean {
  const { conversation } = run;
  const { port, list } = conversation;
  const rows = conversation.rows();
  if (!list || rows.length === 0) return port.range === 0;
  const hole = Math.max(300, port.height * 0.8);
  // The element the rows stand in: an empty stretch inside it is room for rows that are not drawn.
  const holder = (rows[0] && composedParent(rows[0].element)) ?? list;
  const room = holder === port.element ? undefined : boundingRect(holder);
  let below = room ? room.top : boundingRect(list).top - port.top;
  for (const { element } of rows) {
    const rect = boundingRect(element);
    if (rect.top - below > hole) return false;
    below = Math.max(below, rect.bottom);
  }
  const end = room ? room.bottom : port.edge.y - port.top + port.range + port.height;
  if (end - below > hole) return false;
  // Rows that fill only when they come into sight have to be gone to.
  const sample = rows.length <= 60 ? rows : rows.filter((_, i) => i % Math.ceil(rows.length / 60) === 0);
  const empty = conversation.read(sample, 0).filter(({ content }) => content === '').length;
  return empty <= sample.length * 0.05;
}

/** Reads a list that is whole in the document, a slice at a time, without scrolling. */
export async function readWhole(run: SweepRun, ledger: Ledger): Promise<void> {
  const { conversation } = run;
  let listed: readonly RowElement[] = [];
  let last: Element | undefined;
  let next = 0;
  for (;;) {
    run.check(ledger);
    const rows = run.rows(true);
    if (rows !== listed && last !== undefined) {
      // What came in above has moved everything down.
      const at = rows.findIndex(({ element }) => element === last);
      if (at >= 0) next = at + 1;
    }
    listed = rows;
    const from = Math.max(0, next - LAP);
    const room = run.budget.messages - ledger.entries.length + LAP;
    const slice = rows.slice(from, Math.min(next + SLICE, from + room));
    take(run, ledger, conversation.read(slice, run.now()));
    next = from + slice.length;
    last = slice.at(-1)?.element;
    run.steps += 1;
    run.tell(ledger.entries.length);
    if (next >= rows.length || slice.length === 0) break;
    await breathe();
  }
}

/** Compares the whole list with what was read: edits, recalls and arrivals since. */
export async function readAgain(run: SweepRun, ledger: Ledger): Promise<void> {
  const { conversation } = run;
  const listed = conversation.rows();
  const rows: Sighting[] = [];
  for (let from = 0; from < listed.length; from += SLICE) {
    if (from > 0) await breathe();
    run.check();
    // What was taken back since the list was made is not there any more.
    const slice = listed.slice(from, from + SLICE).filter(({ element }) => isConnected(element));
    rows.push(...conversation.read(slice, run.now()));
  }
  if (rows.length > 0) ledger.observe(rows, { at: run.now(), extent: 'whole' });
}

function take(run: SweepRun, ledger: Ledger, rows: readonly Sighting[]): boolean {
  if (rows.length === 0) return true;
  return ledger.observe(rows, { at: run.now(), extent: 'window' }).joined;
}

/**
 * Goes down from the top by less than a screen at a time and joins what each screen shows. A screen that has no row in
 * common with the one before is approached again in smaller steps; when it still has none, the break is on record.
 */
export async function descend(run: SweepRun, ledger: Ledger, reasons: Reasons): Promise<void> {
  const { conversation } = run;
  const { port } = conversation;
  let window = await run.settle();
  if (!take(run, ledger, window)) ledger.force(window, 'end');
  let leap = 1;
  for (;;) {
    run.check(ledger);
    if (run.hidden) throw new SweepStop('TAB_HIDDEN');
    run.steps += 1;
    await dwell(run, ledger);
    run.tell(ledger.entries.length);
    const before = port.top;
    if (before >= port.range - 1) {
      if (await moreBelow(run)) continue;
      return run.check();
    }
    const next = Math.min(port.range, before + stride(run, window, leap));
    port.scrollTo(next);
    window = await run.settle();
    if (port.top <= before + 0.5) {
      // The page holds it back, or the end moved up.
      if (await moreBelow(run)) continue;
      return run.check();
    }
    if (window.every(({ y, height }) => y + height <= port.top || y >= port.top + port.height)) {
      leap = Math.min(leap * 2, 4096);
      take(run, ledger, window);
      continue;
    }
    leap = 1;
    if (take(run, ledger, window)) continue;
    window = await approach(run, ledger, before, reasons);
  }
}

/** Photographs, and reads again what changed while the page stood still for it. */
async function dwell(run: SweepRun, ledger: Ledger): Promise<void> {
  const stirred = run.stir.count;
  const shot = await run.photograph(ledger);
  if (shot && run.stir.count !== stirred) take(run, ledger, run.look());
}

/** CSS px to the next screen. Without pictures the rows drawn beyond the screen count as seen. */
function stride(run: SweepRun, window: readonly Sighting[], leap: number): number {
  const { port } = run.conversation;
  const { top, height } = port;
  const screen = height * (1 - run.overlap);
  if (leap > 1) return screen * leap;
  if (run.options.onStep) return screen;
  const last = window.at(-1);
  const drawn = last ? last.y + last.height - top - height * run.overlap : 0;
  const covering = window.find((row) => row.y <= top && row.y + row.height > top + height);
  // A row higher than the screen has been read whole.
  const past = covering ? covering.y + covering.height - top - height * run.overlap : 0;
  return Math.max(screen, Math.min(drawn, height * 6), past);
}

/** The screen after a break: again from where the last one was, in steps of a third. */
async function approach(run: SweepRun, ledger: Ledger, from: number, reasons: Reasons): Promise<Sighting[]> {
  const { port } = run.conversation;
  let window: Sighting[] = [];
  for (const share of [0, 0.25, 0.4]) {
    port.scrollTo(from + port.height * share);
    window = await run.settle();
    if (take(run, ledger, window)) return window;
  }
  if (window.length > 0) {
    ledger.force(window, 'end');
    reasons.set('GAP', (reasons.get('GAP') ?? 0) + 1);
  }
  return window;
}

/** At the foot: newer messages may be fetched on a click, or come on their own when the list drops what is far. */
async function moreBelow(run: SweepRun): Promise<boolean> {
  const { conversation } = run;
  const { range } = conversation.port;
  const rows = conversation.rows().length;
  const state = historyAt(conversation, 'below');
  if (state.control) {
    run.clicks += 1;
    click(state.control);
  }
  const wait = state.control || state.loading ? run.loadingWait / 3 : Math.min(350, run.historyWait);
  const deadline = performance.now() + wait;
  while (performance.now() < deadline) {
    await nextFrame();
    if (conversation.port.range > range + 4 || conversation.rows().length > rows) {
      run.history += 1;
      if (run.history > run.budget.history) throw new SweepStop('BUDGET_HISTORY');
      await run.settle();
      return true;
    }
    if (run.options.signal?.aborted) throw new SweepStop('CANCELLED');
  }
  return false;
}

/** Pictures of a list that was read whole: from the top down, a screen at a time. */
export async function photographAll(run: SweepRun, ledger: Ledger): Promise<void> {
  const { port } = run.conversation;
  run.phase = 'pixels';
  port.scrollTo(0);
  for (;;) {
    run.check();
    if (run.hidden) throw new SweepStop('TAB_HIDDEN');
    const window = await run.settle();
    take(run, ledger, window);
    run.steps += 1;
    await dwell(run, ledger);
    run.tell(ledger.entries.length);
    const before = port.top;
    if (before >= port.range - 1) return;
    port.scrollTo(Math.min(port.range, before + port.height * (1 - run.overlap)));
    await nextFrame();
    if (port.top <= before + 0.5) return;
  }
}
