import { exhibitLabel, isSha256 } from '../exhibit/ids';
import type { LogLine } from '../integrity/chain.types';
import { sameBytes } from '../integrity/der';
import { readPemCertificates, type Cert } from '../integrity/timestamp/certificate';
import { readRequest } from '../integrity/timestamp/request';
import { verifyTimestamp, type Expected, type TokenFinding } from '../integrity/timestamp/verify';
import { verdict, type Verdict } from '../integrity/verdicts';
import { fromHex, utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import type { ReadVolume } from './read';
import type { ReportedTimestamp } from './report';
import { tokenPath, type TokenPath } from './seal-files';
import type { ChainFindings } from './verify-chain';

export interface StampPorts {
  readonly digests: Digests;
  readonly crypto: Crypto;
  /** Certificates that end a chain of trust: those of this program, and `own`. */
  readonly roots: readonly Cert[];
  /** Those that the reader chose to trust. */
  readonly own?: readonly Cert[];
  /** What a token over the tagmanifest is about, in Chinese and English; unless told, the whole bundle. */
  readonly whole?: readonly [zh: string, en: string];
}

export interface StampFindings {
  readonly verdicts: readonly Verdict[];
  readonly reported: readonly ReportedTimestamp[];
}

/** Every token of one volume, each against what its name says it is about, and what is there besides. */
export async function verifyTimestamps(
  volume: ReadVolume,
  chain: Pick<ChainFindings, 'rows' | 'lines'>,
  ports: StampPorts,
): Promise<StampFindings> {
  const verdicts: Verdict[] = [];
  const reported: ReportedTimestamp[] = [];
  for (const path of [...volume.files.keys()].sort()) {
    const about = tokenPath(path);
    if (!about) continue;
    const { finding, line } = await judgeToken(about, volume, chain, ports);
    const rootAdded = isOwnRoot(finding, ports.own);
    const words = wordsOf(about, finding, rootAdded, ports.whole);
    verdicts.push(verdict(finding.code, words, [path]));
    reported.push({
      file: path,
      covers: about.exhibit === undefined ? 'bundle' : exhibitLabel(about.exhibit),
      code: finding.code,
      ...(line === undefined ? {} : { line: line + 1 }),
      ...finding.facts,
      ...(rootAdded ? { rootAdded } : {}),
    });
  }
  const external = [...volume.files.keys()].filter((path) => path.startsWith('seal/external/'));
  if (external.length > 0) verdicts.push(verdict('EXTERNAL_SEAL', undefined, external.sort()));
  return { verdicts, reported };
}

/** Time-stamps that the log says came in and that no volume here carries. */
export function strippedTimestamps(
  volumes: readonly ReadVolume[],
  lines: readonly LogLine[],
  expectedHere: (exhibit: string) => boolean,
): Verdict[] {
  return lines.flatMap((line) => {
    if (line.type !== 'exhibit-timestamped' || !expectedHere(line.exhibit)) return [];
    const path = `seal/exhibits/${exhibitLabel(line.number)}.${line.tsa}.tsr`;
    const there = volumes.some((volume) => volume.files.has(path));
    const words = { exhibit: exhibitLabel(line.number), tsa: line.tsa, time: line.time };
    return there ? [] : [verdict('TIMESTAMP_STRIPPED', words, [path])];
  });
}

async function judgeToken(
  about: TokenPath,
  volume: ReadVolume,
  chain: Pick<ChainFindings, 'rows' | 'lines'>,
  ports: StampPorts,
): Promise<{ finding: TokenFinding; line?: number }> {
  const response = volume.seals.get(about.path);
  if (!response) return { finding: { code: 'TIMESTAMP_MALFORMED' } };
  const subject = await subjectOf(about, volume, chain, ports.digests);
  if ('code' in subject) return { finding: subject };
  const { digest, line } = subject;
  const where = line === undefined ? {} : { line };
  const logged = loggedToken(about, chain.lines);
  if (logged !== undefined && logged !== (await digestHex(ports.digests, 'sha256', response)))
    return { finding: { code: 'TIMESTAMP_NOT_AS_LOGGED' }, ...where };
  const expected: { -readonly [K in keyof Expected]: Expected[K] } = { digest };
  const query = about.path.replace(/\.tsr$/, '.tsq');
  if (volume.files.has(query)) {
    const request = readRequest(volume.seals.get(query) ?? new Uint8Array());
    if (!request?.digest.every((byte, i) => byte === digest[i]))
      return { finding: { code: 'TIMESTAMP_REQUEST' }, ...where };
    expected.request = request;
  }
  const pem = volume.seals.get(`seal/${about.tsa}.chain.pem`);
  const between = pem ? readPemCertificates(new TextDecoder('latin1').decode(pem)) : [];
  const finding = await verifyTimestamp(response, expected, { roots: ports.roots, between }, ports.crypto);
  return { finding, ...where };
}

/** SHA-256 of the tagmanifest, or of the log line that recorded the exhibit. */
async function subjectOf(
  { exhibit }: TokenPath,
  volume: ReadVolume,
  { rows, lines }: Pick<ChainFindings, 'rows' | 'lines'>,
  digests: Digests,
): Promise<{ readonly digest: Uint8Array; readonly line?: number } | TokenFinding> {
  if (exhibit === undefined) {
    const sha256 = volume.files.get('tagmanifest-sha256.txt')?.sha256;
    return isSha256(sha256) ? { digest: fromHex(sha256) } : { code: 'TIMESTAMP_IMPRINT' };
  }
  const line = lines.findIndex(
    (l) => (l.type === 'exhibit-captured' || l.type === 'exhibit-imported') && l.number === exhibit,
  );
  const row = rows[line];
  if (row === undefined) return { code: 'TIMESTAMP_UNLOGGED' };
  return { digest: fromHex(await digestHex(digests, 'sha256', utf8(row))), line };
}

/** Hash of the token that the log recorded; the last one counts, a newer token takes the older one's place. */
function loggedToken({ exhibit, tsa }: TokenPath, lines: readonly LogLine[]): string | undefined {
  const line = lines.findLast(
    (l) => l.type === 'exhibit-timestamped' && l.number === exhibit && l.tsa === tsa,
  );
  return line?.type === 'exhibit-timestamped' ? line.token : undefined;
}

/** Whether it holds only because the reader added its root. */
export const isOwnRoot = ({ code, path }: TokenFinding, own: readonly Cert[] = []): boolean =>
  code === 'TIMESTAMP_OK' && own.some(({ der }) => sameBytes(der, path?.at(-1) ?? new Uint8Array()));

/** Values for the sentence's placeholders. */
export function wordsOf(
  about: Pick<TokenPath, 'exhibit' | 'tsa'>,
  { facts, detail }: TokenFinding,
  rootAdded: boolean,
  [zh, en]: readonly [zh: string, en: string] = ['整个证据包', 'the whole bundle'],
): Record<string, string | number> {
  const label = about.exhibit === undefined ? undefined : exhibitLabel(about.exhibit);
  return {
    covers: label === undefined ? zh : `证据 ${label} 的采集记录`,
    coversEn: label === undefined ? en : `the capture record of ${label}`,
    tsa: facts?.tsa ?? about.tsa,
    ...(facts ? { time: facts.time, root: facts.root ?? '?' } : {}),
    ...(facts?.accuracyMs === undefined ? {} : { accuracyMs: facts.accuracyMs }),
    trust: rootAdded ? '由核验者自己添加信任' : '受信任',
    trustEn: rootAdded ? 'was added by whoever checked' : 'is trusted',
    ...detail,
  };
}
