import { exhibitLabel, type Sha256 } from '../../exhibit/ids';
import { utf8 } from '../../shared/bytes';
import { digestHex } from '../../shared/digest';
import { appError } from '../../shared/errors';
import { err, ok } from '../../shared/result';
import { BAGIT_TXT, writeBagInfo, writeManifest, type FileDigest } from '../bag';
import type { caseJson } from '../case-json';
import type { BundlePorts } from '../input';
import { indexHtml } from '../page/index-html';
import { readPulseFacts } from '../page/pulse-facts';
import { readNetFacts } from '../page/net-facts';
import { readThumbnails } from '../page/thumbnails';
import type { BundlePlan, VolumePlan } from '../plan';
import { sealVolume } from '../seal-write';
import { verifyTxt } from '../verify-txt';
import { exampleToken } from '../verify-txt.seal';
import { writeZip, type Archive } from '../zip-write';
import { copyNotice } from './copy-words';
import type { BagFile, Copying } from './copying';
import type { Redactions } from './redactions';

/** The copy's tag files, pages and seal around its payload, as one zip. */
export async function packCopy(
  { input, ports, volume }: Copying,
  here: VolumePlan,
  plan: BundlePlan,
  state: Parameters<typeof caseJson>[0],
  payload: ReadonlyMap<string, BagFile>,
  { files: rows, confirmed = [] }: Pick<Redactions, 'files' | 'confirmed'>,
): Promise<Archive> {
  const files = [...payload.values()];
  const digestAll = async (list: readonly BagFile[]): Promise<FileDigest[]> =>
    Promise.all(
      list.map(async ({ path, bytes }) => ({
        path,
        bytes: bytes.byteLength,
        sha256: await digestHex(ports.digests, 'sha256', bytes),
        sha512: await digestHex(ports.digests, 'sha512', bytes),
      })),
    );
  const listed = await digestAll(files);
  // What the page shows comes out of the copy: files are looked up by their place in it, not by their old hash.
  const shown = state.input.exhibits.map((exhibit) => ({
    ...exhibit,
    record: {
      ...exhibit.record,
      files: exhibit.record.files.flatMap((file) => {
        const path = `data/exhibits/${exhibitLabel(exhibit.record.number)}/${file.path}`;
        const bytes = payload.get(path)?.bytes.byteLength;
        return bytes === undefined ? [] : [{ ...file, bytes, sha256: path as Sha256 }];
      }),
    },
  }));
  const readBlob: BundlePorts['readBlob'] = (path) => {
    const bytes = payload.get(path)?.bytes;
    return Promise.resolve(bytes ? ok(bytes) : err(appError('NOT_FOUND')));
  };
  const text = (path: string, content: string, mediaType = 'text/plain'): BagFile => ({
    path,
    bytes: utf8(content),
    mediaType,
  });
  const notice = copyNotice(volume.folder, rows, confirmed);
  const page = {
    ...state,
    volume: here,
    listed,
    thumbs: await readThumbnails(shown, readBlob),
    net: await readNetFacts(shown, readBlob),
    pulses: await readPulseFacts(shown, readBlob),
    signer: ports.signer,
    notice,
  };
  const tags = [
    text('bagit.txt', BAGIT_TXT),
    text(
      'bag-info.txt',
      writeBagInfo({
        group: plan.group,
        volume: here.number,
        count: plan.volumes.length,
        octets: files.reduce((sum, file) => sum + file.bytes.byteLength, 0),
        streams: files.length,
        date: input.exportedAt.utc.slice(0, 10),
        software: input.software,
        caseId: input.caseRecord.id,
      }),
    ),
    text('manifest-sha256.txt', writeManifest(listed, 'sha256')),
    text('manifest-sha512.txt', writeManifest(listed, 'sha512')),
    text('index.html', indexHtml(page), 'text/html'),
    text(
      'VERIFY.txt',
      `${notice.text}\n${verifyTxt(here, plan.volumes.length, { signer: ports.signer, token: exampleToken(input.seals, here), asked: ports.stamp !== undefined })}`,
    ),
  ];
  const tagManifest = text('tagmanifest-sha256.txt', writeManifest(await digestAll(tags), 'sha256'));
  const seals = await sealVolume(
    { ...input, seals: (input.seals ?? []).filter(({ path }) => !path.startsWith('seal/external/')) },
    plan,
    here,
    tagManifest.bytes,
    ports.signer ? { signer: ports.signer } : {},
  );
  if (!seals.ok) throw new Error(seals.error.cause ?? seals.error.code);
  return writeZip(
    [...files, ...tags, tagManifest, ...seals.value].map(({ path, bytes, mediaType }) => ({
      name: `${here.folder}/${path}`,
      bytes,
      mediaType,
    })),
    ports.digests,
  );
}
