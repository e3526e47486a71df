import type { LogLine } from '../integrity/chain.types';
import { fingerprintOf, fingerprintText, readSpkiPem, verifySignature } from '../integrity/signature';
import { sm3Hex } from '../integrity/sm3';
import { verdict, type Verdict } from '../integrity/verdicts';
import { utf8 } from '../shared/bytes';
import type { Digests } from '../shared/digest';
import type { ReadVolume } from './read';
import { KEY_FILE, SIGNATURE_FILE, SM3_FILE } from './seal-files';

const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/** What the custody log says about the keys that sign bundles of its case. */
export interface KeyHistory {
  /** Fingerprint that signs now; undefined: the log names none. */
  readonly key?: string;
  readonly changes: number;
  /** False: a change names another key as the one before, or a key is declared twice. */
  readonly consistent: boolean;
}

export function keyHistory(lines: readonly LogLine[]): KeyHistory {
  let key: string | undefined;
  let changes = 0;
  let consistent = true;
  for (const line of lines) {
    if (line.type === 'key-set') consistent &&= key === undefined;
    else if (line.type === 'key-changed') {
      consistent &&= key === line.before && line.key !== line.before;
      changes += 1;
    } else continue;
    key = line.key;
  }
  return { ...(key === undefined ? {} : { key }), changes, consistent };
}

/**
 * The signature over one volume's tagmanifest, and whose it is: the log has to have declared the key beforehand. Taken
 * away is `absent`, which proves nothing; broken or by another key is `invalid`.
 */
export async function verifySigned(
  volume: ReadVolume,
  keys: KeyHistory,
  digests: Digests,
  crypto: Crypto,
): Promise<Verdict> {
  const { files, seals, texts } = volume;
  const about = [SIGNATURE_FILE, KEY_FILE].filter((path) => files.has(path));
  const say = (...args: Parameters<typeof verdict>): Verdict =>
    verdict(args[0], args[1], about.length > 0 ? about : undefined);
  const expected = keys.key === undefined ? '' : fingerprintText(keys.key);
  if (!keys.consistent) return verdict('SIGNATURE_KEY_HISTORY', undefined, ['data/log/chain.jsonl']);
  if (!files.has(SIGNATURE_FILE))
    return keys.key === undefined && about.length === 0
      ? verdict('SIGNATURE_ABSENT')
      : say('SIGNATURE_STRIPPED', { key: expected || '—' });
  if (!files.has(KEY_FILE)) return say('SIGNATURE_KEY_MISSING');
  const pem = seals.get(KEY_FILE);
  const spki = pem && readSpkiPem(new TextDecoder('latin1').decode(pem));
  if (!spki) return say('SIGNATURE_KEY_MALFORMED');
  const text = texts.get(TAG_MANIFEST);
  const signature = seals.get(SIGNATURE_FILE);
  const holds =
    text !== undefined &&
    signature !== undefined &&
    (await verifySignature(spki, signature, utf8(text), crypto.subtle));
  if (!holds) return say('SIGNATURE_BROKEN');
  const fingerprint = await fingerprintOf(spki, digests);
  const key = fingerprintText(fingerprint);
  if (keys.key === undefined) return say('SIGNATURE_KEY_UNDECLARED', { key });
  if (keys.key !== fingerprint) return say('SIGNATURE_OTHER_KEY', { key, expected });
  return keys.changes > 0
    ? say('SIGNATURE_OK_KEY_CHANGED', { key, changes: keys.changes })
    : say('SIGNATURE_OK', { key });
}

/** The courtesy digest, when it is there, has to be that of the manifest beside it. */
export function verifySm3({ seals, texts, files }: ReadVolume): Verdict | undefined {
  if (!files.has(SM3_FILE)) return undefined;
  const stated = seals.get(SM3_FILE);
  const text = texts.get(TAG_MANIFEST);
  const line = text === undefined ? undefined : `${sm3Hex(utf8(text))}  ${TAG_MANIFEST}\n`;
  return stated && line === new TextDecoder('latin1').decode(stated)
    ? undefined
    : verdict('SM3_DIFFERS', undefined, [SM3_FILE]);
}
