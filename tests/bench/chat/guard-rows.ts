import type { Page } from '@playwright/test';
import { rounded } from '../measure';
import type { Row } from '../report';
import type { Watched } from './engine';
import { open, type Bench, type TestChat } from './stage';

/** Ten messages a second for ten seconds. */
export async function guardRow(bench: Bench, name: string, query: string): Promise<Row> {
  const COUNT = 100;
  const watched = await guarded(bench, query, async (page) => {
    await page.evaluate(async (count) => {
      const { chat } = window as unknown as { chat: TestChat };
      for (let i = 0; i < count; i++) {
        chat.push({ id: 50_000 + i, from: i % 2 ? 'seller' : 'buyer', kind: 'message', text: `第 ${i} 句` });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }, COUNT);
  });
  const kept = new Set(watched.added.map((text) => /第 \d+ 句/.exec(text)?.[0])).size;
  const share = (watched.busy - watched.first) / watched.elapsed;
  return {
    id: `chat.guard.${query.includes('plain') ? 'plain' : 'virtual'}`,
    name: `守护占主线程 guard, 10/s：${name}`,
    shown: `${(share * 100).toFixed(2)} %，首次 first look ${watched.first.toFixed(0)} ms，${watched.looks} 次 looks，${watched.rowsRead} 行 rows，${kept} / ${COUNT} 条 kept`,
    raw: {
      share: rounded(share),
      ...watched,
      added: kept,
      busy: rounded(watched.busy),
      elapsed: rounded(watched.elapsed),
    },
    ...(kept < COUNT ? { problem: `${kept} / ${COUNT}` } : {}),
  };
}

async function guarded(bench: Bench, query: string, act: (page: Page) => Promise<void>): Promise<Watched> {
  return open(bench, query, async (world, page) => {
    await world.run(bench.ours);
    await world.call('chatGuard()');
    await act(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    return world.call<Watched>('chatGuarded()');
  });
}

/** Messages taken back 0.5–5 s after they were shown, half of them without a notice. */
export async function recalledRow(bench: Bench): Promise<Row> {
  const COUNT = 50;
  const { added } = await guarded(bench, 'n=200&named=1&recycle=1', async (page) => {
    await page.evaluate(async (count) => {
      const { chat } = window as unknown as { chat: TestChat };
      const done: Promise<void>[] = [];
      for (let i = 0; i < count; i++) {
        const id = 50_000 + i;
        chat.push({ id, from: 'seller', kind: 'message', text: `第 ${i} 条 先交激活费` });
        done.push(
          new Promise((resolve) =>
            setTimeout(
              () => {
                if (i % 2) chat.remove(id);
                else chat.replace(id, { kind: 'recall', from: 'system', text: '对方撤回了一条消息' });
                resolve();
              },
              500 + ((i * 337) % 4500),
            ),
          ),
        );
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      await Promise.all(done);
    }, COUNT);
  });
  const kept = new Set(added.flatMap((text) => /第 \d+ 条 先交激活费/.exec(text) ?? [])).size;
  return {
    id: 'chat.recalled',
    name: '撤回的消息 recalled messages kept',
    shown: `${kept} / ${COUNT}`,
    raw: { kept, of: COUNT },
    ...(kept < COUNT ? { problem: `${kept} / ${COUNT}` } : {}),
  };
}
