import { createHash, randomBytes } from 'node:crypto';
import { exhibitTokenPath } from '@/utils/bundle/seal-write';
import type { SealFile } from '@/utils/bundle/write';
import type { ExhibitId, Sha256 } from '@/utils/exhibit/ids';
import type { LogEvent } from '@/utils/integrity/chain.types';
import { makeKeyPair, signerOf, type Signer } from '@/utils/integrity/signature';
import { timestampRequest } from '@/utils/integrity/timestamp/request';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { sampleBundle, type SampleOptions, type SampleVolume } from './sample-bundle';
import type { TestTsa } from './tsa';

export const newSigner = async (): Promise<Signer> =>
  signerOf(await makeKeyPair(crypto.subtle), crypto.subtle, nodeDigests);

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** The time-stamp that an authority gave for a log line, as the product keeps it. */
export function stampLine(
  tsa: TestTsa,
  lines: readonly string[],
  number: number,
): { files: SealFile[]; event: LogEvent } {
  const line =
    lines.find((text) => /"type":"exhibit-captured"/.test(text) && text.includes(`"number":${number},`)) ??
    '';
  const query = timestampRequest(sha256(line), randomBytes(8));
  const response = tsa.reply(query);
  const exhibit = /"exhibit":"([^"]+)"/.exec(line)?.[1] as ExhibitId;
  return {
    files: [
      { path: exhibitTokenPath(number, 'test', 'tsq'), bytes: query },
      { path: exhibitTokenPath(number, 'test', 'tsr'), bytes: response },
      { path: 'seal/test.chain.pem', bytes: tsa.bytes('chain.pem') },
    ],
    event: {
      type: 'exhibit-timestamped',
      exhibit,
      number,
      tsa: 'test',
      token: sha256(response).toString('hex') as Sha256,
      time: new Date().toISOString(),
    },
  };
}

/** The sample case signed, E001's capture and each volume's tagmanifest stamped by the authority. */
export const sealedBundle = (
  tsa: TestTsa,
  signer: Signer,
  options: SampleOptions = {},
): Promise<readonly SampleVolume[]> => sampleBundle(sealedOptions(tsa, signer, options));

/** What makes a sample case a sealed one. */
export function sealedOptions(tsa: TestTsa, signer: Signer, options: SampleOptions = {}): SampleOptions {
  let stamped: ReturnType<typeof stampLine> | undefined;
  return {
    signer,
    after: (lines) => [(stamped = stampLine(tsa, lines, 1)).event],
    seals: () => stamped?.files ?? [],
    stamp: (tagManifest) =>
      Promise.resolve([
        {
          path: 'seal/tagmanifest-sha256.test.tsr',
          bytes: tsa.reply(timestampRequest(sha256(tagManifest), randomBytes(8))),
        },
      ]),
    ...options,
  };
}
