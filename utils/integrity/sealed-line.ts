import { isSha256, type Sha256 } from '../exhibit/ids';
import { canonicalJson } from './canonical';
import { isJsonObject } from './chain-line';
import { parseStrictJson } from './parse-json';

/**
 * What stands in a masked copy's log in place of a line that holds a masked string: the SHA-256 of the line's bytes, which is
 * the `prev` of the next one, so that the chain can still be followed.
 */
export interface SealedLine {
  readonly sealed: Sha256;
  readonly seq: number;
}

export const writeSealedLine = ({ sealed, seq }: SealedLine): string => canonicalJson({ sealed, seq });

/** Undefined when it is anything else, or spelt in another way. */
export function readSealedLine(text: string): SealedLine | undefined {
  if (text.length > 200 || !text.startsWith('{"sealed":')) return undefined;
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined;
  const { sealed, seq } = parsed.value;
  if (!isSha256(sealed) || !Number.isSafeInteger(seq)) return undefined;
  const line = { sealed, seq: Number(seq) };
  return writeSealedLine(line) === text ? line : undefined;
}
