import type { CaseId, Sha256 } from '../exhibit/ids';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import type { UtcIso } from '../shared/time';
import { canonicalJson, wellFormedJson } from './canonical';
import { GENESIS, type LogEvent, type LogLine } from './chain.types';
import { readChainLine } from './chain-line';
import { readSealedLine } from './sealed-line';
import { verdict, type Verdict, type VerdictCode } from './verdicts';

export interface ChainHead {
  /** `seq` the next line will get. */
  readonly nextSeq: number;
  /** SHA-256 of the last line's bytes without LF. */
  readonly chainHead: Sha256;
}

/** The head of a case to which nothing has happened yet. */
export const EMPTY_CHAIN: ChainHead = { nextSeq: 0, chainHead: GENESIS };

export interface AppendedLine {
  /** RFC 8785 canonical JSON, no LF. */
  readonly line: string;
  readonly seq: number;
  /** SHA-256 of the line's UTF-8 bytes: the `prev` of the next line. */
  readonly sha256: Sha256;
}

/**
 * Makes the next line of a custody log. Pure: the caller stores the line and the new head
 * (`nextSeq: seq + 1`, `chainHead: sha256`) in one transaction. Lone surrogates in texts become U+FFFD.
 */
export async function appendLine(
  head: ChainHead,
  caseId: CaseId,
  at: UtcIso,
  event: LogEvent,
  digests: Digests,
): Promise<AppendedLine> {
  const seq = head.nextSeq;
  const line = canonicalJson(
    wellFormedJson({ ...event, v: 1, case: caseId, seq, prev: head.chainHead, at } satisfies LogLine),
  );
  return { line, seq, sha256: await lineSha256(line, digests) };
}

export async function lineSha256(line: string, digests: Digests): Promise<Sha256> {
  return (await digestHex(digests, 'sha256', utf8(line))) as Sha256;
}

export interface ChainCheck {
  readonly verdict: Verdict;
  /** The lines up to the first bad one. */
  readonly lines: readonly LogLine[];
  /** SHA-256 of the last good line; GENESIS when there is none. */
  readonly head: Sha256;
  /** Case that the lines are of; a log of sealed lines alone does not say. */
  readonly caseId?: CaseId;
  /** `seq` of lines of which only the hash is here. */
  readonly sealed: readonly number[];
}

/**
 * Checks a whole log: every line canonical, numbered without a gap, of one case, and naming the hash of the line
 * before. `detail.line` of an invalid verdict is the 1-based number of the first bad line. What was cut off the end
 * cannot be seen from the lines alone: compare `head` with one kept elsewhere (store, seal, another bundle).
 *
 * @param sealable the log of a masked copy, in which a line may be its hash only; the next line's `prev` tells whether
 *   that hash is right
 */
export async function verifyChain(
  lines: readonly string[],
  digests: Digests,
  { sealable = false }: { readonly sealable?: boolean } = {},
): Promise<ChainCheck> {
  const good: LogLine[] = [];
  const sealed: number[] = [];
  let caseId: CaseId | undefined;
  let head: Sha256 = GENESIS;
  for (const [index, text] of lines.entries()) {
    const bad = (code: VerdictCode): ChainCheck => ({
      verdict: verdict(code, { line: index + 1 }),
      lines: good,
      head,
      sealed,
    });
    const hidden = sealable ? readSealedLine(text) : undefined;
    if (hidden) {
      if (hidden.seq !== index) return bad('CHAIN_SEQ');
      // Keeps the places of the others; nothing is known of it but its hash.
      good.push({
        v: 1,
        case: caseId ?? '',
        seq: index,
        prev: head,
        at: '',
        type: 'sealed',
      } as unknown as LogLine);
      sealed.push(index);
      head = hidden.sealed;
      continue;
    }
    const read = readChainLine(text);
    if (!read.ok) return bad(read.error);
    const line = read.value;
    if (line.seq !== index) return bad('CHAIN_SEQ');
    if (line.prev !== head) return bad('CHAIN_PREV');
    if (line.case !== (caseId ?? line.case)) return bad('CHAIN_OTHER_CASE');
    caseId = line.case;
    good.push(line);
    head = await lineSha256(text, digests);
  }
  if (good.length === 0) return { verdict: verdict('CHAIN_EMPTY'), lines: good, head, sealed };
  const held =
    sealed.length > 0
      ? verdict('CHAIN_OK_SEALED', { lines: good.length, sealed: sealed.length })
      : verdict('CHAIN_OK', { lines: good.length });
  return { verdict: held, lines: good, head, sealed, ...(caseId ? { caseId } : {}) };
}
