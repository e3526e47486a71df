import type { BrowserContext, CDPSession } from '@playwright/test';

/** The page names its own thread by making a mark of this name. */
export const MARK = 'bench-thread';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, µs. */
  readonly tdur?: number;
}

/**
 * Processor time of each task of the thread that made the mark, ms, longest first. Time on the wall counts what other programs
 * of the machine took in between; this does not.
 */
export async function threadTimes<T>(
  context: BrowserContext,
  run: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: readonly number[] }> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no session with the browser');
  try {
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
    });
    const value = await run();
    await ended(session);
    const own = events.find(({ name }) => name === MARK);
    if (!own) throw new Error('the page made no mark');
    const tasks = events
      .filter(({ name, pid, tid }) => name === TASK && pid === own.pid && tid === own.tid)
      .map(({ tdur = 0 }) => tdur / 1000)
      .sort((a, b) => b - a);
    return { value, tasks };
  } finally {
    await session.detach();
  }
}

const TASK = 'ThreadControllerImpl::RunTask';

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
}
