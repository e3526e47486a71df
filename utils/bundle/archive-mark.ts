import { digestHex, type Digests } from '../shared/digest';
import { utf8 } from '../shared/bytes';
import type { ByteSource } from './byte-source';

/**
 * The zip's own comment, written by us and by nobody else: a digest of every byte before it. The bag's manifests
 * cover the files; this covers the shell around them (headers, padding bits of a deflate stream), where a changed
 * byte would otherwise go unseen. It detects damage and repacking. It is no signature: anyone can compute it.
 *
 * The digest is SHA-256 over the lower-case hex SHA-256 of each consecutive block of 8 MiB, so that a reader without
 * a streaming digest never holds more than a block.
 */
const PREFIX = 'liuzheng-bundle/1 sha256-8MiB=';
export const MARK_BLOCK = 8 * 1024 * 1024;

/** Bytes of the comment. */
export const MARK_LENGTH = PREFIX.length + 64;

/** A comment of the right length to be filled in once the rest is known. */
export const EMPTY_MARK = PREFIX + '0'.repeat(64);

/** The comment that belongs to the source's first `length` bytes. */
export async function archiveMark(
  source: ByteSource,
  length: number,
  digests: Digests,
  onBlock: (bytes: number) => void = () => undefined,
): Promise<string> {
  const hexes: string[] = [];
  for (let at = 0; at < length; at += MARK_BLOCK) {
    const block = await source.read(at, Math.min(MARK_BLOCK, length - at));
    hexes.push(await digestHex(digests, 'sha256', block));
    onBlock(block.byteLength);
  }
  return markOf(hexes, digests);
}

/** The comment that belongs to an archive whose blocks have these digests, lower-case hex, in order. */
export async function markOf(hexes: readonly string[], digests: Digests): Promise<string> {
  return PREFIX + (await digestHex(digests, 'sha256', utf8(hexes.join(''))));
}

export const isMarkShaped = (comment: string): boolean =>
  comment.length === MARK_LENGTH && comment.startsWith(PREFIX);
