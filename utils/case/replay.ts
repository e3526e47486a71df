import type { ExhibitId } from '../exhibit/ids';
import { EVIDENCE_KINDS, type EvidenceKind } from '../exhibit/model';
import type { LogLine } from '../integrity/chain.types';
import type { UtcIso } from '../shared/time';
import { applyEntry } from './apply';
import { EMPTY_DOSSIER, type CaseEntry, type Dossier } from './model';

/** What the user wrote beside an exhibit: the last word of the log. */
export interface Annotations {
  readonly note: string;
  readonly tags: readonly string[];
  readonly kind?: EvidenceKind;
}

/** A case as its log tells it; everything in its row but the head of the chain. */
export interface ReplayedCase {
  readonly title: string;
  readonly createdAt: UtcIso;
  readonly exportedAt?: UtcIso;
  readonly nextNumber: number;
  /** Absent while the user stated nothing. */
  readonly dossier?: Dossier;
  readonly annotations: ReadonlyMap<ExhibitId, Annotations>;
}

const PLAIN: Annotations = { note: '', tags: [] };

/**
 * Replays a whole custody log. Undefined when it does not begin with its case.
 *
 * @param isEntry whether a line is a well-formed {@link CaseEntry}: a log from elsewhere may hold anything, and what is
 *   not stays in the log and out of the dossier.
 */
export function replayCase(
  lines: readonly LogLine[],
  isEntry: (line: unknown) => line is CaseEntry,
): ReplayedCase | undefined {
  const [first] = lines;
  if (first?.type !== 'case-created') return undefined;
  let { title } = first;
  let exportedAt: UtcIso | undefined;
  let highest = 0;
  let dossier: Dossier | undefined;
  const annotations = new Map<ExhibitId, Annotations>();
  const annotate = (id: ExhibitId, patch: Partial<Annotations>): void => {
    annotations.set(id, { ...(annotations.get(id) ?? PLAIN), ...patch });
  };
  for (const line of lines) {
    if (line.type === 'case-renamed') ({ title } = line);
    else if (line.type === 'exhibit-captured' || line.type === 'exhibit-imported')
      highest = Math.max(highest, line.number);
    else if (line.type === 'exhibit-noted') annotate(line.exhibit, { note: line.note });
    else if (line.type === 'exhibit-tagged') annotate(line.exhibit, { tags: line.tags });
    else if (line.type === 'exhibit-classified') {
      if (EVIDENCE_KINDS.includes(line.kind)) annotate(line.exhibit, { kind: line.kind });
    } else if (line.type === 'bundle-exported') exportedAt = line.at;
    else if (isEntry(line)) dossier = applyEntry(dossier ?? EMPTY_DOSSIER, line, line.at);
  }
  return {
    title,
    createdAt: first.at,
    ...(exportedAt === undefined ? {} : { exportedAt }),
    nextNumber: highest + 1,
    ...(dossier ? { dossier } : {}),
    annotations,
  };
}
