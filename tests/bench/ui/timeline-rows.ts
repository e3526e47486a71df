import { allRounded, median, rounded } from '../measure';
import type { Row } from '../report';
import type { Shelf } from './stage';

interface Scrolled {
  /** ms from the navigation until the whole timeline could be scrolled. */
  readonly ready: number;
  /** ms of each task above 50 ms after that, while it was scrolled. */
  readonly longTasks: readonly number[];
  /** ms between frames. */
  readonly frames: readonly number[];
  readonly height: number;
}

declare const benchScroll: () => Promise<Scrolled>;

/** The timeline of the workspace from its beginning to its end and back, a wheel's notch a frame. */
export async function timelineRows(few: Shelf, many: Shelf): Promise<Row[]> {
  const taken: Scrolled[] = [];
  for (let round = 0; round < 3; round++) taken.push(await scroll(many));
  const small = await scroll(few);
  const frames = taken.flatMap((one) => one.frames).sort((a, b) => a - b);
  const slowest = frames.at(-1) ?? 0;
  const p99 = frames[Math.floor(frames.length * 0.99)] ?? 0;
  const long = taken.reduce((sum, one) => sum + one.longTasks.length, 0);
  return [
    {
      id: 'ui.timeline.scroll',
      name: '时间线滚动，1 万份 timeline scrolled, 10,000',
      shown: `${long} 个长任务 tasks > 50 ms, 帧距 frames p99 ${p99.toFixed(0)} ms, 最长 max ${slowest.toFixed(0)} ms`,
      raw: {
        longTasks: taken.map((one) => allRounded(one.longTasks)),
        frames: frames.length,
        p99: rounded(p99),
        slowest: rounded(slowest),
        height: taken[0]?.height,
      },
    },
    {
      id: 'ui.timeline.ready',
      name: '时间线打开，1 万份 / 10 份 timeline complete',
      ratio: median(taken.map((one) => one.ready)) / small.ready,
      shown: `${median(taken.map((one) => one.ready)).toFixed(0)} ms / ${small.ready.toFixed(0)} ms`,
      raw: { manyMs: allRounded(taken.map((one) => one.ready)), fewMs: rounded(small.ready) },
    },
  ];
}

async function scroll({ browser, caseId, count }: Shelf): Promise<Scrolled> {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript(prepare);
    await page.goto(`${browser.url('workspace.html')}?case=${caseId}&tab=timeline`);
    await page.waitForFunction(
      (wanted) => {
        const list = document.querySelector('.axis-scroll ul');
        const found = list !== null && list.getBoundingClientRect().height > wanted * 40;
        if (found) Object.assign(globalThis, { benchReady: performance.now() });
        return found;
      },
      count,
      { timeout: 120_000, polling: 'raf' },
    );
    // What belongs to loading is over.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 1000))));
    return await page.evaluate(() => benchScroll());
  } finally {
    await page.close();
  }
}

/** Runs in the workspace before its own scripts. */
function prepare(): void {
  const benchScrollNow = async (): Promise<Scrolled> => {
    const list = document.querySelector('.axis-scroll');
    if (!list) throw new Error('no timeline');
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
    return {
      ready: (globalThis as unknown as { benchReady: number }).benchReady,
      longTasks,
      frames,
      height: list.scrollHeight,
    };
  };
  Object.assign(globalThis, { benchScroll: benchScrollNow });
}
