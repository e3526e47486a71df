import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession } from '@playwright/test';

/** Bytes resident, by kind of process. */
export interface Resident {
  /** The processes that hold pages and worker of the extension. */
  readonly extension: number;
  readonly all: number;
}

/** Watches the memory of a browser's processes (Linux: from `/proc`). */
export class MemoryWatch {
  readonly #cdp: CDPSession;
  readonly #samples: Resident[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(context: BrowserContext): Promise<MemoryWatch> {
    const browser = context.browser();
    if (!browser) throw new Error('no browser');
    return new MemoryWatch(await browser.newBrowserCDPSession());
  }

  async now(): Promise<Resident> {
    const { processInfo } = (await this.#cdp.send('SystemInfo.getProcessInfo')) as {
      processInfo: { id: number }[];
    };
    let extension = 0;
    let all = 0;
    for (const { id } of processInfo) {
      const bytes = residentOf(id);
      all += bytes;
      if (isExtension(id)) extension += bytes;
    }
    return { extension, all };
  }

  start(period = 250): void {
    this.#samples.length = 0;
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(async () => void this.#samples.push(await this.now()));
    }, period);
  }

  /** The largest of what was seen since `start`, each kind for itself. */
  async stop(): Promise<Resident> {
    clearInterval(this.#timer);
    await this.#looking;
    return {
      extension: Math.max(...this.#samples.map((sample) => sample.extension)),
      all: Math.max(...this.#samples.map((sample) => sample.all)),
    };
  }
}

function residentOf(pid: number): number {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function isExtension(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
  } catch {
    return false;
  }
}
