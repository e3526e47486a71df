import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { ConversationWatch, type WatchEvent } from '@/utils/capture/chat/watch';
import { only, plain, virtual } from './support';
import { faultsIn, said, Unruly, type Act } from './unruly';

// `VITE_RUNS=200 VITE_SEED=7 VITE_THROTTLE=6 npx vitest run --project component tests/component/chat/watch-stress.test.ts`
// tries more of them; `VITE_PAUSE` holds the looks back as a machine under load does.
const asked = (name: string, otherwise: number): number =>
  Number(import.meta.env[`VITE_${name}`] ?? otherwise);
const RUNS = asked('RUNS', 6);
const SEED = asked('SEED', 21);
const PAUSE = asked('PAUSE', 0);
const THROTTLE = asked('THROTTLE', 1);

afterEach(() => {
  document.body.innerHTML = '';
});

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('push', 'push', 'push', 'edit', 'recall', 'recall', 'remove', 'remove', 'same'),
  which: fc.nat(14),
  wait: fc.constantFrom<Act['wait']>('at once', 'microtask', 0, 2, 20),
  busy: fc.constantFrom(0, 0, 0, 15),
});
const acts = fc.array(act, { minLength: 8, maxLength: 20 });

async function slowed(rate: number): Promise<void> {
  if (THROTTLE === 1) return;
  const session = cdp() as unknown as { send(method: string, about: object): Promise<unknown> };
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const last = (text: string): string => text.replace(/^.*\|/, '');
const line = ({ type, row, before, facts }: WatchEvent): string =>
  `${type} ${row}: ${last(said(before))} → ${last(said(facts))}`;

test.each([
  ['all rows in the document', plain, {}],
  ['a virtualised list', virtual, {}],
  ['a virtualised list that uses its elements again', virtual, { recycle: true }],
  ['rows with ids', virtual, { ids: true }],
] as const)(
  'whatever happens in whatever order, no message gets the words of another and none is lost: %s',
  { timeout: 600_000 },
  async (_, open, options) => {
    await slowed(THROTTLE);
    const sum = { wordings: 0, lost: 0, back: 0, missed: 0 };
    for (const [i, course] of fc.sample(acts, { numRuns: RUNS, seed: SEED }).entries()) {
      // Every other one is looked at late, as on a machine under load.
      const pause = i % 2 === 1 ? 120 : PAUSE;
      const truth = new Unruly((lines) => open(lines, { named: true, ...options }), 40);
      const events: WatchEvent[] = [];
      const watch = new ConversationWatch(only().conversation, {
        onEvents: (some) => events.push(...some),
        ...(pause > 0 ? { pause } : {}),
      });
      const present = events.length;
      await truth.run(course);
      // What only grows or is marked is looked at 80 ms later at most.
      await new Promise((resolve) => setTimeout(resolve, pause + 110));
      watch.stop();
      truth.stop();
      sum.wordings += truth.shown.size;
      // A list most of which goes at once is another one, and is found again by its name.
      if (events.at(-1)?.type === 'replaced') continue;
      const { mixed, untrue, lost, passing, missed } = faultsIn(events, truth);
      sum.back += truth.takenBack.size;
      sum.missed += missed.length;
      // Held back, a wording of a row that scrolls away meanwhile may go unread; wrong it must not be.
      const found = { mixed, untrue, ...(pause > 0 ? {} : { lost, passing }) };
      const none = { mixed: [], untrue: [], ...(pause > 0 ? {} : { lost: [], passing: [] }) };
      sum.lost += lost.length;
      const why = `${course.map(({ kind, which, wait, busy }) => `${kind} ${which} ${wait} ${busy}`).join(', ')}\n${events.slice(present).map(line).join('\n')}`;
      expect.soft(found, why).toEqual(none);
    }
    await slowed(1);
    console.log(JSON.stringify({ courses: RUNS, ...sum }));
    expect(sum.wordings).toBeGreaterThan(RUNS * 10);
    // What goes while much else happens in one task may stand at the upper edge by then, where rows scroll away as well.
    expect(sum.missed).toBeLessThanOrEqual(sum.back * 0.2);
    expect(sum.lost).toBeLessThanOrEqual(sum.wordings * 0.03);
  },
);
