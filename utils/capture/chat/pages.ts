import { Ledger } from '../../recognise/chat/ledger';
import { click, pageControl } from './history';
import { nextFrame } from './stir';
import type { Reasons, SweepRun } from './sweep-run';
import { SweepStop } from './sweep.types';

export interface Pages {
  /** Oldest first; the page the user saw is in neither. */
  readonly older: readonly Ledger[];
  readonly newer: readonly Ledger[];
}

const MAX_PAGES = 500;

/**
 * Reads a conversation that is shown page by page: all pages before the one in view, then all behind it, and goes back.
 * Pages behind links that leave the document are not followed.
 */
export async function readPages(
  run: SweepRun,
  reasons: Reasons,
  readList: (page: Ledger) => Promise<void>,
): Promise<Pages> {
  const older: Ledger[] = [];
  const newer: Ledger[] = [];
  for (const direction of ['older', 'newer'] as const) {
    const pages = direction === 'older' ? older : newer;
    const back = direction === 'older' ? 'newer' : 'older';
    if (pageControl(run.conversation, direction).byLink) reasons.set('HISTORY_BY_LINK', 1);
    try {
      while (pages.length < MAX_PAGES && (await turn(run, direction))) {
        run.phase = 'pages';
        const page = new Ledger();
        if (direction === 'older') pages.unshift(page);
        else pages.push(page);
        await readList(page);
      }
    } finally {
      for (let i = 0; i < pages.length; i++) if (!(await turn(run, back))) break;
    }
  }
  return { older, newer };
}

async function turn(run: SweepRun, direction: 'older' | 'newer'): Promise<boolean> {
  const { conversation } = run;
  const { control } = pageControl(conversation, direction);
  if (!control) return false;
  const before = mark(run);
  run.clicks += 1;
  click(control);
  const deadline = performance.now() + run.loadingWait;
  while (performance.now() < deadline) {
    await nextFrame();
    if (run.options.signal?.aborted) throw new SweepStop('CANCELLED');
    if (mark(run) === before) continue;
    await run.settle();
    return true;
  }
  throw new SweepStop('HISTORY_STUCK');
}

const mark = ({ conversation }: SweepRun): string => {
  const rows = conversation.rows();
  return JSON.stringify(
    conversation.read([...rows.slice(0, 2), ...rows.slice(-2)], 0).map(({ content }) => content),
  );
};
