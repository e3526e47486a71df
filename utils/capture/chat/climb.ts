import type { ChatCompleteness } from '../../recognise/chat/model';
import type { Sighting } from '../../recognise/chat/ledger';
import { click, historyAt } from './history';
import { nextFrame } from './stir';
import type { SweepRun } from './sweep-run';
import { SweepStop } from './sweep.types';

/** A look taken on the way up, compared with what the sweep reads on its way down. */
export interface EarlyLook {
  readonly rows: readonly Sighting[];
  readonly at: number;
  /** Where the content ended, CSS px from its top: history comes in above, so places keep their distance to the end. */
  readonly end: number;
}

export interface Climbed {
  readonly beginning: ChatCompleteness['beginning'];
  /** ms waited in vain at the top. */
  readonly waited: number;
}

/** Looks kept from the way up. */
const MAX_LOOKS = 200;
/** Share of the time that may be spent on the way up: what was reached must still be read. */
const SHARE = 0.6;

/**
 * Goes to the beginning: scrolls to the top, clicks what offers earlier messages, and waits, because the network is silent
 * until they land. It is the beginning when the page says so, or when nothing came.
 */
export async function climb(run: SweepRun, looks: EarlyLook[]): Promise<Climbed> {
  const { conversation } = run;
  let offered = false;
  for (;;) {
    run.check();
    if (run.hidden) throw new SweepStop('TAB_HIDDEN');
    if (run.history >= run.budget.history) throw new SweepStop('BUDGET_HISTORY');
    if (run.elapsed > run.budget.time * SHARE) throw new SweepStop('BUDGET_HISTORY');
    const rows = conversation.rows();
    if (rows.length > run.budget.messages * 1.05) throw new SweepStop('BUDGET_MESSAGES');
    if (looks.length < MAX_LOOKS) looks.push(taken(run, conversation.look(run.now())));
    const top = await toTop(run);
    if (looks.length < MAX_LOOKS) looks.push(taken(run, top));
    run.tell(rows.length);
    const before = markOf(run);
    const state = historyAt(conversation, 'above');
    if (state.control) {
      offered = true;
      run.clicks += 1;
      click(state.control);
    } else if (state.ended) return { beginning: 'marker', waited: 0 };
    const began = performance.now();
    const came = await waitForMore(run, before, state.control !== undefined);
    // Pushed down again: something came while it was being looked at.
    if (came || conversation.port.top > 4) {
      run.history += 1;
      continue;
    }
    const now = historyAt(conversation, 'above');
    if (now.ended) return { beginning: 'marker', waited: 0 };
    if (now.control || now.loading) throw new SweepStop('HISTORY_STUCK');
    if (now.byLink) throw new SweepStop('HISTORY_BY_LINK');
    return {
      beginning: offered ? 'control-gone' : 'nothing-came',
      waited: Math.round(performance.now() - began),
    };
  }
}

const taken = (run: SweepRun, rows: readonly Sighting[]): EarlyLook => ({
  rows,
  at: run.now(),
  end: run.conversation.port.range + run.conversation.port.height,
});

/** At the top, with an event: where the pane stands there already, it goes down a screen first. */
async function toTop(run: SweepRun): Promise<Sighting[]> {
  const { port } = run.conversation;
  if (port.top <= 1 && port.range > 0) {
    port.scrollTo(Math.min(port.range, port.height));
    await nextFrame();
  }
  port.scrollTo(0);
  return run.settle();
}

/** What tells that earlier messages came: more height, or another first row. */
function markOf({ conversation }: SweepRun): string {
  const rows = conversation.rows().slice(0, 3);
  const first = conversation.read(rows, 0).map(({ content }) => content);
  return JSON.stringify([Math.round(conversation.port.range), first]);
}

async function waitForMore(run: SweepRun, before: string, asked: boolean): Promise<boolean> {
  const { conversation, stir } = run;
  const began = performance.now();
  const patience = conversation.port.range === 0 && !asked ? Math.min(run.historyWait, 900) : run.historyWait;
  let seen = stir.count;
  let checked = 0;
  for (;;) {
    if (run.options.signal?.aborted) throw new SweepStop('CANCELLED');
    const waited = performance.now() - began;
    const stirred = stir.count;
    if (stirred !== seen || waited - checked > 250) {
      seen = stirred;
      checked = waited;
      if (markOf(run) !== before) {
        await run.settle();
        return true;
      }
    }
    const state = waited > patience * 0.5 ? historyAt(conversation, 'above') : undefined;
    const limit = state?.loading || (asked && state?.control) ? run.loadingWait : patience;
    if (waited > Math.max(limit, patience) || (state?.ended && waited > 300)) return false;
    await nextFrame();
  }
}
