import { TIMELINE_EVENTS, type TimelineEvent } from '../case/timeline/types';
import type { CaseId } from '../exhibit/ids';
import type { LogLine } from '../integrity/chain.types';
import { onChange } from './changes';
import type { LiuzhengDb } from './db';

/** Lines read at a time. */
const PIECE = 500;

const MARKS = TIMELINE_EVENTS.map((type) => `"type":"${type}"`);

/** Notes, deletions, exports and the end of a case, oldest first. The log only grows: only new lines are ever read. */
export function watchEvents(
  db: LiuzhengDb,
  caseId: CaseId,
  callback: (events: TimelineEvent[]) => void,
  failed: (thrown: unknown) => void,
): () => void {
  let events: TimelineEvent[] = [];
  let next = 0;
  let told = false;
  let again = true;
  let running = false;
  const over = new AbortController();

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (again && !over.signal.aborted) {
        again = false;
        const fresh = await readFrom(db, caseId, next, () => over.signal.aborted);
        next = fresh.next;
        if (told && fresh.events.length === 0) continue;
        told = true;
        events = [...events, ...fresh.events];
        if (!over.signal.aborted) callback(events);
      }
    } catch (thrown) {
      again = true;
      failed(thrown);
    } finally {
      running = false;
    }
  };
  const stop = onChange(db, 'log', () => {
    again = true;
    void run();
  });
  void run();
  return () => {
    over.abort();
    stop();
  };
}

async function readFrom(
  db: LiuzhengDb,
  caseId: CaseId,
  from: number,
  stopped: () => boolean,
): Promise<{ events: TimelineEvent[]; next: number }> {
  const events: TimelineEvent[] = [];
  let next = from;
  while (!stopped()) {
    const rows = await db.log
      .where('[caseId+seq]')
      .between([caseId, next], [caseId, next + PIECE], true, false)
      .toArray();
    for (const { line } of rows) {
      // Lines are canonical JSON: those of no interest, long lists of hashes, need not be parsed.
      if (!MARKS.some((mark) => line.includes(mark))) continue;
      const event = JSON.parse(line) as LogLine;
      if (isShown(event)) events.push(event);
    }
    next += rows.length;
    if (rows.length < PIECE) break;
  }
  return { events, next };
}

function isShown(event: LogLine): event is TimelineEvent {
  return (TIMELINE_EVENTS as readonly string[]).includes(event.type);
}
