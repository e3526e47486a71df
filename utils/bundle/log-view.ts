import { readChainLine } from '../integrity/chain-line';
import { applyEntry } from '../case/apply';
import { EMPTY_DOSSIER, type CaseEntry, type Dossier } from '../case/model';
import type { Sha256 } from '../exhibit/ids';
import type { LoggedFile, LogLine } from '../integrity/chain.types';

export type LoggedExhibit = Extract<LogLine, { type: 'exhibit-captured' | 'exhibit-imported' }>;
export type DeletedExhibit = Extract<LogLine, { type: 'exhibit-deleted' }>;
export type LoggedPaper = Extract<LogLine, { type: 'document-kept' }>;

/** What the custody log says ought to exist. */
export interface LogView {
  /** By exhibit id; deleted ones are not among them. */
  readonly present: ReadonlyMap<string, LoggedExhibit>;
  readonly deleted: readonly DeletedExhibit[];
  /** Papers that were taken out, in order. */
  readonly papers: readonly LoggedPaper[];
  /** By path below `data/`: files of the present exhibits and of the papers. */
  readonly files: ReadonlyMap<string, LoggedFile>;
  /** By path below `data/`: those of them that the store lost, as a later line says. */
  readonly damaged: ReadonlySet<string>;
}

export function viewLog(lines: readonly LogLine[]): LogView {
  const present = new Map<string, LoggedExhibit>();
  const deleted: DeletedExhibit[] = [];
  const papers: LoggedPaper[] = [];
  const damaged = new Set<string>();
  for (const line of lines) {
    if (line.type === 'exhibit-captured' || line.type === 'exhibit-imported') present.set(line.exhibit, line);
    if (line.type === 'document-kept') papers.push(line);
    if (line.type === 'exhibit-damaged' || line.type === 'document-damaged')
      for (const { path } of line.files) damaged.add(path);
    if (line.type === 'exhibit-deleted') {
      present.delete(line.exhibit);
      deleted.push(line);
    }
  }
  const recorded = [...present.values(), ...papers];
  const files = new Map(recorded.flatMap((e) => e.files.map((f) => [f.path, f] as const)));
  return {
    present,
    deleted,
    papers,
    files,
    damaged: new Set([...damaged].filter((path) => files.has(path))),
  };
}

/** What the holder of the case stated, as the log tells it: so a bundle's `case.json` can be made again out of its log. */
export function dossierIn(lines: readonly LogLine[]): Dossier {
  // Lines that are no entry leave the dossier as it is.
  return lines.reduce((known, line) => applyEntry(known, line as CaseEntry, line.at), EMPTY_DOSSIER);
}

/** The papers that a case's log tells of, out of its canonical lines. */
export function papersIn(lines: readonly string[]): LoggedPaper[] {
  return lines.flatMap((line) => {
    if (!line.includes('"document-kept"')) return [];
    const read = readChainLine(line);
    return read.ok && read.value.type === 'document-kept' ? [read.value] : [];
  });
}

/** What the log says of one authority's time-stamps of one exhibit. */
export interface LoggedTokens {
  readonly number: number;
  readonly tsa: string;
  /** SHA-256 of each response, of which one is kept. */
  readonly tokens: ReadonlySet<Sha256>;
}

/** The time-stamps that a case's log tells of, by `<exhibit>.<tsa>`; lines that gave way to an archive's are among them. */
export function tokensIn(lines: readonly string[]): ReadonlyMap<string, LoggedTokens> {
  const found = new Map<string, LoggedTokens & { readonly tokens: Set<Sha256> }>();
  for (const text of lines) {
    if (!text.includes('exhibit-timestamped')) continue;
    const read = readChainLine(text);
    const line = read.ok ? read.value : undefined;
    if (line?.type === 'case-restored') {
      for (const [id, { number, tsa, tokens }] of tokensIn(line.superseded)) {
        const known = found.get(id) ?? { number, tsa, tokens: new Set() };
        found.set(id, { number, tsa, tokens: new Set([...known.tokens, ...tokens]) });
      }
    }
    if (line?.type !== 'exhibit-timestamped') continue;
    const { exhibit, number, tsa, token } = line;
    const id = `${exhibit}.${tsa}`;
    found.set(id, { number, tsa, tokens: new Set([...(found.get(id)?.tokens ?? []), token]) });
  }
  return found;
}
