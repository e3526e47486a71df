import { exhibitLabel } from '../exhibit/ids';
import type { CheckPulse } from '../integrity/beacon/check-pulse';
import type { LogLine } from '../integrity/chain.types';
import { PULSE_TOLERANCE, TOKEN_BEFORE_PULSE_TOLERANCE } from '../integrity/time-statements';
import { firstOf, verdict, type Verdict, type VerdictCode } from '../integrity/verdicts';
import { utf8 } from '../shared/bytes';
import { utcIso } from '../shared/time';
import type { ReportedPulse, ReportedTimestamp } from './report';
import type { Volume } from './verify-chain';

const FILE = /^data\/exhibits\/(E\d+)\/beacon\/([a-z0-9][a-z0-9-]{0,39})\.json$/;

interface Judged {
  readonly pulse: ReportedPulse;
  readonly words: Readonly<Record<string, string | number>>;
}

/**
 * Every pulse that a capture record holds. A good one shows that the line of the log with its hash, and all after it, were
 * not written before the pulse came out; tokens and stated times that say otherwise are named.
 */
export function verifyBeacons(
  volumes: readonly Volume[],
  lines: readonly LogLine[],
  tokens: readonly ReportedTimestamp[],
  check: CheckPulse | undefined,
): { readonly verdicts: readonly Verdict[]; readonly pulses: readonly ReportedPulse[] } {
  const judged = volumes.flatMap((volume) =>
    [...volume.files.keys()].sort().flatMap((path) => {
      const [, exhibit, beacon] = FILE.exec(path) ?? [];
      if (exhibit === undefined || beacon === undefined) return [];
      const shown = volumes.length === 1 ? path : `${volume.folder}/${path}`;
      return [judge(volume, path, { exhibit, beacon, shown }, lines, check)];
    }),
  );
  const wrong: Verdict[] = judged.flatMap((one) => badToken(one, tokens));
  const good = judged.filter(({ pulse }) => pulse.code === 'BEACON_OK');
  const rest = judged
    .filter(({ pulse }) => pulse.code !== 'BEACON_OK')
    .map(({ pulse, words }) => verdict(pulse.code, words, [pulse.file]));
  return { verdicts: [...wrong, ...rest, ...goodOnes(good)], pulses: judged.map(({ pulse }) => pulse) };
}

/** The line about time with what the pulses add: one that is wrong leads, a good one stands behind what dates the content. */
export function withPulses(line: Verdict, found: readonly Verdict[]): Verdict {
  if (found.length === 0) return line;
  const { also = [], ...first } = line;
  const all = [first, ...also];
  const bad = (one: Verdict): boolean => one.status === 'invalid';
  return firstOf(
    [
      ...all.filter(bad),
      ...found.filter(bad),
      ...all.filter((v) => !bad(v)),
      ...found.filter((v) => !bad(v)),
    ],
    line,
  );
}

function judge(
  volume: Volume,
  path: string,
  about: { readonly exhibit: string; readonly beacon: string; readonly shown: string },
  lines: readonly LogLine[],
  check: CheckPulse | undefined,
): Judged {
  const { exhibit, beacon, shown } = about;
  const at = lines.findIndex((line) => records(line) && exhibitLabel(line.number) === exhibit);
  const line = lines[at];
  const logged = line && records(line) ? line.files.find((file) => `data/${file.path}` === path) : undefined;
  const base = { file: shown, covers: exhibit, beacon, ...(line ? { line: at + 1 } : {}) };
  const tell = (code: VerdictCode): Judged => ({ pulse: { ...base, code }, words: { exhibit, beacon } });
  if (!line || logged?.sha256 !== volume.files.get(path)?.sha256) return tell('BEACON_NOT_AS_LOGGED');
  if (!check) return tell('BEACON_NOT_CHECKED');
  const text = volume.texts.get(path);
  const found = text === undefined ? ({ code: 'BEACON_MALFORMED' } as const) : check(beacon, utf8(text));
  if (!found.facts) return tell(found.code);
  const { round, beacon: name } = found.facts;
  const time = utcIso(found.facts.time);
  const late = found.code === 'BEACON_OK' && found.facts.time > Date.parse(line.at) + PULSE_TOLERANCE;
  return {
    pulse: { ...base, beacon: name, round, time, code: late ? 'BEACON_AFTER_STATED' : found.code },
    words: { exhibit, beacon: name, round, time, stated: line.at },
  };
}

const records = (
  line: LogLine,
): line is Extract<LogLine, { type: 'exhibit-captured' | 'exhibit-imported' }> =>
  line.type === 'exhibit-captured' || line.type === 'exhibit-imported';

/** Good time-stamps over that line, a later one or the whole bundle that say an earlier time than the pulse. */
function badToken({ pulse, words }: Judged, tokens: readonly ReportedTimestamp[]): readonly Verdict[] {
  const { time, line = Infinity, code } = pulse;
  if (time === undefined || (code !== 'BEACON_OK' && code !== 'BEACON_AFTER_STATED')) return [];
  const out = Date.parse(time);
  return tokens.flatMap((token) => {
    const over = token.covers === 'bundle' || (token.line ?? 0) >= line;
    if (token.code !== 'TIMESTAMP_OK' || token.time === undefined || !over) return [];
    const latest = Date.parse(token.time) + (token.accuracyMs ?? 0) + TOKEN_BEFORE_PULSE_TOLERANCE;
    if (latest >= out) return [];
    return [
      verdict('BEACON_AFTER_TOKEN', { ...words, tsa: token.tsa ?? '?', stamped: token.time }, [
        token.file,
        pulse.file,
      ]),
    ];
  });
}

/** One sentence, however many exhibits hold one. */
function goodOnes(good: readonly Judged[]): Verdict[] {
  const [first] = good;
  if (!first) return [];
  const files = good.map(({ pulse }) => pulse.file);
  if (good.length === 1) return [verdict('BEACON_OK', first.words, files)];
  const times = good.flatMap(({ pulse }) => pulse.time ?? []).sort();
  const names = [...new Set(good.map(({ pulse }) => pulse.beacon))].join('、');
  const span = { first: times[0] ?? '', last: times.at(-1) ?? '' };
  return [verdict('BEACON_OK_MANY', { count: good.length, beacon: names, ...span }, files)];
}
