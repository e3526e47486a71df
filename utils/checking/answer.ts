import { asicOfBundle } from '../bundle/asic';
import { blobSource } from '../bundle/byte-source';
import { pulseChecker } from '../integrity/beacon/check-pulse';
import { verifyBundle, type NamedSource } from '../bundle/verify';
import { groupFiles } from '../bundle/verify-many';
import { readCertificateFile, writePemCertificates } from '../integrity/timestamp/certificate';
import { digestHex } from '../shared/digest';
import { streamedDigests } from '../shared/stream-digest';
import type { Answer, FoundRoot, Question } from './protocol';

/** Bytes between two reports of progress. */
const STEP = 4 * 1024 * 1024;

/**
 * Judges files in the browser, piece by piece: no more than some megabytes are in memory, whatever their size. Never
 * rejects for what a file contains; `failed` is for the machine giving way.
 */
export async function answer(
  question: Question,
  tell: (answer: Answer) => void,
  signal?: AbortSignal,
): Promise<void> {
  const sources: NamedSource[] = question.files.map((file) => ({
    name: file.name,
    source: blobSource(file),
  }));
  const within = signal ? { signal } : {};
  try {
    if (question.kind === 'asic') {
      const [first] = sources;
      tell({ kind: 'asic', container: (first && (await asicOfBundle(first.source))) ?? null });
      return;
    }
    if (question.kind === 'roots') {
      const found = await Promise.all(question.files.map(rootsIn));
      tell({ kind: 'roots', roots: found.flat() });
      return;
    }
    if (question.kind === 'group') {
      tell({
        kind: 'groups',
        groups: await groupFiles(sources.length, (i) => Promise.resolve(sources[i] ?? missing()), signal),
      });
      return;
    }
    let told = -STEP;
    const report = await verifyBundle(sources, {
      digests: streamedDigests(crypto.subtle),
      crypto,
      checkPulse: pulseChecker(),
      ...(question.tsaRoots ? { tsaRoots: question.tsaRoots } : {}),
      ...within,
      onProgress: ({ done, total }) => {
        if (done - told < STEP && done < total) return;
        told = done;
        tell({ kind: 'progress', done, total });
      },
    });
    tell({ kind: 'report', report });
  } catch (thrown) {
    tell({ kind: 'failed', cause: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

/** Bytes of a file of certificates at most. */
const ROOTS_MAX = 1024 * 1024;

async function rootsIn(file: File): Promise<FoundRoot[]> {
  if (file.size > ROOTS_MAX) return [];
  const certificates = readCertificateFile(new Uint8Array(await file.arrayBuffer()));
  const digests = streamedDigests(crypto.subtle);
  return Promise.all(
    certificates.map(async ({ der, title, notAfter }) => ({
      title,
      notAfter,
      sha256: await digestHex(digests, 'sha256', der),
      pem: writePemCertificates([der]),
    })),
  );
}

function missing(): never {
  throw new RangeError('no such file');
}
