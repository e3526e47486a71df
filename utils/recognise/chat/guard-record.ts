import * as v from 'valibot';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';

/** Format of `guard.json`. A reader refuses an unknown major and keeps unknown fields. */
export const GUARD_SPEC_VERSION = '1.0';

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const utc = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-/.test(value) && Number.isFinite(Date.parse(value))),
);
const rect = v.object({ x: finite, y: finite, width: finite, height: finite });
const side = v.exactOptional(v.picklist(['self', 'other']));
const clock = v.object({
  utc,
  epochMs: finite,
  monotonicMs: finite,
  zone: text,
  offsetMinutes: v.pipe(finite, v.minValue(-1440), v.maxValue(1440)),
});

const event = v.object({
  /** Number of the message. */
  message: count,
  change: v.picklist(['added', 'changed', 'recalled', 'removed']),
  /** When the page showed it. */
  at: utc,
  /** When the guard heard of it. */
  heard: utc,
  sender: v.exactOptional(text),
  side,
  text,
  before: v.exactOptional(text),
  late: v.exactOptional(v.literal(true)),
});

const message = v.object({
  message: count,
  /** Stood there when it was first seen. */
  present: v.boolean(),
  /** When it was first seen. */
  at: utc,
  kind: v.picklist(['message', 'system', 'recall']),
  sender: v.exactOptional(text),
  side,
  /** As the page shows its time. */
  shown: v.exactOptional(text),
  text,
  earlier: v.array(v.object({ text, until: utc })),
  removedAt: v.exactOptional(utc),
  /** Came and went between two looks: only its text is known. */
  fleeting: v.exactOptional(v.literal(true)),
  unconfirmed: v.exactOptional(v.literal(true)),
  gapBefore: v.exactOptional(v.literal(true)),
  /** `version`: how often it had changed by then. */
  pictures: v.array(v.object({ path: text, version: count, rect })),
});

const record = v.object({
  guardVersion: v.literal(GUARD_SPEC_VERSION),
  guard: text,
  source: v.object({
    url: text,
    title: text,
    label: text,
    frameUrl: v.exactOptional(text),
    provider: v.exactOptional(text),
  }),
  startedAt: clock,
  endedAt: clock,
  /** Why it ended. */
  ended: text,
  counts: v.object({
    present: count,
    added: count,
    changed: count,
    recalled: count,
    removed: count,
    pictures: count,
  }),
  messages: v.array(message),
  events: v.array(event),
  blind: v.array(v.object({ from: utc, to: utc, reason: text, unconfirmed: v.exactOptional(count) })),
  pictures: v.array(
    v.object({ path: text, sha256: text, at: utc, scale: finite, rect, shows: v.array(count) }),
  ),
});

/** A stored `guard.json`: what a guard saw of a conversation from when it was switched on until it ended. */
export type GuardRecord = v.InferOutput<typeof record>;
export type GuardRecordEvent = GuardRecord['events'][number];

/** A stored `guard.json`; `STORE_DAMAGED` where it is none. */
export function parseGuard(json: string): Result<GuardRecord> {
  try {
    const parsed = v.safeParse(record, JSON.parse(json), { abortEarly: true });
    if (parsed.success) return ok(parsed.output);
  } catch {
    // Told below.
  }
  return err(appError('STORE_DAMAGED', { cause: 'guard.json' }));
}
