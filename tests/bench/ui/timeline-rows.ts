import { allRounded, median, rounded } from '../measure';
import type { Row } from '../report';
import { scrollNothing, scrollTimeline, type Scrolled } from './scroll';
import type { Shelf } from './stage';

/** ms; above it a task is long. */
const LONG = 50;

/**
 * The timeline of ten thousand, scrolled; each time also a page as high with nothing in it, so that what the machine does can
 * be told from what the timeline does. `tasks > 50 ms` counts processor time; the wall's own count stands beside both.
 */
export async function timelineRows(few: Shelf, many: Shelf): Promise<Row[]> {
  const taken: Scrolled[] = [];
  const nothing: Scrolled[] = [];
  for (let round = 0; round < 3; round++) {
    const one = await scrollTimeline(many);
    taken.push(one);
    nothing.push(await scrollNothing(many.browser.context, one.height));
  }
  const small = await scrollTimeline(few);
  const [mine, empty] = [summed(taken), summed(nothing)];
  return [
    {
      id: 'ui.timeline.scroll',
      name: '时间线滚动，1 万份 timeline scrolled, 10,000',
      shown:
        `${mine.busy} 个长任务 tasks > ${LONG} ms, 最长 longest ${mine.longest.toFixed(0)} ms; ` +
        `墙钟 wall ${mine.wall}, 空页 empty page ${empty.wall}; ` +
        `帧距 frames p99 ${mine.p99.toFixed(0)} ms, 空页 ${empty.p99.toFixed(0)} ms`,
      raw: {
        busyTasks: mine.busy,
        longestTask: rounded(mine.longest),
        processorMs: allRounded(taken.map(({ tasks }) => sum(tasks))),
        longTasks: taken.map((one) => allRounded(one.longTasks)),
        p99: rounded(mine.p99),
        slowest: rounded(mine.slowest),
        height: taken[0]?.height,
        empty: {
          longTasks: nothing.map((one) => allRounded(one.longTasks)),
          processorMs: allRounded(nothing.map(({ tasks }) => sum(tasks))),
          p99: rounded(empty.p99),
          slowest: rounded(empty.slowest),
        },
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

function summed(taken: readonly Scrolled[]) {
  const frames = taken.flatMap((one) => one.frames).sort((a, b) => a - b);
  const tasks = taken.flatMap((one) => one.tasks);
  return {
    busy: tasks.filter((ms) => ms > LONG).length,
    longest: Math.max(0, ...taken.map((one) => one.tasks[0] ?? 0)),
    /** As `longtask` entries of the page: others' time included. */
    wall: taken.reduce((all, one) => all + one.longTasks.length, 0),
    p99: frames[Math.floor(frames.length * 0.99)] ?? 0,
    slowest: frames.at(-1) ?? 0,
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
