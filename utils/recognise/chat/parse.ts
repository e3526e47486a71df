import * as v from 'valibot';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { ChatMerge } from './merge';
import type { UtcIso } from '../../shared/time';
import type { PageRect } from '../types';
import { PARTIAL_REASONS, type ChatRecord } from './model';

/** One picture of the conversation: what `step` in the views of a message means. */
export interface StoredTile {
  readonly step: number;
  /** In the exhibit's folder. */
  readonly path: string;
  readonly at: UtcIso;
  /** CSS px in the viewport of the tab: the part of the list it shows. */
  readonly rect: PageRect;
  /** Device px per CSS px. */
  readonly scale: number;
}

/** A stored `chat.json`. Rectangles of views are CSS px in the picture of their step. */
export interface StoredChat extends ChatRecord {
  readonly tiles: readonly StoredTile[];
}

/** A stored `merge.json`: what a conversation shows against an earlier exhibit of it. */
export interface StoredMerge extends ChatMerge {
  readonly since: {
    /** `E003`. */
    readonly exhibit: string;
  };
}

const text = v.string();
const utc = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T/),
  v.check((value) => Number.isFinite(Date.parse(value))),
);
/** End of the year 9999, ms: what a date can be written of. */
const LATEST = 253_402_300_799_999;
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const rect = v.object({ x: finite, y: finite, width: finite, height: finite });
const side = v.exactOptional(v.picklist(['self', 'other']));

const time = v.object({
  shown: v.exactOptional(text),
  attribute: v.exactOptional(text),
  at: v.exactOptional(utc),
  precision: v.exactOptional(v.picklist(['second', 'minute', 'hour', 'day', 'week', 'month', 'year'])),
  basis: v.exactOptional(
    v.picklist([
      'datetime',
      'datetime-local',
      'shown',
      'shown-no-year',
      'relative',
      'date-above',
      'time-above',
    ]),
  ),
});

const attachment = v.object({
  kind: v.picklist(['image', 'video', 'audio', 'file']),
  url: v.exactOptional(text),
  name: v.exactOptional(text),
  loaded: v.boolean(),
  file: v.exactOptional(text),
});

const wording = v.object({
  class: v.picklist(['promise', 'exclusion', 'price', 'offPlatform', 'guarantee', 'stalling', 'advanceFee']),
  rule: text,
  start: count,
  end: count,
  confidence: v.picklist(['high', 'medium', 'low']),
});

const message = v.object({
  index: count,
  key: text,
  kind: v.picklist(['message', 'system', 'recall']),
  sender: v.exactOptional(
    v.object({ name: text, basis: v.picklist(['shown', 'group', 'aria-label', 'avatar', 'title']) }),
  ),
  side,
  sideBasis: v.exactOptional(v.picklist(['alignment', 'avatar-side', 'name'])),
  time: v.exactOptional(time),
  text,
  quote: v.exactOptional(text),
  attachments: v.array(attachment),
  marks: v.array(text),
  earlier: v.array(v.object({ text, until: utc })),
  vanishedAt: v.exactOptional(utc),
  gapBefore: v.exactOptional(v.literal(true)),
  wording: v.array(wording),
  views: v.array(
    v.object({
      step: count,
      rect,
    }),
  ),
});

const record = v.object({
  chatVersion: v.literal('1.0'),
  source: v.object({
    url: text,
    title: text,
    label: text,
    frameUrl: v.exactOptional(text),
    provider: v.exactOptional(text),
  }),
  clock: v.object({
    utc,
    epochMs: v.pipe(finite, v.minValue(0), v.maxValue(LATEST)),
    monotonicMs: finite,
    zone: text,
    offsetMinutes: v.pipe(finite, v.minValue(-1440), v.maxValue(1440)),
  }),
  messages: v.array(message),
  separators: v.array(v.object({ before: count, shown: text, time: v.exactOptional(time) })),
  participants: v.array(v.object({ name: text, side, messages: count })),
  tiles: v.optional(
    v.array(v.object({ step: count, path: text, at: utc, rect, scale: v.pipe(finite, v.minValue(0.01)) })),
    [],
  ),
  completeness: v.object({
    verdict: v.picklist(['complete', 'partial']),
    reasons: v.array(v.object({ code: v.picklist(PARTIAL_REASONS), count: v.exactOptional(count) })),
    beginning: v.picklist(['marker', 'control-gone', 'nothing-came', 'not-reached']),
    waited: finite,
  }),
});

const merge = v.object({
  mergeVersion: v.literal('1.0'),
  since: v.object({ exhibit: v.pipe(text, v.regex(/^E\d{3,}$/)) }),
  added: v.array(text),
  edited: v.array(v.object({ earlier: text, now: text, before: text, after: text })),
  recalled: v.array(v.object({ earlier: text, now: text, text })),
  disappeared: v.array(v.object({ earlier: text, text })),
  notReached: v.array(text),
});

function parse<T>(schema: v.GenericSchema<unknown, T>, json: string, file: string): Result<T> {
  try {
    const parsed = v.safeParse(schema, JSON.parse(json), { abortEarly: true });
    return parsed.success ? ok(parsed.output) : err(appError('STORE_DAMAGED', { cause: file }));
  } catch {
    return err(appError('STORE_DAMAGED', { cause: file }));
  }
}

/** A stored `chat.json`; `STORE_DAMAGED` where it is none. */
export const parseChat = (json: string): Result<StoredChat> => parse(record, json, 'chat.json');

/** A stored `merge.json`; `STORE_DAMAGED` where it is none. */
export const parseMerge = (json: string): Result<StoredMerge> => parse(merge, json, 'merge.json');
