import { bundleOurs } from '@/tests/bench/chat/bundle';
import type { Swept } from '@/tests/bench/chat/engine';
import { inFreshPage } from '@/tests/bench/snapshot/take';
import type { Truth } from '@/tests/fixtures/sites/chat/data';
import { expect, test } from '../support/e2e';

/** Real chat packages from the registry, drawn by their own code, read in an isolated world as the extension's script is. */
for (const [name, ready] of [
  ['chatui', '.Message'],
  ['chatscope', '.cs-message'],
  ['deep-chat', 'deep-chat'],
] as const)
  test(`a conversation in ${name} is read message by message as it was said`, async ({ stage }) => {
    const site = stage.shops.chat;
    const truth = (await (await fetch(`${site}/packages/truth?of=${name}`)).json()) as Truth[];
    expect(truth.length).toBeGreaterThan(40);
    const at = { url: `${site}/packages/${name}`, ready };
    const engine = await bundleOurs();
    const swept = await inFreshPage(stage.browser.context, at, async (world) => {
      await world.run(engine);
      return world.call<Swept>('chatSweep()');
    });
    expect(swept.messages).toEqual(truth);
    expect(swept.verdict).toBe('complete');
    expect(swept.clicks).toBe(0);
  });
