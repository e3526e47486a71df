import { exportStore } from '@/entrypoints/background/store';
import { ExportService } from '@/utils/app/export-case';
import { bundleStamper } from '@/utils/app/seal/stamp-bundle';
import { StampService, type StampServicePorts } from '@/utils/app/seal/stamp-service';
import { bytesSource } from '@/utils/bundle/byte-source';
import { verifyBundle } from '@/utils/bundle/verify';
import type { CaseId } from '@/utils/exhibit/ids';
import { parseStampSettings, type StampSettings } from '@/utils/integrity/timestamp/authorities';
import { putSetting, setting } from '@/utils/storage/cases';
import { attachCertificate } from '@/utils/storage/certificates';
import { leaveInInbox } from '@/utils/storage/inbox';
import { volumeBlob } from '@/utils/storage/outbox';
import type { CertificateRow } from '@/utils/storage/paper-rows';
import type { ExportJobRow } from '@/utils/storage/rows';
import { keepStamp, noteAttempt, queueEarlier, retryStamps, waitingStamps } from '@/utils/storage/stamps';
import { asking } from '../../support/asking';
import type { TestTsa } from '../../support/tsa';
import type { TsaServer } from '../../support/tsa-server';
import { digests, type Installation } from '../backup/installation';
import { AT, clock } from '../capture/stage';

interface Given {
  readonly tsa: TestTsa;
  readonly server: TsaServer;
  readonly here: Installation;
}

/** An installation that asks a real authority for time-stamps: what tests of what it keeps and carries begin with. */
export function stampStage(caseId: CaseId, given: () => Given) {
  const ask: StampServicePorts['ask'] = (of, digest, signal) => asking(of.root ?? '')(of.url, digest, signal);
  const settings = async (): Promise<StampSettings> =>
    parseStampSettings(await setting(given().here.db, 'stamps'));
  const allowed = { settings, mayAsk: () => Promise.resolve(true), ask, digests };

  const switchOn = (kind: string) =>
    putSetting(
      given().here.db,
      'stamps',
      JSON.stringify({
        on: true,
        enabled: ['test'],
        own: [
          {
            id: 'test',
            name: 'Test',
            url: `${given().server.url}/${kind}`,
            root: given().tsa.text('root.pem'),
          },
        ],
      }),
    );

  const stampAll = () =>
    new StampService({
      ...allowed,
      now: () => Date.now(),
      online: () => true,
      pause: () => Promise.resolve(),
      wakeAt: () => Promise.resolve(),
      changed: () => undefined,
      store: {
        waiting: () => waitingStamps(given().here.db),
        note: (id, patch) => noteAttempt(given().here.db, id, patch),
        keep: (id, at, token, sha256) =>
          keepStamp(given().here.db, given().here.ledger, id, at, token, sha256),
        queueEarlier: () => queueEarlier(given().here.db),
        retry: (of) => retryStamps(given().here.db, of),
      },
    }).poke();

  async function attach(text: Uint8Array, name: string, number?: number): Promise<CertificateRow> {
    const left = await leaveInInbox(
      given().here.db,
      [{ file: new File([Uint8Array.from(text)], name) }],
      clock.epochMs,
    );
    if (!left.ok) throw new Error(left.error.code);
    const about = { caseId, inbox: left.value[0] ?? '', at: AT, most: 1_000_000 };
    const done = await attachCertificate(given().here.db, given().here.ledger, digests, {
      ...about,
      ...(number === undefined ? {} : { number }),
    });
    if (!done.ok) throw new Error(done.error.code);
    return done.value;
  }

  async function exported(deadline = 8000): Promise<{ job: ExportJobRow; bytes: Uint8Array }> {
    const service = new ExportService({
      clock: () => clock,
      newId: () => crypto.randomUUID(),
      digests,
      crypto,
      software: 'liuzheng/test',
      changed: () => undefined,
      ...exportStore({ db: given().here.db, ledger: given().here.ledger, digests }),
      stamper: (signal) => bundleStamper({ ...allowed, deadline }, signal),
    });
    const started = await service.start(caseId);
    if (!started.ok) throw new Error(started.error.code);
    const done = await started.value.done;
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    const row = (await given().here.db.jobs.get(started.value.jobId)) as ExportJobRow;
    const volume = await volumeBlob(given().here.db, row.id, 0);
    if (!volume.ok) throw new Error(volume.error.code);
    return { job: row, bytes: new Uint8Array(await volume.value.arrayBuffer()) };
  }

  const verified = async (bytes: Uint8Array, trusted = true) => {
    const report = await verifyBundle([{ name: 'x.zip', source: bytesSource(bytes) }], {
      digests,
      crypto,
      ...(trusted ? { tsaRoots: given().tsa.text('root.pem') } : {}),
    });
    return { outcome: report.outcome, bundle: report.bundles[0] };
  };

  return { switchOn, stampAll, attach, exported, verified };
}
