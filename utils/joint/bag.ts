import { BAGIT_TXT, writeManifest, type FileDigest } from '../bundle/bag';
import { canonicalJson, wellFormedJson } from '../integrity/canonical';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { utcCompact } from '../shared/time';
import { JOINT_VERSION, type JointCase } from './model';
import { jointHtml } from './page';
import { apartCsv, baseName, exhibitsOfAll, peopleCsv, sellersCsv } from './tables';

export interface JointBag {
  /** `LZ-joint-<UTC>` */
  readonly folder: string;
  /** Everything that is written anew, by path below the folder. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Bundles to be copied as they are. */
  readonly copies: readonly {
    readonly source: string;
    readonly within?: string;
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
}

interface JointOrigin {
  /** ms since the epoch. */
  readonly at: number;
  readonly software: string;
  readonly digests: Digests;
}

/** The files of a joint case: a BagIt bag (RFC 8493) with the originals as payload. The same input gives the same bytes. */
export async function jointBag(joint: JointCase, { at, software, digests }: JointOrigin): Promise<JointBag> {
  const folder = `LZ-joint-${utcCompact(at)}`;
  const utc = new Date(at).toISOString();
  const file = (path: string, content: string) => ({ path, bytes: utf8(content) });
  const payload = [
    file('data/apart.csv', apartCsv(joint)),
    file('data/exhibits.csv', exhibitsOfAll(joint)),
    file('data/joint.json', jointJson(joint, utc, software)),
    file('data/people.csv', peopleCsv(joint)),
    file('data/sellers.csv', sellersCsv(joint)),
  ];
  const copies = joint.people.flatMap((person) =>
    person.files.map(({ name, ...file }) => ({ ...file, path: `data/bundles/${person.label}/${name}` })),
  );
  const listed: FileDigest[] = [
    ...(await listOf(payload, digests)),
    ...copies.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256, sha512: '' })),
  ];
  const octets = listed.reduce((sum, { bytes }) => sum + bytes, 0);
  const tags = [
    file('bag-info.txt', bagInfo(utc, software, octets, listed.length)),
    file('bagit.txt', BAGIT_TXT),
    file('index.html', jointHtml({ joint, folder, at: utc, software })),
    file('manifest-sha256.txt', writeManifest(listed, 'sha256')),
  ];
  const seal = file('tagmanifest-sha256.txt', writeManifest(await listOf(tags, digests), 'sha256'));
  return { folder, files: [...payload, ...tags, seal], copies };
}

const bagInfo = (utc: string, software: string, octets: number, streams: number): string =>
  [
    `Bagging-Date: ${utc.slice(0, 10)}`,
    `Bag-Software-Agent: ${software.replaceAll(/\s+/g, ' ')}`,
    `Payload-Oxum: ${octets}.${streams}`,
    '',
  ].join('\n');

async function listOf(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  digests: Digests,
): Promise<FileDigest[]> {
  const out: FileDigest[] = [];
  for (const { path, bytes } of files)
    out.push({
      path,
      bytes: bytes.byteLength,
      sha256: await digestHex(digests, 'sha256', bytes),
      sha512: '',
    });
  return out;
}

/** `data/joint.json`: the same in one machine-readable piece, without anybody's paths. */
function jointJson(joint: JointCase, utc: string, software: string): string {
  const { people, apart, ...rest } = joint;
  return `${canonicalJson(
    wellFormedJson({
      specVersion: JOINT_VERSION,
      madeAt: utc,
      software,
      ...rest,
      people: people.map(({ lines, files, ...person }) => ({
        ...person,
        chain: { lines: lines.length, head: lines.at(-1) ?? '' },
        files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
      })),
      apart: apart.map((one) => ({ ...one, sources: one.sources.map(baseName) })),
    }),
  )}\n`;
}
