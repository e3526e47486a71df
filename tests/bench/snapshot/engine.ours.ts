import { snapshotDocument } from '@/utils/capture/snapshot';
import { timed, type EngineWorld } from './engine';

/** The limits the extension uses (utils/app/capture/page.ts). */
const LIMITS = { resourceTimeout: 3000, totalTimeout: 8000, maxResourceBytes: 200 * 1024 * 1024 };

const world: EngineWorld = {
  takeSnapshot: (mark) =>
    timed(async () => {
      const { html } = await snapshotDocument(document, {
        ...LIMITS,
        signal: new AbortController().signal,
        fetch: (input, init) => fetch(input, init),
      });
      return html;
    }, mark),
};

Object.assign(globalThis, world);
