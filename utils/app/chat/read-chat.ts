import type { ChatEnd, ChatTurn } from '../../capture/chat-agent/protocol';
import type { ReadRow } from '../../recognise/chat/facts.types';
import type { ChatCompleteness } from '../../recognise/chat/model';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { ChatConnection } from '../../platform/chat-agents';
import type { Located } from './find';
import { guarded } from '../capture/prepare';
import { keepShot, photograph, type PhotographPorts, type TakenTile } from './photograph';

/** ms: one answer of a busy page. `next` itself answers after `WAIT`. */
const CALL = 30_000;
const WAIT = 500;
/** What was read goes into the journal after so many rows or ms, and never more than a tenth of the time. */
const JOURNAL = { rows: 200, ms: 5000, share: 10 };

/** What a sweep has yielded; every picture is kept already. */
export interface ChatReading {
  readonly rows: readonly ReadRow[];
  readonly tiles: readonly TakenTile[];
  readonly completeness: ChatCompleteness;
  readonly idName?: string;
  /** The sweep itself, when it came to its end. */
  readonly end?: ChatEnd;
  /** Why there are no more pictures. */
  readonly noPixels?: string;
  /** Why the page gave no more rows. */
  readonly lost?: AppError;
}

/** What is known before the end: the list may go on in both directions. It is the last word only if nobody comes to the end. */
const UNFINISHED: ChatCompleteness = {
  verdict: 'partial',
  reasons: [{ code: 'INTERRUPTED' }],
  beginning: 'not-reached',
  waited: 0,
};

/**
 * Reads a conversation from its beginning to its end, photographing every step. Whatever fails costs what comes after it:
 * what was read is returned. An error only when nothing began, or storing failed.
 *
 * @param journal keeps what was read so far, so that another worker can close the record with it.
 */
export async function readChat(
  context: PhotographPorts,
  { summary, place }: Located,
  journal: (reading: ChatReading) => Promise<Result<null>>,
): Promise<Result<ChatReading>> {
  const { ports, job, agent, recorder, limits } = context;
  const { messages, minutes, history } = limits;
  const budget = { messages, time: minutes * 60_000, history };
  const opened = await agent.call('open', { id: summary.id, budget }, CALL);
  if (!opened.ok) return opened;
  if (!opened.value) return err(appError('CHAT_NOT_FOUND'));

  const tiles: TakenTile[] = [];
  let shots = 0;
  /** The last picture on its way into the store, while the page goes on: the quota is what a step takes, not the store. */
  let keeping: Promise<void> = Promise.resolve();
  const rows: ReadRow[] = [];
  let noPixels: string | undefined = recorder.broken?.code ?? (place ? undefined : 'FRAME_AMBIGUOUS');
  let cancelled = false;
  let noted = { rows: 0, at: ports.clock().monotonicMs, took: 0 };
  const reading = (): ChatReading => ({
    rows,
    tiles,
    completeness: UNFINISHED,
    ...(noPixels === undefined ? {} : { noPixels }),
  });

  for (;;) {
    if (job.signal.aborted && !cancelled) {
      cancelled = true;
      await agent.call('cancel', {}, CALL);
    }
    const wanted = noPixels === undefined && !cancelled;
    const turn = await agent.call('next', { wait: WAIT, photograph: wanted }, CALL);
    if (!turn.ok || turn.value.state === 'end') await keeping;
    if (!turn.ok) return ok({ ...reading(), lost: turn.error, completeness: brokenOff(turn.error) });
    if (turn.value.state === 'end') {
      const { end } = turn.value;
      const all = await fetchRows(agent, 0);
      const { completeness, idName } = end;
      const whole = { ...reading(), completeness, end, ...(idName === undefined ? {} : { idName }) };
      if (!all.ok) return ok({ ...whole, lost: all.error, completeness: brokenOff(all.error) });
      return ok({ ...whole, rows: all.value });
    }
    await tell(context, turn.value, shots);
    if (turn.value.state === 'step' && place && wanted) {
      if (shots >= limits.pictures) noPixels = 'TOO_MANY';
      else {
        const shot = await photograph(context, turn.value.view);
        await keeping;
        if (!shot.ok) noPixels ??= shot.error.code;
        else if (noPixels === undefined) {
          const ordinal = shots++;
          keeping = guarded(() => keepShot(context, shot.value, place, ordinal)).then((kept) => {
            if (kept.ok) tiles.push(kept.value);
            else noPixels = kept.error.code;
            return undefined;
          });
        }
      }
    }
    const known = turn.value.progress?.rows ?? 0;
    // As they come: what is only in the page goes with the page.
    if (known > rows.length) {
      const more = await fetchRows(agent, rows.length);
      if (more.ok) for (const row of more.value) rows.push(row);
    }
    // Text is small: there may be room for it where there is none for pictures, and it is what matters most.
    if (recorder.broken) {
      noPixels ??= recorder.broken.code;
      continue;
    }
    const now = ports.clock().monotonicMs;
    const due = known - noted.rows >= JOURNAL.rows || (known > noted.rows && now - noted.at > JOURNAL.ms);
    if (due && now - noted.at > noted.took * JOURNAL.share) {
      await keeping;
      if (rows.length > 0) await journal(reading());
      const after = ports.clock().monotonicMs;
      noted = { rows: known, at: after, took: after - now };
    }
  }
}

/** The page went away, or stopped answering, in mid-sweep. */
const brokenOff = ({ code }: AppError): ChatCompleteness =>
  code === 'TAB_NAVIGATED' ? { ...UNFINISHED, reasons: [{ code: 'CONVERSATION_GONE' }] } : UNFINISHED;

async function tell(
  { ports, job }: PhotographPorts,
  { progress }: Exclude<ChatTurn, { state: 'end' }>,
  pictures: number,
): Promise<void> {
  if (!progress) return ports.journal.progress(job.id, 'chat-history', 0, 0);
  const { phase, rows } = progress;
  const stage = phase === 'history' ? 'chat-history' : 'chat-reading';
  return ports.journal.progress(job.id, stage, rows, 0, pictures);
}

async function fetchRows(agent: ChatConnection, from: number): Promise<Result<ReadRow[]>> {
  const all: ReadRow[] = [];
  for (;;) {
    const slice = await agent.call('rows', { from: from + all.length }, CALL);
    if (!slice.ok) return slice;
    for (const row of slice.value.rows) all.push(row);
    if (slice.value.rows.length === 0 || from + all.length >= slice.value.total) return ok(all);
  }
}
