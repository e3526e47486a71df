import { ExtensionBrowser } from '@/tests/support/extension';
import { openStore } from '../capture/store';
import { MemoryWatch } from '../tall/processes';
import { ask, fillCase, jobs } from './fill';
export async function trace(): Promise<void> {
  const browser = await ExtensionBrowser.launch({ extension: '.output/chrome-mv3' });
  const store = await openStore(browser);
  const caseId = await fillCase(store, 100);
  const memory = await MemoryWatch.of(browser.context);
  const { jobId } = await ask<{ jobId: string }>(store, 'export.start', { caseId });
  const begun = Date.now();
  for (;;) {
    const now = await memory.now();
    const job = (await jobs(store)).find((one) => one.id === jobId) as never as { state: string; stage: string; done: number };
    console.log(Date.now() - begun, Math.round(now.extension / 1e6), Math.round(now.all / 1e6), job.stage, Math.round(job.done / 1e6));
    if (job.state !== 'running') break;
    await new Promise((r) => setTimeout(r, 150));
  }
  await browser.close();
}
