/** What an engine that was put into a page gives back. */
export interface Taken {
  /** ms in the page, from the call to the finished HTML. */
  readonly ms: number;
  /** Bytes of the HTML as UTF-8. */
  readonly bytes: number;
  /** The text that only a whole snapshot has. */
  readonly whole: boolean;
}

/** The globals each engine leaves in its isolated world. */
export interface EngineWorld {
  takeSnapshot(mark: string): Promise<Taken>;
  /** The HTML itself. */
  takeHtml(): Promise<string>;
}

/** Leaves `work` in this world, and the same timed. */
export function offer(work: () => Promise<string>): void {
  const world: EngineWorld = { takeSnapshot: (mark) => timed(work, mark), takeHtml: work };
  Object.assign(globalThis, world);
}

/** Times `work` and judges its HTML. */
async function timed(work: () => Promise<string>, mark: string): Promise<Taken> {
  const begun = performance.now();
  const html = await work();
  const ms = performance.now() - begun;
  return { ms, bytes: new Blob([html]).size, whole: html.includes(mark) };
}
