import { SENTENCES, type VerdictCode } from './verdict-table';
import { fillSentence, type Language, type OffsetAt } from './verdict-words';

export type { VerdictCode } from './verdict-table';

/**
 * `absent` is not a fault: nothing was there to check. `not-checkable`: something is there, and this version or this
 * machine cannot judge it.
 */
export type VerdictStatus = 'valid' | 'invalid' | 'absent' | 'not-checkable';

export interface Verdict {
  readonly status: VerdictStatus;
  readonly code: VerdictCode;
  readonly sentence: { readonly zh: string; readonly en: string };
  /** The files it is about, as paths below the bundle's top folder. */
  readonly files?: readonly string[];
  /** Values of the sentence's `{placeholders}`. */
  readonly detail?: Readonly<Record<string, string | number>>;
  /** Further findings of the same line. */
  readonly also?: readonly Verdict[];
}

/** One line out of several findings: the first is its headline. `fine` when there is none. */
export function firstOf(findings: readonly Verdict[], fine: Verdict): Verdict {
  const [first, ...rest] = findings;
  if (!first) return fine;
  return rest.length > 0 ? { ...first, also: rest } : first;
}

/** Looks the sentence up and fills its placeholders. The status belongs to the code. */
export function verdict(
  code: VerdictCode,
  detail?: Readonly<Record<string, string | number>>,
  files?: readonly string[],
): Verdict {
  const [status, zh, en] = SENTENCES[code];
  return {
    status,
    code,
    sentence: { zh: fillSentence(zh, detail, 'zh'), en: fillSentence(en, detail, 'en') },
    ...(files && files.length > 0 ? { files } : {}),
    ...(detail ? { detail } : {}),
  };
}

/** The sentence with its times by the reader's clock; in the verdict itself they are UTC, the same for every reader. */
export function sentenceOf({ code, detail }: Verdict, language: Language, offsetAt: OffsetAt): string {
  const [, zh, en] = SENTENCES[code];
  return fillSentence(language === 'zh' ? zh : en, detail, language, offsetAt);
}
