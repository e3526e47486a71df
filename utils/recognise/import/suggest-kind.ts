import type { EvidenceKind } from '../../exhibit/model';
import { KIND_RULES } from './kind.data';

export interface SuggestedKind {
  readonly kind: EvidenceKind;
  readonly reason: 'FILE_NAME' | 'FILE_TEXT' | 'not-recognised';
}

/** What a file probably shows, by its name and, where it is text, by its beginning. A suggestion. */
export function suggestKind(name: string, text = ''): SuggestedKind {
  const lower = name.normalize('NFKC').toLowerCase();
  const named = KIND_RULES.find(({ words }) => words.test(lower));
  if (named) return { kind: named.kind, reason: 'FILE_NAME' };
  const body = text.normalize('NFKC').toLowerCase();
  const said = KIND_RULES.find(({ words }) => words.test(body));
  return said ? { kind: said.kind, reason: 'FILE_TEXT' } : { kind: 'other', reason: 'not-recognised' };
}
