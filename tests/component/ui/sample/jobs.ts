import { utcIso } from '@/utils/shared/time';
import type { CaptureJobRow, ExportJobRow } from '@/utils/storage/rows';
import { CASE_ID, fileHash, NOW } from './exhibits';
import { INSPECTED, JOB_ID } from './inspected';

export function captureJob(extra: Partial<CaptureJobRow> = {}): CaptureJobRow {
  return {
    kind: 'capture',
    id: JOB_ID,
    caseId: CASE_ID,
    tabId: 7,
    url: INSPECTED.url,
    title: INSPECTED.title,
    startedAt: utcIso(NOW - 4_000),
    updatedAt: utcIso(NOW),
    state: 'running',
    stage: 'pixels',
    done: 2,
    total: 12,
    ...extra,
  };
}

export function exportJob(extra: Partial<ExportJobRow> = {}): ExportJobRow {
  return {
    kind: 'export',
    id: JOB_ID,
    caseId: CASE_ID,
    startedAt: utcIso(NOW - 4_000),
    updatedAt: utcIso(NOW),
    state: 'running',
    stage: 'writing',
    done: 12_000_000,
    total: 38_000_000,
    ...extra,
  };
}

export const VOLUMES = [
  { name: 'liuzheng-20260312T063105Z.zip', sha256: fileHash(9, 'zip'), bytes: 37_912_004 },
];
