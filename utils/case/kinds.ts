import type { EvidenceKind } from '../exhibit/model';
import type { PageText, Recognition } from '../recognise/types';

export interface KindVerdict {
  readonly kind: EvidenceKind;
  /** Text: `check.kindReason.<reason>`. */
  readonly reason: string;
}

/** What kind of evidence a page is; `other` rather than a guess. The user's own word (`ExhibitRow.kind`) comes before it. */
export function kindOf(recognition: Recognition, _page: PageText): KindVerdict {
  return { kind: recognition.pageKind, reason: recognition.pageKindReason };
}
