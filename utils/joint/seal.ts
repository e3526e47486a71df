import { KEY_FILE, SIGNATURE_FILE } from '../bundle/seal-files';
import { utf8 } from '../shared/bytes';

const TAGS = ['bag-info.txt', 'bagit.txt', 'index.html', 'manifest-sha256.txt'];

/**
 * Whether a text is the tagmanifest of a joint folder and of nothing else: the installation's key signs no other words for a
 * page, above all none of a bundle's, which names more files.
 */
export const isJointTagManifest = (text: string): boolean =>
  text.endsWith('\n') &&
  text
    .slice(0, -1)
    .split('\n')
    .map((line) => /^[0-9a-f]{64} {2}(.+)$/.exec(line)?.[1])
    .join('\n') === TAGS.join('\n');

/** `seal/` of a joint folder: in no manifest, as in a bundle. @param signature DER over `tagmanifest-sha256.txt` */
export const jointSeal = (signature: Uint8Array<ArrayBuffer>, pem: string) => [
  { path: KEY_FILE, bytes: utf8(pem) },
  { path: SIGNATURE_FILE, bytes: signature },
];
