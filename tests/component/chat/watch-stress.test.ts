import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { ConversationWatch, type WatchEvent } from '@/utils/capture/chat/watch';
import { only, plain, virtual } from './support';
import { faultsIn, said, Unruly, type Act, type Faults } from './unruly';

afterEach(() => {
  document.body.innerHTML = '';
});

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('push', 'push', 'push', 'edit', 'recall', 'recall', 'remove', 'remove', 'same'),
  which: fc.nat(14),
  wait: fc.constantFrom<Act['wait']>('at once', 'microtask', 0, 5, 30, 90),
  busy: fc.constantFrom(0, 0, 0, 40, 120),
});

const KINDS = [
  ['plain', plain, {}],
  ['virtual', virtual, {}],
  ['recycle', virtual, { recycle: true }],
  ['ids', virtual, { ids: true }],
] as const;

const RUNS = Number(import.meta.env['VITE_RUNS'] ?? 40);
const PAUSE = Number(import.meta.env['VITE_PAUSE'] ?? 0);
const THROTTLE = Number(import.meta.env['VITE_THROTTLE'] ?? 1);
const SEED = Number(import.meta.env['VITE_SEED'] ?? 1);

test.each(KINDS)('%s', { timeout: 600_000 }, async (name, open, options) => {
  const sum: Record<keyof Faults | 'replaced' | 'runs' | 'wordings', number> = {
    mixed: 0,
    untrue: 0,
    again: 0,
    old: 0,
    passing: 0,
    split: 0,
    lost: 0,
    unseen: 0,
    missed: 0,
    replaced: 0,
    runs: 0,
    wordings: 0,
  };
  if (THROTTLE > 1)
    await (cdp() as unknown as { send(n: string, a: object): Promise<void> }).send(
      'Emulation.setCPUThrottlingRate',
      { rate: THROTTLE },
    );
  const cost = { busy: 0, looks: 0 };
  const samples: string[] = [];
  for (const acts of fc.sample(fc.array(act, { minLength: 5, maxLength: 25 }), {
    numRuns: RUNS,
    seed: SEED,
  })) {
    const truth = new Unruly((lines) => open(lines, { named: true, ...options }), 40);
    const events: WatchEvent[] = [];
    const watch = new ConversationWatch(only().conversation, {
      onEvents: (some) => events.push(...some),
      ...(PAUSE > 0 ? { pause: PAUSE } : {}),
    });
    const first = events.length;
    await truth.run(acts);
    await new Promise((resolve) => setTimeout(resolve, PAUSE + 120));
    watch.stop();
    truth.stop();
    const { busy, looks } = watch.stats;
    cost.busy += busy;
    cost.looks += looks;
    const faults = faultsIn(events, truth);
    sum.runs += 1;
    sum.wordings += truth.shown.size;
    const replaced = events.at(-1)?.type === 'replaced';
    if (replaced) sum.replaced += 1;
    else
      for (const key of [
        'mixed',
        'untrue',
        'again',
        'passing',
        'split',
        'lost',
        'unseen',
        'missed',
      ] as const) {
        sum[key] += faults[key].length;
        if (faults[key].length > 0 && samples.filter((s) => s.startsWith(key)).length < 3)
          samples.push(
            `${key} ${JSON.stringify(faults[key])}\n   ${acts.map((a) => `${a.kind}${a.which}/${a.wait}/${a.busy}`).join(' ')}\n   ${events
              .slice(first)
              .map(
                (e) =>
                  `${e.type}#${e.row} ${said(e.before).replace(/^.*\|/, '')}→${said(e.facts).replace(/^.*\|/, '')}`,
              )
              .join('; ')}`,
          );
      }
    document.body.innerHTML = '';
  }
  console.log(name, JSON.stringify(sum), JSON.stringify(cost), `\n${samples.join('\n')}`);
  expect(sum.runs).toBe(RUNS);
});
