import type { CaseId, ExhibitId, JobId, Sha256 } from '@/utils/exhibit/ids';
import type { ExhibitDraft } from '@/utils/exhibit/model';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex, webCryptoDigests } from '@/utils/shared/digest';
import { LiuzhengDb } from '@/utils/storage/db';
import { sealExhibit } from '@/utils/storage/exhibits';
import { Ledger } from '@/utils/storage/ledger';
import type { ExhibitRow } from '@/utils/storage/rows';
import { stageFile, stagedFiles } from '@/utils/storage/staging';

export const digests = webCryptoDigests(crypto.subtle);
export const AT = '2026-03-12T06:31:05.123Z';
const clock = { utc: AT, epochMs: Date.parse(AT), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };

let names = 0;

/** A store of its own, with a case to keep things in. */
export function openShelf() {
  const db = new LiuzhengDb(`timeline-${names++}`);
  const ledger = new Ledger(db, digests);
  const caseId = crypto.randomUUID() as CaseId;
  return { db, ledger, caseId };
}
export type Shelf = ReturnType<typeof openShelf>;

function draft(title: string): ExhibitDraft {
  return {
    id: crypto.randomUUID() as ExhibitId,
    kind: 'order',
    kindReason: 'order-number',
    origin: 'captured',
    trigger: 'popup',
    source: { url: 'https://shop.example/order/1', title, host: 'shop.example' },
    startedAt: clock,
    environment: {
      browser: 'Chromium',
      browserVersion: '156',
      os: 'linux',
      userAgent: 'x',
      languages: ['zh-CN'],
      extensionVersion: '0.1.0',
    },
    summary: {},
    steps: [],
    alterations: [],
    notCaptured: [],
  };
}

/** Keeps an exhibit of one file with those words. */
export async function keepWords(
  { db, ledger, caseId }: Shelf,
  words: string,
  path = 'text.txt',
): Promise<ExhibitRow> {
  const jobId = crypto.randomUUID() as JobId;
  const bytes = utf8(words);
  const sha256 = (await digestHex(digests, 'sha256', bytes)) as Sha256;
  const mediaType = path.endsWith('.txt') ? 'text/plain' : 'application/json';
  const file = { path, sha256, bytes: bytes.byteLength, mediaType, role: 'original' as const };
  await stageFile(db, jobId, file, new Blob([bytes]));
  const sealed = await sealExhibit(db, ledger, digests, {
    caseId,
    newCaseTitle: '案件',
    software: 'test',
    jobId,
    draft: draft(words.slice(0, 10)),
    files: await stagedFiles(db, jobId),
    state: 'complete',
    finishedAt: clock,
  });
  if (!sealed.ok) throw new Error(sealed.error.code);
  return sealed.value;
}
