import type { Exhibit } from '../exhibit/model';
import { isTold, type NetRecord } from '../exhibit/net/model';
import { CONTRADICTION_MS } from '../exhibit/net/server-time';
import type { UtcIso } from '../shared/time';
import type { LogLine } from './chain.types';
import type { VerdictCode } from './verdicts';

/** A time-stamp as far as times go. */
export interface TimeToken {
  /** Short name of the authority, or what its certificate calls it. */
  readonly tsa: string;
  readonly time: UtcIso;
  readonly accuracyMs?: number;
  /** What its check found; absent: it was not checked here. */
  readonly code?: VerdictCode;
}

/** A pulse of a public randomness beacon that the record holds. */
export interface TimePulse {
  /** Name of the beacon. */
  readonly beacon: string;
  readonly round: number;
  /** When it came out, ms since the epoch. */
  readonly time: number;
  /** What its check found; absent: it was not checked here. */
  readonly code?: VerdictCode;
}

export interface TimeSources {
  readonly record: Pick<Exhibit, 'startedAt' | 'finishedAt' | 'steps' | 'origin' | 'kindReason'>;
  readonly net?: NetRecord | undefined;
  /** `at` of the line that recorded it, and of the lines around it. */
  readonly log?: { readonly before?: UtcIso; readonly at: UtcIso; readonly after?: UtcIso } | undefined;
  readonly tokens: readonly TimeToken[];
  readonly pulses?: readonly TimePulse[];
}

/** One thing that says when. */
export interface TimeStatement {
  readonly what: 'started' | 'finished' | 'logged' | 'server' | 'stamped' | 'beacon';
  /**
   * Earliest and latest moment that it means, ms since the epoch; one and the same for a clock's reading. Of a beacon both
   * are when its pulse came out: the record was written then or later.
   */
  readonly from: number;
  readonly to: number;
  /** The server's host, the authority or the beacon. */
  readonly by?: string;
  /**
   * True for all that stands on the word of whoever kept the exhibit: his clock, and a server's header as his computer wrote
   * it down. Only the signature of an authority or of a beacon comes from outside.
   */
  readonly selfDeclared: boolean;
  /** Of a time-stamp or a pulse. */
  readonly code?: VerdictCode;
  /** Of a pulse. */
  readonly round?: number;
}

/** Two statements that cannot both be right. Seconds are rounded towards agreement. */
export type TimeContradiction =
  /** The token is over a record that, by the local clock, did not exist yet. */
  | { readonly code: 'TOKEN_BEFORE_CAPTURE'; readonly tsa: string; readonly seconds: number }
  /** The record holds a pulse that came out only after it was finished, by the local clock. */
  | { readonly code: 'PULSE_AFTER_CAPTURE'; readonly beacon: string; readonly seconds: number }
  /** The token is over a record with a pulse that came out later than the token says. */
  | {
      readonly code: 'TOKEN_BEFORE_PULSE';
      readonly tsa: string;
      readonly beacon: string;
      readonly seconds: number;
    }
  /** Server less local clock, beyond what the way there and back explains. */
  | { readonly code: 'SERVER_CLOCK'; readonly min: number; readonly max: number }
  /** The local clock was set while it was kept: it went so much further than the one that cannot be set. */
  | { readonly code: 'CLOCK_SET'; readonly seconds: number }
  /** The log goes back in time at this record. */
  | { readonly code: 'LOG_BACKWARDS'; readonly seconds: number };

export interface Times {
  /** In order of their earliest moment. */
  readonly statements: readonly TimeStatement[];
  readonly contradictions: readonly TimeContradiction[];
}

/** ms by which a token may be earlier than the capture began: computers keep time badly. */
const TOKEN_TOLERANCE = 10_000;
/** ms by which a pulse may be later than the local clock says it was kept. */
export const PULSE_TOLERANCE = 10_000;
/** ms by which a token may be earlier than a pulse in what it is over: both come from kept clocks. */
export const TOKEN_BEFORE_PULSE_TOLERANCE = 2000;
/** ms beyond the bounds of a round trip. */
const SERVER_TOLERANCE = 2000;
/** ms between two clocks of one computer. */
const SET_TOLERANCE = 2000;
/** ms; a line is dated when its event ends and written a moment later, so neighbours may change places by a little. */
const LOG_TOLERANCE = CONTRADICTION_MS;

