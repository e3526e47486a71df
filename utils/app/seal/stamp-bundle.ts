import type { SealFile } from '../../bundle/input';
import { askedAuthorities, type Authority } from '../../integrity/timestamp/authorities';
import { fromHex, utf8 } from '../../shared/bytes';
import { digestHex, type Digests } from '../../shared/digest';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, type Result } from '../../shared/result';
import type { BundleStamp } from '../../storage/paper-rows';
import type { StampServicePorts } from './stamp-service';
import type { Stamped } from './ask-tsa';

export type BundleStampPorts = Pick<StampServicePorts, 'settings' | 'mayAsk' | 'ask'> & {
  readonly digests: Digests;
  /** ms each authority has for one volume. */
  readonly deadline?: number;
};

/** ms: an export is not held up for the lack of a time-stamp. */
const DEADLINE = 8000;

export interface BundleStamper {
  /** Asks all of them at once; an authority that did not answer for one volume is not asked about the next. */
  readonly stamp: (tagManifest: Uint8Array) => Promise<readonly SealFile[]>;
  /** What each of them said so far. */
  readonly said: () => readonly BundleStamp[];
}

/** Time-stamps over the volumes of one export. Undefined while time-stamps are switched off, or nobody is enabled. */
export async function bundleStamper(
  ports: BundleStampPorts,
  signal: AbortSignal,
): Promise<BundleStamper | undefined> {
  let asked: readonly Authority[];
  try {
    asked = askedAuthorities(await ports.settings());
  } catch {
    return undefined;
  }
  if (asked.length === 0) return undefined;
  const said = new Map<string, BundleStamp>();
  return {
    said: () => [...said.values()],
    stamp: async (tagManifest) => {
      const digest = fromHex(await digestHex(ports.digests, 'sha256', tagManifest));
      const files = await Promise.all(
        asked
          .filter(({ id }) => said.get(id)?.error === undefined)
          .map(async (of) => {
            const answer = await askOne(ports, of, digest, signal);
            if (!answer.ok) {
              said.set(of.id, { tsa: of.name, error: answer.error });
              return [];
            }
            const { time } = answer.value.finding.facts ?? {};
            if (!said.has(of.id)) said.set(of.id, { tsa: of.name, ...(time ? { time } : {}) });
            return filesOf(of, answer.value);
          }),
      );
      return files.flat();
    },
  };
}

async function askOne(
  { mayAsk, ask, deadline = DEADLINE }: BundleStampPorts,
  of: Authority,
  digest: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Stamped>> {
  const late = AbortSignal.timeout(deadline);
  try {
    if (!(await mayAsk(of.url))) return err(appError('TSA_NOT_ALLOWED'));
    const answer = await ask(of, digest, AbortSignal.any([signal, late]));
    return !answer.ok && answer.error.code === 'CANCELLED' && !signal.aborted ? err(TOO_LATE) : answer;
  } catch (thrown) {
    return err(fromUnknown(thrown));
  }
}

const TOO_LATE: AppError = appError('TSA_UNREACHABLE', { cause: 'deadline of the export' });

function filesOf({ id }: Authority, { query, response, chain }: Stamped): SealFile[] {
  return [
    { path: `seal/tagmanifest-sha256.${id}.tsq`, bytes: query },
    { path: `seal/tagmanifest-sha256.${id}.tsr`, bytes: response },
    ...(chain ? [{ path: `seal/${id}.chain.pem`, bytes: utf8(chain) }] : []),
  ];
}
