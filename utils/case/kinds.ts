import type { EvidenceKind } from '../exhibit/model';
import type { PageText, Recognition, TextRun } from '../recognise/types';
import { ASIDE_TAGS, HEADING_SIZE, KIND_RULES } from './kinds.data';

export interface KindVerdict {
  readonly kind: EvidenceKind;
  /** Text: `check.kindReason.<reason>`. */
  readonly reason: string;
}

const SHORT = 40;

/**
 * What kind of evidence a page is: the recogniser's verdict, and beyond it complaints, answers, refunds, the seller's
 * identity and balances. `other` rather than a guess; an article stays one whatever it writes about. The user's own word
 * (`ExhibitRow.kind`) comes before it.
 */
export function kindOf(
  { pageKind, pageKindReason }: Pick<Recognition, 'pageKind' | 'pageKindReason'>,
  page: Pick<PageText, 'title' | 'runs'>,
): KindVerdict {
  const own: KindVerdict = { kind: pageKind, reason: pageKindReason };
  if (pageKind === 'chat' || pageKindReason === 'ARTICLE') return own;
  const shown = page.runs.filter(isShort);
  const headings = [page.title.slice(0, SHORT), ...shown.filter(isHeading).map(({ text }) => text)].map(
    plain,
  );
  const labels = [...new Set(shown.filter(isOwn).map(({ text }) => plain(text)))];
  for (const rule of KIND_RULES) {
    if (!rule.over.some((kind) => kind === pageKind)) continue;
    if (!headings.some((text) => rule.heading.test(text))) continue;
    const found = new Set(labels.flatMap((text) => rule.labels.exec(text)?.[0] ?? []));
    if (found.size >= rule.least) return { kind: rule.kind, reason: rule.reason };
  }
  return own;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const isShort = ({ text, visible }: TextRun): boolean => visible && text.trim().length <= SHORT;

const isHeading = ({ tags, fontSize, text }: TextRun): boolean =>
  tags.some((tag) => /^h[1-4]$/.test(tag)) || ((fontSize ?? 0) >= HEADING_SIZE && text.trim().length <= 16);

const isOwn = ({ tags }: TextRun): boolean => !tags.some((tag) => ASIDE_TAGS.includes(tag));
