import type { CaptureJobRow, ExportJobRow } from '@/utils/storage/rows';
import type { Translate } from '../i18n';
import { bytesText } from './bytes';

/** What a running capture is doing, in words: 正在拍摄第 3/12 屏… */
export function captureStageText(job: Pick<CaptureJobRow, 'stage' | 'done' | 'total'>, t: Translate): string {
  if (job.stage === 'pixels' && job.total > 0) {
    return t('capture.stage.pixelsOf', { done: Math.min(job.done + 1, job.total), total: job.total });
  }
  if (job.stage === 'redrawing' && job.total > 0) {
    return t('capture.stage.redrawingOf', { done: Math.min(job.done + 1, job.total), total: job.total });
  }
  return t(`capture.stage.${job.stage}`);
}

export function exportStageText(job: Pick<ExportJobRow, 'stage' | 'done' | 'total'>, t: Translate): string {
  return job.stage === 'writing'
    ? t('export.stage.writing', { done: bytesText(job.done), total: bytesText(job.total) })
    : t(`export.stage.${job.stage}`);
}

/** Where each stage begins, 0–1, and how much of the whole it moves through. The screens take nearly all the time. */
const CAPTURE_SHARES: Record<CaptureJobRow['stage'], readonly [from: number, span: number]> = {
  checking: [0.02, 0],
  preparing: [0.05, 0],
  page: [0.1, 0],
  pixels: [0.15, 0.65],
  redrawing: [0.15, 0.65],
  stitching: [0.82, 0],
  storing: [0.9, 0],
  verifying: [0.96, 0],
};

const EXPORT_SHARES: Record<ExportJobRow['stage'], readonly [from: number, span: number]> = {
  collecting: [0.03, 0],
  writing: [0.05, 0.7],
  verifying: [0.85, 0],
};

/** Share of the whole capture that is done, 0–1. */
export function captureShare(job: Pick<CaptureJobRow, 'stage' | 'done' | 'total'>): number {
  return share(CAPTURE_SHARES[job.stage], job);
}

export function exportShare(job: Pick<ExportJobRow, 'stage' | 'done' | 'total'>): number {
  return share(EXPORT_SHARES[job.stage], job);
}

function share(
  [from, span]: readonly [number, number],
  { done, total }: { done: number; total: number },
): number {
  return from + span * (total > 0 ? Math.min(1, done / total) : 0);
}
