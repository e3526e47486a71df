import type { ExtensionBrowser } from '@/tests/support/extension';
import { allRounded, interleave, median } from '../measure';
import type { Places } from '../places';
import type { Row } from '../report';
import { captureByClick, type Clicked } from './click';
import { openStore } from './store';

/** ms between two screenshots that Chromium's quota never refuses (utils/platform/screenshot.ts). */
const PERIOD = 520;
const ROUNDS = 3;

/** From the click to ✓ through the real popup, for pages of one, ten and forty viewports. */
export async function clickRows(browser: ExtensionBrowser, { generated }: Places): Promise<Row[]> {
  const store = await openStore(browser);
  try {
    const click = (count: number) => () =>
      captureByClick(browser, store, `${generated.url}/screens/${count}`);
    const taken = await interleave<'one' | 'ten', Clicked>(
      { one: click(1), ten: click(10) },
      { rounds: ROUNDS },
    );
    // Once: the quota alone takes more than twenty seconds, and what else the machine does is lost in it.
    const forty = [await click(40)()];
    return [
      row('one', '点击到 ✓，一屏 one viewport', taken.one),
      row('ten', '点击到 ✓，十屏 / 配额下限 quota floor', taken.ten),
      row('forty', '点击到 ✓，四十屏 / 配额下限 quota floor', forty),
    ];
  } finally {
    await store.close();
  }
}

function row(id: string, name: string, taken: readonly Clicked[]): Row {
  const tiles = taken.map(({ record }) => record.picture?.tiles.length ?? 0);
  const ms = median(taken.map((t) => t.ms));
  const floor = (median(tiles) - 1) * PERIOD;
  const problems = taken.flatMap(({ record }) => [
    ...record.notCaptured.map((gap) => `${gap.what} ${gap.reason}`),
    ...((record.disturbance?.mutationsCaused ?? 0) > 0 ? ['the page was changed'] : []),
    ...(record.picture ? [] : ['no picture']),
  ]);
  return {
    id: `click.${id}`,
    name,
    ...(floor > 0 ? { ratio: ms / floor } : {}),
    shown: `${(ms / 1000).toFixed(2)} s, ${median(tiles)} 张 tiles${floor > 0 ? `, 下限 floor ${(floor / 1000).toFixed(2)} s` : ''}`,
    raw: {
      ms: allRounded(taken.map((t) => t.ms)),
      tiles,
      floorMs: floor,
      steps: taken.map(({ record }) =>
        Object.fromEntries(record.steps.map((step) => [step.name, step.took])),
      ),
      mutationsCaused: taken.map(({ record }) => record.disturbance?.mutationsCaused),
    },
    ...(problems.length > 0 ? { problem: problems.join('; ') } : {}),
  };
}
