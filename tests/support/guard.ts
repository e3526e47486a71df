import type { Page } from '@playwright/test';
import type { GuardSaw } from '../../utils/integrity/guard-entries';
import type { LogLine } from '../../utils/integrity/chain.types';
import type { GuardRow } from '../../utils/storage/guard-rows';
import type { ExhibitRow } from '../../utils/storage/rows';
import { expect, type Stage } from './e2e';
import { readStore } from './store';

export type Told = GuardSaw & { readonly written: string };

/** Ready once the conversation shows messages. */
export const opened = (page: Page): Promise<unknown> => page.waitForSelector('.r');

/** Begins to guard the best conversation of the page, as the popup does. */
export async function guardOn(stage: Stage, page: Page): Promise<string> {
  await stage.own();
  const tabId = await stage.browser.tabId(page);
  await page.bringToFront();
  const started = await stage.ask<{ guardId: string }>('guard.start', { tabId });
  expect(started, 'guard.start').toMatchObject({ ok: true });
  return started.value?.guardId ?? '';
}

/** Ends it and answers with the exhibit it made. */
export async function guardOff(stage: Stage, guardId: string): Promise<ExhibitRow> {
  const ended = await stage.ask<{ exhibitId: string }>('guard.stop', { guardId });
  expect(ended, 'guard.stop').toMatchObject({ ok: true });
  return stage.exhibit(ended.value?.exhibitId);
}

export function guardRows(stage: Stage): Promise<GuardRow[]> {
  return stage.own().then((own) =>
    own.evaluate(
      () =>
        new Promise<GuardRow[]>((resolve, reject) => {
          const request = indexedDB.open('liuzheng');
          request.onerror = () => reject(request.error ?? new Error('no database'));
          request.onsuccess = () => {
            const all = request.result.transaction('guards').objectStore('guards').getAll();
            all.onsuccess = () => {
              request.result.close();
              resolve(all.result as GuardRow[]);
            };
          };
        }),
    ),
  );
}

export async function lines(stage: Stage): Promise<LogLine[]> {
  const { log } = await readStore(await stage.own());
  return log
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ line }) => JSON.parse(line) as LogLine)
    .filter(({ type }) => type.startsWith('guard-'));
}

/** What the custody log says was seen, and when that was written. */
export async function told(stage: Stage): Promise<Told[]> {
  return (await lines(stage)).flatMap((line) =>
    line.type === 'guard-saw' ? line.saw.map((one) => ({ ...one, written: line.at })) : [],
  );
}

/** Pictures the custody log names, by the message they show. */
export async function pictured(stage: Stage): Promise<Set<number>> {
  const shown = (await lines(stage)).flatMap((line) =>
    line.type === 'guard-saw' ? (line.pictures ?? []).flatMap(({ shows }) => shows) : [],
  );
  return new Set(shown);
}

/** ms from what happened to its line in the log. */
export const delayOf = ({ at, written }: Told): number => Date.parse(written) - Date.parse(at);

interface Line {
  readonly id: number;
  readonly from: string;
  readonly kind: string;
  readonly text: string;
}

/** The seller says something. */
export const say = (page: Page, id: number, text: string): Promise<void> =>
  page.evaluate((line: Line) => window.chat?.push(line as never), {
    id,
    from: 'seller',
    kind: 'message',
    text,
  });

/** A notice takes the place of a message. */
export const recall = (page: Page, id: number): Promise<void> =>
  page.evaluate(
    (which) => window.chat?.replace(which, { kind: 'recall', from: 'system', text: '对方撤回了一条消息' }),
    id,
  );

export const badgeOf = async (stage: Stage, page: Page): Promise<string> => {
  const tabId = await stage.browser.tabId(page);
  const own = await stage.own();
  return own.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
};
