import type { TokenFinding } from '../integrity/timestamp/verify';
import { verifyTimestamp } from '../integrity/timestamp/verify';
import { responseOf } from '../integrity/timestamp/foreign';
import { firstOf, verdict, type Verdict } from '../integrity/verdicts';
import { fromHex } from '../shared/bytes';
import { digestHex } from '../shared/digest';
import { ASIC_FILES, ASIC_TYPE, entryBytes } from './asic';
import { readManifest } from './bag';
import type { ByteSource } from './byte-source';
import type { BundleReport } from './report';
import { unread } from './unreadable';
import { isOwnRoot, wordsOf, type StampPorts } from './verify-timestamps';
import { openZip } from './zip-open';

/** A bundle that was given together with the container. */
export interface GivenBundle {
  readonly name: string;
  /** SHA-256 of its tagmanifest, hex. */
  readonly tagManifest: string;
}

const HEAD = `mimetype${ASIC_TYPE}`;
/** ETSI EN 319 162-1 §A.1: the media type stands at offset 30 of the file. */
const HEAD_AT = 30;

export async function isAsic(source: ByteSource): Promise<boolean> {
  if (source.size < HEAD_AT + HEAD.length) return false;
  return new TextDecoder('latin1').decode(await source.read(HEAD_AT, HEAD.length)) === HEAD;
}

/**
 * Judges an ASiC-S container of ours: a bundle's tagmanifest and the token over it, and nothing else. By itself it shows that the
 * list existed at a time; what the list is of, only the bundle shows.
 */
export async function verifyAsic(
  name: string,
  source: ByteSource,
  ports: StampPorts,
  given: readonly GivenBundle[],
): Promise<BundleReport> {
  const zip = await openZip(source);
  if (!zip.ok)
    return unread(name, verdict(zip.error.code, undefined, zip.error.name ? [zip.error.name] : []), false);
  const { files } = zip.value;
  const [mimetype, list, token] = await Promise.all(
    ASIC_FILES.map((path) => entryBytes(files.find((file) => file.name === path))),
  );
  const text = list && new TextDecoder('utf-8', { ignoreBOM: true }).decode(list);
  const listed = readManifest(text ?? '', 'sha256');
  const ours =
    files.length === ASIC_FILES.length &&
    files.every((file, i) => file.name === ASIC_FILES[i]) &&
    mimetype !== undefined &&
    new TextDecoder().decode(mimetype) === ASIC_TYPE &&
    listed?.has('manifest-sha256.txt');
  if (!ours || !list || !token) return unread(name, verdict('ASIC_FOREIGN'), false);
  const digest = await digestHex(ports.digests, 'sha256', list);
  const response = responseOf(token);
  const finding: TokenFinding = response
    ? await verifyTimestamp(response, { digest: fromHex(digest) }, { roots: ports.roots }, ports.crypto)
    : { code: 'TIMESTAMP_MALFORMED' };
  const rootAdded = isOwnRoot(finding, ports.own);
  const words = wordsOf({ tsa: '' }, finding, rootAdded, ['容器里的文件清单', 'the list of files in it']);
  const elsewhere = verdict('ASIC_NOT_HERE');
  const { payload, completeness } = fitOf(digest, listed?.size ?? 0, given);
  return {
    files: [name],
    lines: {
      structure: verdict('ASIC_OK'),
      payload,
      chain: elsewhere,
      signature: elsewhere,
      timestamp: verdict(finding.code, words, [TOKEN]),
      completeness,
    },
    readable: true,
    container: 'asic-s',
    timestamps: [
      {
        file: TOKEN,
        covers: 'bundle',
        code: finding.code,
        ...finding.facts,
        ...(rootAdded ? { rootAdded } : {}),
      },
    ],
    exhibits: [],
    facts: [],
    deleted: [],
  };
}

const TOKEN = 'META-INF/timestamp.tst';

function fitOf(
  digest: string,
  files: number,
  given: readonly GivenBundle[],
): { readonly payload: Verdict; readonly completeness: Verdict } {
  const fitting = given.filter(({ tagManifest }) => tagManifest === digest);
  if (fitting.length > 0) {
    const bundle = fitting.map(({ name }) => name).join('、');
    return { payload: verdict('ASIC_FITS', { bundle }), completeness: verdict('ASIC_NOT_HERE') };
  }
  const list = verdict('ASIC_LIST', { files });
  const payload = given.length > 0 ? firstOf([verdict('ASIC_NO_FIT'), list], list) : list;
  return { payload, completeness: verdict('ASIC_ALONE') };
}
