import type { Sha256 } from '../../exhibit/ids';
import { lineSha256 } from '../../integrity/chain';
import { readChainLine } from '../../integrity/chain-line';
import type { LogLine } from '../../integrity/chain.types';
import { writeSealedLine } from '../../integrity/sealed-line';
import type { BundlePorts } from '../input';
import { jsonHolds, maskJson } from './mask-json';

/** A custody log as a masked copy has it. */
export interface MaskedLog {
  /** As they are written: verbatim, or hashes. */
  readonly rows: readonly string[];
  readonly sealed: readonly number[];
  /** What is shown: every line, with its words masked. */
  readonly lines: readonly LogLine[];
  readonly head: Sha256;
}

/** Undefined: the log cannot be read, and so nothing of it can be masked. */
export async function maskLog(
  rows: readonly string[],
  needles: readonly string[],
  { digests }: Pick<BundlePorts, 'digests'>,
): Promise<MaskedLog | undefined> {
  const out: string[] = [];
  const sealed: number[] = [];
  const lines: LogLine[] = [];
  for (const row of rows) {
    const read = readChainLine(row);
    if (!read.ok) return undefined;
    const line = read.value;
    const holds = jsonHolds(JSON.parse(row), needles);
    if (holds) sealed.push(line.seq);
    out.push(holds ? writeSealedLine({ sealed: await lineSha256(row, digests), seq: line.seq }) : row);
    lines.push(holds ? maskJson(line, needles, () => undefined) : line);
  }
  const last = rows.at(-1);
  return last === undefined ? undefined : { rows: out, sealed, lines, head: await lineSha256(last, digests) };
}
