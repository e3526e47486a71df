import { backupServices, type BackupServices } from '@/entrypoints/background/backup';
import type { CaseId, ExhibitId, JobId, Sha256 } from '@/utils/exhibit/ids';
import type { ExhibitFile } from '@/utils/exhibit/model';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex, webCryptoDigests } from '@/utils/shared/digest';
import { LiuzhengDb } from '@/utils/storage/db';
import { confirmExhibit, sealExhibit } from '@/utils/storage/exhibits';
import { leaveInInbox } from '@/utils/storage/inbox';
import { Ledger } from '@/utils/storage/ledger';
import { readOutbox } from '@/utils/storage/outbox';
import type { BackupJobRow, ExhibitRow, RestoreJobRow } from '@/utils/storage/rows';
import { stagedFiles, stageFile } from '@/utils/storage/staging';
import { clock } from '../capture/stage';

export const digests = webCryptoDigests(crypto.subtle);
let names = 0;

/** A whole store of its own, with the services that the background runs over it. */
export class Installation {
  readonly db: LiuzhengDb;
  readonly ledger: Ledger;
  services: BackupServices;

  constructor() {
    this.db = new LiuzhengDb(`installation-${names++}`);
    this.ledger = new Ledger(this.db, digests);
    this.services = this.restarted();
  }

  /** The services of a new worker over the same store. */
  restarted(): BackupServices {
    this.services = backupServices(
      { db: this.db, ledger: this.ledger, digests },
      () => undefined,
      () => Promise.resolve(),
    );
    return this.services;
  }

  async stage(jobId: JobId, path: string, text: string): Promise<ExhibitFile> {
    const bytes = utf8(text);
    const sha256 = (await digestHex(digests, 'sha256', bytes)) as Sha256;
    const file = {
      path,
      sha256,
      bytes: bytes.byteLength,
      mediaType: 'text/plain',
      role: 'original',
    } as const;
    const staged = await stageFile(this.db, jobId, file, new Blob([bytes]));
    if (!staged.ok) throw new Error(staged.error.code);
    return file;
  }

  async keep(caseId: CaseId, text: string, title = '某某卡盟 · Q币'): Promise<ExhibitRow> {
    const jobId = crypto.randomUUID() as JobId;
    await this.stage(jobId, 'text.txt', text);
    const sealed = await sealExhibit(this.db, this.ledger, digests, {
      caseId,
      newCaseTitle: title,
      software: 'liuzheng/test',
      jobId,
      draft: {
        id: crypto.randomUUID() as ExhibitId,
        kind: 'order',
        kindReason: 'order-labels',
        origin: 'captured',
        trigger: 'popup',
        source: { url: 'https://shop.example/order/1', title: '订单详情', host: 'shop.example' },
        startedAt: clock,
        environment: {
          browser: 'Chromium',
          browserVersion: '156',
          os: 'linux',
          userAgent: 'x',
          languages: ['zh-CN'],
          extensionVersion: '0.1.0',
        },
        summary: { orderNumber: '2026031214283374426' },
        steps: [],
        alterations: [],
        notCaptured: [],
      },
      files: await stagedFiles(this.db, jobId),
      state: 'complete',
      finishedAt: clock,
    });
    if (!sealed.ok) throw new Error(sealed.error.code);
    await confirmExhibit(this.db, digests, sealed.value.id);
    return this.exhibit(sealed.value.id);
  }

  async exhibit(id: ExhibitId): Promise<ExhibitRow> {
    const row = await this.db.exhibits.get(id);
    if (!row) throw new Error(`no exhibit ${id}`);
    return row;
  }

  async lines(caseId: CaseId): Promise<string[]> {
    const rows = await this.db.log.where('[caseId+seq]').between([caseId, 0], [caseId, 1e9]).toArray();
    return rows.map((row) => row.line);
  }

  async types(caseId: CaseId): Promise<string[]> {
    return (await this.lines(caseId)).map((line) => (JSON.parse(line) as { type: string }).type);
  }

  /** The finished volumes of a backup of everything. */
  async backUp(): Promise<{ job: BackupJobRow; files: File[] }> {
    const started = await this.services.backups.start();
    if (!started.ok) throw new Error(started.error.code);
    await started.value.done;
    const job = (await this.db.jobs.get(started.value.jobId)) as BackupJobRow;
    const volumes = await readOutbox(this.db, job.id);
    return { job, files: volumes.ok ? volumes.value.map(({ name, blob }) => new File([blob], name)) : [] };
  }

  async restore(files: readonly File[], deletions = false): Promise<RestoreJobRow> {
    const left = await leaveInInbox(
      this.db,
      files.map((file) => ({ file })),
      clock.epochMs,
    );
    if (!left.ok) throw new Error(left.error.code);
    const started = await this.services.restores.start(left.value, deletions);
    if (!started.ok) throw new Error(started.error.code);
    await started.value.done;
    return (await this.db.jobs.get(started.value.jobId)) as RestoreJobRow;
  }

  /** Everything stored, without jobs: what a refused restore must leave as it was. */
  async everything(): Promise<unknown> {
    const { cases, exhibits, log, staged, inbox, blobs } = this.db;
    const kept = await blobs.toCollection().primaryKeys();
    const left = [await staged.count(), await inbox.count()];
    return [await cases.toArray(), await exhibits.toArray(), await log.toArray(), kept, left];
  }
}
