import { expandBackups } from '../../bundle/backup/read-backup';
import type { ByteSource } from '../../bundle/byte-source';
import { unreadable } from '../../bundle/unreadable';
import { examineBundles } from '../../bundle/verify';
import { memberOf, type GivenFile } from '../../joint/member';
import type { Apart, Member } from '../../joint/model';
import { openFile, type OpenFile } from '../file-source';
import { nodeDigests } from '../node-digests';

/** Bytes read at a time. */
const PIECE = 4 * 1024 * 1024;

/** Files that belong together: one bundle, the volumes of one, or a backup. */
export interface ExamineJob {
  readonly paths: readonly string[];
  readonly tsaRoots: string;
}

/** Verifies them and says of each bundle what a joint case needs of it, or why it has no part in it. Never rejects. */
export async function examine({ paths, tsaRoots }: ExamineJob): Promise<readonly (Member | Apart)[]> {
  const opened: (OpenFile & { name: string })[] = [];
  const results: (Member | Apart)[] = [];
  try {
    for (const path of paths) {
      try {
        opened.push({ name: path, ...(await openFile(path)) });
      } catch (thrown) {
        results.push(unread(path, thrown));
      }
    }
    const ports = { digests: nodeDigests, crypto: globalThis.crypto, tsaRoots };
    const { sources, refused } = await expandBackups(opened, ports);
    for (const report of refused) {
      const [source = ''] = report.files;
      const { structure } = report.lines;
      results.push({
        sources: [source],
        reason: 'UNREADABLE',
        findings: [{ code: structure.code, zh: structure.sentence.zh, files: structure.files ?? [] }],
      });
    }
    const given = new Map<string, GivenFile>();
    for (const { name, source, archive } of sources) {
      const from = opened[archive]?.name ?? name;
      given.set(name, {
        name,
        source: from,
        ...(from === name ? {} : { within: name }),
        sha256: await hashOf(source),
        bytes: source.size,
      });
    }
    for (const examined of await examineBundles(sources, ports))
      results.push(await memberOf(examined, given, nodeDigests));
  } catch (thrown) {
    results.push(...paths.map((path) => unread(path, thrown)));
  } finally {
    for (const file of opened) await file.close();
  }
  return results;
}

function unread(path: string, thrown: unknown): Apart {
  const { structure } = unreadable(path, thrown instanceof Error ? thrown.message : String(thrown)).lines;
  const finding = { code: structure.code, zh: structure.sentence.zh, files: [] };
  return { sources: [path], reason: 'UNREADABLE', findings: [finding] };
}

/** Calls back with the pieces of a source in turn. */
export async function eachPiece(source: ByteSource, take: (piece: Uint8Array) => unknown): Promise<void> {
  for (let at = 0; at < source.size; at += PIECE)
    await take(await source.read(at, Math.min(PIECE, source.size - at)));
}

async function hashOf(source: ByteSource): Promise<string> {
  const hasher = nodeDigests.hasher('sha256');
  await eachPiece(source, (piece) => hasher.update(piece));
  return hasher.hex();
}
