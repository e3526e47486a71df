import { startShops, type Shops } from '@/tests/fixtures/server';
import type { Site } from '@/tests/fixtures/sites/http';
import { startBenchPages } from './pages/server';

/** Every site that is measured, all on 127.0.0.1. */
export interface Places {
  readonly shops: Shops;
  readonly generated: Site;
  close(): Promise<void>;
}

export async function openPlaces(): Promise<Places> {
  const [shops, generated] = await Promise.all([startShops(), startBenchPages()]);
  return {
    shops,
    generated,
    async close() {
      await Promise.all([shops.close(), generated.close()]);
    },
  };
}
