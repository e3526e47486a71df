import type { BrowserContext, Page } from '@playwright/test';
import type { Line } from '@/tests/fixtures/sites/chat/data';
import { inFreshPage, type World } from '../snapshot/take';

export interface Bench {
  readonly context: BrowserContext;
  readonly url: string;
  readonly ours: string;
  readonly others: Readonly<Record<'defaults' | 'everything', string>>;
}

/** Works beside a fresh window of the fixture. */
export const open = <T>(
  { context, url }: Bench,
  query: string,
  work: (world: World, page: Page) => Promise<T>,
): Promise<T> => inFreshPage(context, { url: `${url}/window?${query}`, ready: '.r' }, work);

/** What tests make happen in it. */
export interface TestChat {
  push(line: Line): void;
  replace(id: number, change: Partial<Line>): void;
  remove(id: number): void;
}
