import { askTsa } from '@/utils/app/seal/ask-tsa';
import { checkCertificate } from '@/utils/app/seal/check-certificate';
import { bundleStamper, type BundleStamper } from '@/utils/app/seal/stamp-bundle';
import { StampService, type StampServicePorts } from '@/utils/app/seal/stamp-service';
import { sealCap } from '@/utils/bundle/seal-files';
import type { CertificateCheck } from '@/utils/integrity/timestamp/foreign';
import {
  authoritiesOf,
  parseStampSettings,
  type Authority,
  type StampSettings,
} from '@/utils/integrity/timestamp/authorities';
import { readPemCertificates } from '@/utils/integrity/timestamp/certificate';
import { PACE_MS } from '@/utils/integrity/timestamp/pace';
import { trustedRoots } from '@/utils/integrity/timestamp/roots';
import type { Trust } from '@/utils/integrity/timestamp/verify';
import type { Handlers } from '@/utils/messaging/server';
import { wakeForStampsAt } from '@/utils/platform/awake';
import { readClock } from '@/utils/platform/environment';
import { mayRead } from '@/utils/platform/permissions';
import { postTimestamp } from '@/utils/platform/tsa';
import { toBase64, utf8 } from '@/utils/shared/bytes';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import { readVerified } from '@/utils/storage/blobs';
import { putSetting, setting } from '@/utils/storage/cases';
import { attachCertificate } from '@/utils/storage/certificates';
import { installationSigner, rotateKey } from '@/utils/storage/keys';
import { keepStamp, noteAttempt, queueEarlier, retryStamps, waitingStamps } from '@/utils/storage/stamps';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Store } from './context';

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

const trustFor = (roots: readonly (string | undefined)[]): Trust => ({
  roots: [...trustedRoots(), ...roots.flatMap((pem) => (pem ? readPemCertificates(pem) : []))],
});

const ask: StampServicePorts['ask'] = (of, digest, signal) =>
  askTsa(of.url, digest, { post: postTimestamp, random, crypto, trust: trustFor([of.root]) }, signal);

const settingsOf = async ({ db }: Store): Promise<StampSettings> =>
  parseStampSettings(await setting(db, 'stamps'));

/** Asks the enabled authorities about the volumes of an export. */
export function exportStamper(store: Store): (signal: AbortSignal) => Promise<BundleStamper | undefined> {
  return (signal) =>
    bundleStamper(
      { digests: store.digests, settings: () => settingsOf(store), mayAsk: mayRead, ask },
      signal,
    );
}

export function stampService(store: Store, changed: () => void): StampService {
  const { db, ledger, digests } = store;
  return new StampService({
    now: () => Date.now(),
    digests,
    settings: () => settingsOf(store),
    online: () => navigator.onLine,
    mayAsk: mayRead,
    ask,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    wakeAt: wakeForStampsAt,
    changed,
    store: {
      waiting: () => waitingStamps(db),
      note: (id, patch) => noteAttempt(db, id, patch),
      keep: (id, at, token, sha256) => keepStamp(db, ledger, id, at, token, sha256),
      queueEarlier: () => queueEarlier(db),
      retry: (of) => retryStamps(db, of),
    },
  });
}

type SealMessages =
  | 'stamps.configure'
  | 'stamps.try'
  | 'stamps.retry'
  | 'stamps.earlier'
  | 'joint.sign'
  | 'key.rotate'
  | 'certificate.attach'
  | 'certificate.check';

/** What pages ask about seals. */
export function sealHandlers(store: Store, stamps: StampService): Pick<Handlers, SealMessages> {
  const { db, ledger, digests } = store;
  return {
    'stamps.configure': async ({ settings }) => {
      await putSetting(db, 'stamps', JSON.stringify(settings));
      void stamps.pokeNow();
      return ok(null);
    },
    'stamps.try': async ({ url, root }) => {
      const of: Authority = {
        id: 'try',
        name: url,
        url,
        enabled: true,
        paceMs: PACE_MS,
        ...(root === undefined ? {} : { root }),
      };
      const tried = await stamps.try(of, random(32), new AbortController().signal);
      if (!tried.ok) return tried;
      const { code, facts } = tried.value.finding;
      const named = {
        ...(facts?.tsa === undefined ? {} : { tsa: facts.tsa }),
        ...(facts?.root === undefined ? {} : { root: facts.root }),
      };
      return ok({ time: facts?.time ?? '', code, ...named });
    },
    'stamps.retry': ({ exhibitId }) => stamps.retry(exhibitId),
    'stamps.earlier': async () => {
      const queued = await stamps.queueEarlier();
      return queued.ok ? ok({ queued: queued.value }) : queued;
    },
    'key.rotate': async () => {
      const rotated = await rotateKey(db, crypto.subtle, readClock().utc);
      return rotated.ok ? ok(null) : rotated;
    },
    'joint.sign': async ({ tagManifest }) => {
      const signer = await installationSigner(db, crypto.subtle, digests, readClock().utc);
      if (!signer.ok) return signer;
      const signature = toBase64(await signer.value.sign(utf8(tagManifest)));
      return ok({ signature, pem: signer.value.pem });
    },
    'certificate.attach': async ({ caseId, number, inbox }) => {
      const most = sealCap('seal/external/x') ?? 0;
      let attached = 0;
      for (const left of inbox) {
        const at = readClock().utc;
        const about = { caseId, inbox: left, at, most, ...(number === undefined ? {} : { number }) };
        const done = await attachCertificate(db, ledger, digests, about);
        if (!done.ok) return done;
        attached += 1;
      }
      return ok({ attached });
    },
    'certificate.check': ({ id }) => checkAttached(store, id),
  };
}

async function checkAttached(store: Store, id: string): Promise<Result<CertificateCheck>> {
  const { db, digests } = store;
  const row = await db.certificates.get(id);
  if (!row) return err(appError('NOT_FOUND', { detail: { certificate: id } }));
  const check = await checkCertificate(row, {
    digests,
    crypto,
    trust: async () => trustFor(authoritiesOf(await settingsOf(store)).map(({ root }) => root)),
    readBlob: (sha256) => readVerified(db, digests, sha256),
    exhibits: ({ caseId, number }) =>
      db.exhibits
        .where('[caseId+number]')
        .between([caseId, number ?? 0], [caseId, number ?? Number.MAX_SAFE_INTEGER], true, true)
        .toArray(),
    lineOf: (exhibit) => recordingLine(store, exhibit),
  });
  return ok(check);
}

/** SHA-256 of the log line that recorded the exhibit. */
async function recordingLine({ db }: Store, { caseId, id }: ExhibitRow) {
  const found = await db.log
    .where('[caseId+seq]')
    .between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER])
    .filter(
      ({ line }) => /"type":"exhibit-(?:captured|imported)"/.test(line) && line.includes(`"exhibit":"${id}"`),
    )
    .first();
  return found?.sha256;
}
