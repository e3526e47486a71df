import type { BrowserContext, Page } from '@playwright/test';
import type { Shelf } from './stage';
import { MARK, threadTimes } from './thread-time';

export interface Scrolled {
  /** ms from the navigation until the whole timeline could be scrolled. */
  readonly ready: number;
  /** ms of each task above 50 ms after that, while it was scrolled. */
  readonly longTasks: readonly number[];
  /** ms of processor that each task of the page's thread took, longest first: what others ran in between is not in it. */
  readonly tasks: readonly number[];
  /** ms between frames. */
  readonly frames: readonly number[];
  /** Of all that scrolls, CSS px. */
  readonly height: number;
}

type InPage = Omit<Scrolled, 'ready' | 'tasks'>;
declare const benchScroll: (selector: string, mark: string) => Promise<InPage>;

/** The timeline of the workspace from its beginning to its end and back, a wheel's notch a frame. */
export async function scrollTimeline({ browser, caseId, count }: Shelf): Promise<Scrolled> {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript(prepare);
    await page.goto(`${browser.url('workspace.html')}?case=${caseId}&tab=timeline`);
    const ready = await page.waitForFunction(
      (wanted) => {
        const list = document.querySelector('.axis-scroll ul');
        return list !== null && list.getBoundingClientRect().height > wanted * 40 && performance.now();
      },
      count,
      { timeout: 120_000, polling: 'raf' },
    );
    // What belongs to loading is over.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 1000))));
    return { ready: Number(await ready.jsonValue()), ...(await scroll(page, '.axis-scroll')) };
  } finally {
    await page.close();
  }
}

/** What the machine does to a page that is as high and has nothing to do: sheets of one colour, scrolled alike. */
export async function scrollNothing(context: BrowserContext, height: number): Promise<Scrolled> {
  const page = await context.newPage();
  try {
    await page.addInitScript(prepare);
    await page.goto('about:blank');
    await page.setContent(
      `<div id="sheet" style="height:600px;overflow-y:auto"><div style="height:${height}px"></div></div>`,
    );
    await page.evaluate(prepare);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    return { ready: 0, ...(await scroll(page, '#sheet')) };
  } finally {
    await page.close();
  }
}

async function scroll(page: Page, selector: string): Promise<Omit<Scrolled, 'ready'>> {
  const { value, tasks } = await threadTimes(page.context(), () =>
    page.evaluate(([what, mark]) => benchScroll(what, mark), [selector, MARK] as const),
  );
  return { ...value, tasks };
}

/** Runs in the page before its own scripts. */
function prepare(): void {
  const scrollNow: typeof benchScroll = async (selector, mark) => {
    performance.mark(mark);
    const list = document.querySelector(selector);
    if (!list) throw new Error('nothing to scroll');
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    const frames: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    const travel = async (step: number, steps: number): Promise<void> => {
      for (let i = 0; i < steps; i++) {
        list.scrollTop += step;
        const now = await frame();
        frames.push(now - last);
        last = now;
      }
    };
    // Notch by notch, then in leaps as with the scroll bar, to the end and back.
    await travel(120, 150);
    await travel(list.scrollHeight / 60, 60);
    await travel(-120, 60);
    await travel(-list.scrollHeight / 60, 60);
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return { longTasks, frames, height: list.scrollHeight };
  };
  Object.assign(globalThis, { benchScroll: scrollNow });
}
