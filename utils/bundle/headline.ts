import { HEADLINES, type HeadlineCode } from '../integrity/headline-table';
import type { OffsetAt } from '../integrity/verdict-words';
import { sentenceOf, type Verdict, type VerdictCode } from '../integrity/verdicts';
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
  ASIC_FITS: 'good',
  ASIC_STAMPED: 'partial',
  ASIC_NO_FIT: 'partial',
  ASIC_UNKNOWN: 'partial',
};

/** Files named in the sentence; the rest is a number. */
const NAMED = 3;

/**
 * What a reader with no patience is told of one bundle. A time is claimed as shown only where a trusted time-stamp over
 * every volume shows it; a seal that was taken away, or never was, is never "sealed and unchanged". A masked copy is called
 * one before anything else: what was sealed there is the copy.
 */
export function headlineOf(report: BundleReport, offsetAt: OffsetAt): Headline {
  const { lines } = report;
  const say = sayAt(offsetAt, report.redacted);
  if (!report.readable) return say('UNREADABLE', { why: lines.structure });
  if (report.group === undefined && !report.container) return say('DAMAGED', { why: lines.structure });
  const wrong = LINE_NAMES.map((name) => lines[name]).filter((line) => line.status === 'invalid');
  if (wrong.length > 0) return whatIsWrong(report, wrong, say);
  if (report.container) return ofContainer(report, say);
  if (lines.completeness.code === 'VOLUME_MISSING') {
    const { missing = '', count = '' } = lines.completeness.detail ?? {};
    return say('INCOMPLETE', { missing, count });
  }
  const stamped = stampedAt(report);
  const stripped = lines.signature.code === 'SIGNATURE_STRIPPED';
  if (stamped) return say(stripped ? 'STAMPED_STRIPPED' : 'STAMPED', stamped);
  if (lines.signature.status === 'valid') {
    const stated = Date.parse(report.exportedAt ?? '');
    if (!Number.isNaN(stated)) return say('SIGNED', { time: stated });
  }
  return say(stripped ? 'STRIPPED' : 'UNSEALED', {});
}

function ofContainer({ lines: { payload }, timestamps: [stamp] }: BundleReport, say: Say): Headline {
  if (payload.code === 'ASIC_NO_FIT') return say('ASIC_NO_FIT', {});
  if (stamp?.code !== 'TIMESTAMP_OK' || stamp.time === undefined) return say('ASIC_UNKNOWN', {});
  const shown = { time: Date.parse(stamp.time), own: stamp.rootAdded ? OWN : '' };
  if (payload.code !== 'ASIC_FITS') return say('ASIC_STAMPED', shown);
  return say('ASIC_FITS', { ...shown, bundle: payload.detail?.['bundle'] ?? '' });
}

function whatIsWrong({ lines }: BundleReport, wrong: readonly Verdict[], say: Say): Headline {
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

/** Said of a time that is trusted because the reader said so. */
const OWN = { zh: '；其根证书由核验者自己添加信任', en: '; its root was added by whoever checked' };

/**
 * `time`: ms since the epoch, the latest of the volumes, each by its earliest good token; undefined unless all have one. A token
 * under a root of this program goes before one under a root that the reader added.
 */
function stampedAt({ timestamps, files }: BundleReport) {
  const earliest = (own: boolean): number | undefined => {
    const byVolume = new Map<string, number>();
    for (const { covers, code, time, file, rootAdded = false } of timestamps) {
      if (covers !== 'bundle' || code !== 'TIMESTAMP_OK' || time === undefined || (rootAdded && !own))
        continue;
      const volume = file.slice(0, Math.max(0, file.indexOf('seal/')));
      byVolume.set(volume, Math.min(Date.parse(time), byVolume.get(volume) ?? Infinity));
    }
    return byVolume.size === files.length ? Math.max(...byVolume.values()) : undefined;
  };
  const known = earliest(false);
  if (known !== undefined) return { time: known, own: '' };
  const time = earliest(true);
  return time === undefined ? undefined : { time, own: OWN };
}

type Value = string | number | Verdict | { readonly zh: string; readonly en: string };
type Say = (code: HeadlineCode, values: Readonly<Record<string, Value>>) => Headline;

/** Before anything is said of a masked copy. */
const COPY = { zh: '打码副本（有内容被遮盖）：', en: 'A masked copy: ' };

const sayAt =
  (offsetAt: OffsetAt, redacted = false): Say =>
  (code, values) => {
    const [zh, en] = HEADLINES[code];
    const fill = (template: string, language: 'zh' | 'en'): string =>
      template.replace(/\{(\w+)\}/g, (_, name: string) =>
        wordOf(name, values[name] ?? '', language, offsetAt),
      );
    const before = redacted ? COPY : { zh: '', en: '' };
    const sentence = { zh: before.zh + fill(zh, 'zh'), en: before.en + fill(en, 'en') };
    return { tone: TONES[code], code, sentence };
  };

/** A fingerprint by its beginning: enough to see that two differ. */
function shortened(value: Verdict): Verdict {
  const detail = Object.fromEntries(
    Object.entries(value.detail ?? {}).map(([name, one]) => [
      name,
      String(one).replace(/^([0-9a-f]{4} [0-9a-f]{4}) (?:[0-9a-f]{4} ?)+$/, '$1 …'),
    ]),
  );
  return { ...value, detail };
}

function wordOf(name: string, value: Value, language: 'zh' | 'en', offsetAt: OffsetAt): string {
  if (name === 'time' && typeof value === 'number') {
    const offset = offsetAt(value);
    const at = localText(value, offset).slice(0, 16);
    return language === 'zh' ? `${at}（${offsetText(offset)}）` : `${at} (${offsetText(offset)})`;
  }
  if (typeof value !== 'object') return String(value);
  if (!('sentence' in value)) return value[language];
  // Which file of the format it is, the sentence says in words; names stand in the lines below.
  const files = (value.files ?? []).filter((path) => path.includes('data/exhibits/'));
  const about = files.length > 0 ? named(files)[language] : '';
  const sentence = sentenceOf(shortened(value), language, offsetAt).replace(/[。.]$/, '');
  if (!about) return sentence;
  return language === 'zh' ? `${sentence}（${about}）` : `${sentence} (${about})`;
}
