import { expandBackups } from '../bundle/backup/read-backup';
import type { ByteSource } from '../bundle/byte-source';
import { examineBundles, type NamedSource, type VerifyPorts } from '../bundle/verify';
import { memberOf, type GivenFile } from './member';
import type { Apart, Member } from './model';

/** Bytes read at a time. */
const PIECE = 4 * 1024 * 1024;

/**
 * Verifies files that belong together (one bundle, the volumes of one, or a backup) and says of each bundle in them what
 * a joint case needs of it, or why it has no part in it. Rejects when a source cannot be read, and when aborted.
 */
export async function examineGroup(
  files: readonly NamedSource[],
  ports: VerifyPorts,
): Promise<readonly (Member | Apart)[]> {
  const { sources, refused } = await expandBackups(files, ports);
  const results: (Member | Apart)[] = refused.map(({ files: [source = ''], lines: { structure } }) => ({
    sources: [source],
    reason: 'UNREADABLE',
    findings: [{ code: structure.code, zh: structure.sentence.zh, files: structure.files ?? [] }],
  }));
  const given = new Map<string, GivenFile>();
  for (const { name, source, archive } of sources) {
    const from = files[archive]?.name ?? name;
    const hasher = ports.digests.hasher('sha256');
    await eachPiece(source, (piece) => {
      ports.signal?.throwIfAborted();
      hasher.update(piece);
    });
    given.set(name, {
      name,
      source: from,
      ...(from === name ? {} : { within: name }),
      sha256: await hasher.hex(),
      bytes: source.size,
    });
  }
  for (const examined of await examineBundles(sources, ports))
    results.push(await memberOf(examined, given, ports.digests));
  return results;
}

/** What could not be opened or read at all. */
export const unreadFile = (source: string, problem: string): Apart => ({
  sources: [source],
  reason: 'UNREADABLE',
  findings: [{ code: 'FILE_UNREADABLE', zh: problem, files: [] }],
});

/** Calls back with the pieces of a source in turn. */
export async function eachPiece(source: ByteSource, take: (piece: Uint8Array) => unknown): Promise<void> {
  for (let at = 0; at < source.size; at += PIECE)
    await take(await source.read(at, Math.min(PIECE, source.size - at)));
}
