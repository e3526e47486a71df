import { HEADLINES, type HeadlineCode } from '../integrity/headline-table';
import type { Verdict, VerdictCode } from '../integrity/verdicts';
import { localText, offsetText } from '../shared/time';
import { LINE_NAMES, type BundleReport } from './report';

/** `good`: unchanged and sealed. `partial`: nothing wrong was found, and something is wanting. */
export type HeadlineTone = 'good' | 'partial' | 'bad' | 'unreadable';

export interface Headline {
  readonly tone: HeadlineTone;
  readonly code: HeadlineCode;
  readonly sentence: { readonly zh: string; readonly en: string };
}

const TONES: Record<HeadlineCode, HeadlineTone> = {
  UNREADABLE: 'unreadable',
  DAMAGED: 'bad',
  CHANGED: 'bad',
  REMOVED: 'bad',
  ADDED: 'bad',
  INVALID: 'bad',
  REPACKED: 'bad',
  STRIPPED: 'partial',
  UNSEALED: 'partial',
  SIGNED: 'good',
  STAMPED: 'good',
  STAMPED_STRIPPED: 'partial',
  INCOMPLETE: 'partial',
};

/** Files named in the sentence; the rest is a number. */
const NAMED = 3;

/** Minutes east of UTC where the reader is, at that moment. */
type OffsetAt = (epochMs: number) => number;

/**
 * What a reader with no patience is told of one bundle. A time is claimed as shown only where a trusted time-stamp over
 * every volume shows it; a seal that was taken away, or never was, is never "sealed and unchanged".
 */
export function headlineOf(report: BundleReport, offsetAt: OffsetAt): Headline {
  const { lines } = report;
  if (!report.readable) return say('UNREADABLE', { why: lines.structure });
  if (report.group === undefined) return say('DAMAGED', { why: lines.structure });
  const wrong = LINE_NAMES.map((name) => lines[name]).filter((line) => line.status === 'invalid');
  if (wrong.length > 0) return whatIsWrong(report, wrong);
  if (lines.completeness.code === 'VOLUME_MISSING') {
    const { missing = '', count = '' } = lines.completeness.detail ?? {};
    return say('INCOMPLETE', { missing, count });
  }
  const stamped = stampedAt(report);
  const stripped = lines.signature.code === 'SIGNATURE_STRIPPED';
  if (stamped !== undefined)
    return say(stripped ? 'STAMPED_STRIPPED' : 'STAMPED', { time: stamped }, offsetAt);
  if (lines.signature.status === 'valid') {
    const stated = Date.parse(report.exportedAt ?? '');
    if (!Number.isNaN(stated)) return say('SIGNED', { time: stated }, offsetAt);
  }
  return say(stripped ? 'STRIPPED' : 'UNSEALED', {});
}

function whatIsWrong({ lines }: BundleReport, wrong: readonly Verdict[]): Headline {
  const { payload } = lines;
  const inPayload = (code: VerdictCode): Verdict | undefined =>
    [payload, ...(payload.also ?? [])].find((v) => v.code === code);
  for (const [code, headline] of [
    ['PAYLOAD_CHANGED', 'CHANGED'],
    ['PAYLOAD_MISSING', 'REMOVED'],
    ['PAYLOAD_UNLISTED', 'ADDED'],
    ['PAYLOAD_FOREIGN', 'ADDED'],
  ] as const) {
    const files = inPayload(code)?.files;
    if (files) return say(headline, { count: files.length, files: named(files) });
  }
  const [first] = wrong.filter((line) => line !== lines.structure);
  if (first) return say('INVALID', { why: first });
  return say(lines.structure.code === 'STRUCTURE_NOT_ORIGINAL' ? 'REPACKED' : 'INVALID', {
    why: lines.structure,
  });
}

function named(paths: readonly string[]): { zh: string; en: string } {
  // `E001/page.png` says enough; the whole path stands in the line below.
  const files = paths.map((path) => path.replace(/^(?:[^/]+\/)?data\/exhibits\//, ''));
  const some = files.slice(0, NAMED).join('、');
  const rest = files.length - NAMED;
  return {
    zh: rest > 0 ? `${some} 等` : some,
    en: files.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  };
}

/** ms since the epoch: the latest of the volumes, each by its earliest good token; undefined unless all have one. */
function stampedAt({ timestamps, files }: BundleReport): number | undefined {
  const byVolume = new Map<string, number>();
  for (const { covers, code, time, file } of timestamps) {
    if (covers !== 'bundle' || code !== 'TIMESTAMP_OK' || time === undefined) continue;
    const volume = file.slice(0, Math.max(0, file.indexOf('seal/')));
    byVolume.set(volume, Math.min(Date.parse(time), byVolume.get(volume) ?? Infinity));
  }
  return byVolume.size === files.length ? Math.max(...byVolume.values()) : undefined;
}

type Value = string | number | Verdict | { readonly zh: string; readonly en: string };

function say(code: HeadlineCode, values: Readonly<Record<string, Value>>, offsetAt?: OffsetAt): Headline {
  const [zh, en] = HEADLINES[code];
  const fill = (template: string, language: 'zh' | 'en'): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(name, values[name] ?? '', language, offsetAt));
  return { tone: TONES[code], code, sentence: { zh: fill(zh, 'zh'), en: fill(en, 'en') } };
}

function wordOf(name: string, value: Value, language: 'zh' | 'en', offsetAt?: OffsetAt): string {
  if (name === 'time' && typeof value === 'number' && offsetAt) {
    const offset = offsetAt(value);
    const at = localText(value, offset).slice(0, 16);
    return language === 'zh' ? `${at}（${offsetText(offset)}）` : `${at} (${offsetText(offset)})`;
  }
  if (typeof value !== 'object') return String(value);
  if (!('sentence' in value)) return value[language];
  const about = value.files?.length ? named(value.files)[language] : '';
  const sentence = value.sentence[language].replace(/[。.]$/, '');
  if (!about) return sentence;
  return language === 'zh' ? `${sentence}（${about}）` : `${sentence} (${about})`;
}