/** Everything that says when an exhibit was kept, and what in it does not go together. Nothing is judged to be the truth. */
export function timesOf({ record, net, log, tokens, pulses = [] }: TimeSources): Times {
  const { startedAt, finishedAt } = record;
  const statements: TimeStatement[] = [
    { what: 'started', ...instant(startedAt.epochMs), selfDeclared: true },
    { what: 'finished', ...instant(finishedAt.epochMs), selfDeclared: true },
  ];
  const contradictions: TimeContradiction[] = [];
  // A worker that took over counts from another start, and a guard lasts for hours in which computers sleep: no pair.
  const sameWorker = record.kindReason !== 'GUARDED' && !record.steps.some(({ name }) => name === 'resume');
  const set = finishedAt.epochMs - startedAt.epochMs - (finishedAt.monotonicMs - startedAt.monotonicMs);
  if (record.origin === 'captured' && sameWorker && Math.abs(set) > SET_TOLERANCE)
    contradictions.push({ code: 'CLOCK_SET', seconds: towardsZero(set) });
  if (net && isTold(net.clock)) {
    const { serverAt, skew, url } = net.clock;
    if (serverAt !== undefined) {
      const from = Date.parse(serverAt);
      // The header counts whole seconds.
      statements.push({ what: 'server', from, to: from + 999, by: hostOf(url), selfDeclared: true });
    }
    if (isTold(skew) && (skew.minMs > SERVER_TOLERANCE || skew.maxMs < -SERVER_TOLERANCE)) {
      const [min, max] = [Math.floor(skew.minMs / 1000), Math.ceil(skew.maxMs / 1000)];
      contradictions.push({ code: 'SERVER_CLOCK', min, max });
    }
  }
  if (log) {
    const at = Date.parse(log.at);
    statements.push({ what: 'logged', ...instant(at), selfDeclared: true });
    const back = Math.max(
      log.before === undefined ? 0 : Date.parse(log.before) - at,
      log.after === undefined ? 0 : at - Date.parse(log.after),
    );
    if (back > LOG_TOLERANCE) contradictions.push({ code: 'LOG_BACKWARDS', seconds: towardsZero(back) });
  }
  for (const { tsa, time, accuracyMs = 0, code } of tokens) {
    const at = Date.parse(time);
    const [from, to] = [at - accuracyMs, at + accuracyMs];
    const named = code === undefined ? {} : { code };
    statements.push({ what: 'stamped', from, to, by: tsa, selfDeclared: false, ...named });
    const early = startedAt.epochMs - TOKEN_TOLERANCE - to;
    if (early > 0)
      contradictions.push({
        code: 'TOKEN_BEFORE_CAPTURE',
        tsa,
        seconds: towardsZero(startedAt.epochMs - to),
      });
  }
  for (const pulse of pulses) {
    const { beacon, round, time, code } = pulse;
    const named = code === undefined ? {} : { code };
    statements.push({ what: 'beacon', ...instant(time), by: beacon, round, selfDeclared: false, ...named });
    if (code === undefined || code === 'BEACON_OK')
      contradictions.push(...againstPulse(pulse, finishedAt.epochMs, tokens));
  }
  statements.sort((a, b) => a.from - b.from || a.to - b.to);
  return { statements, contradictions };
}

/** What cannot be right if that pulse is. */
function againstPulse(
  { beacon, time }: TimePulse,
  finished: number,
  tokens: readonly TimeToken[],
): TimeContradiction[] {
  const seconds = towardsZero(time - finished);
  return [
    ...(time > finished + PULSE_TOLERANCE ? [{ code: 'PULSE_AFTER_CAPTURE' as const, beacon, seconds }] : []),
    ...tokens.flatMap(({ tsa, time: stamped, accuracyMs = 0 }) => {
      const latest = Date.parse(stamped) + accuracyMs;
      if (latest + TOKEN_BEFORE_PULSE_TOLERANCE >= time) return [];
      return [{ code: 'TOKEN_BEFORE_PULSE' as const, tsa, beacon, seconds: towardsZero(time - latest) }];
    }),
  ];
}

/** The line that recorded the exhibit among its neighbours; undefined when the log does not have it. */
export function logAround(lines: readonly LogLine[], exhibit: string): TimeSources['log'] {
  const at = lines.findIndex(
    (line) =>
      (line.type === 'exhibit-captured' || line.type === 'exhibit-imported') && line.exhibit === exhibit,
  );
  const line = lines[at];
  if (!line) return undefined;
  const [before, after] = [lines[at - 1]?.at, lines[at + 1]?.at];
  return { at: line.at, ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

const instant = (ms: number): { readonly from: number; readonly to: number } => ({ from: ms, to: ms });
const towardsZero = (ms: number): number => Math.trunc(ms / 1000);

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
