import type { CaptureJobRow, ExportJobRow } from '@/utils/storage/rows';
import type { Translate } from '../i18n';
import { bytesText } from './bytes';

type StagedJob = Pick<CaptureJobRow, 'stage' | 'done' | 'total' | 'of' | 'pictures'>;

/** What a running capture is doing, in words: 正在拍摄第 3/12 屏… */
export function captureStageText(job: StagedJob, t: Translate): string {
  if (job.of === 'chat') return chatStageText(job, t);
  if (job.stage === 'pixels' && job.total > 0) {
    return t('capture.stage.pixelsOf', { done: Math.min(job.done + 1, job.total), total: job.total });
  }
  if (job.stage === 'redrawing' && job.total > 0) {
    return t('capture.stage.redrawingOf', { done: Math.min(job.done + 1, job.total), total: job.total });
  }
  return t(`capture.stage.${job.stage}`);
}

/** 已读 320 条，正在载入更早记录. Of pictures `done` counts those that are taken. */
function chatStageText({ stage, done, total, pictures = 0 }: StagedJob, t: Translate): string {
  if (stage === 'pixels' || stage === 'stitching') {
    if (total === 0) return t(`capture.stage.chat-${stage}`);
    return t(`capture.stage.chat-${stage}Of`, { done: Math.min(done + 1, total), total });
  }
  if (stage === 'chat-history' && done > 0) return t('capture.stage.chat-historyOf', { n: done });
  if (stage === 'chat-reading' && done > 0) {
    return total > 0
      ? t('capture.stage.chat-readingOfAll', { n: Math.min(done, total), total })
      : pictures > 0
        ? t('capture.stage.chat-readingShots', { n: done, pictures })
        : t('capture.stage.chat-readingOf', { n: done });
  }
  return t(`capture.stage.${stage}`);
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
  'chat-finding': [0.03, 0],
  'chat-history': [0.05, 0],
  'chat-reading': [0.08, 0.07],
  storing: [0.9, 0],
  verifying: [0.96, 0],
};

const EXPORT_SHARES: Record<ExportJobRow['stage'], readonly [from: number, span: number]> = {
  collecting: [0.03, 0],
  writing: [0.05, 0.7],
  verifying: [0.75, 0.24],
};

/** Share of the whole capture that is done, 0–1; `null` while nobody knows how long the conversation is. */
export function captureShare(job: StagedJob): number | null {
  if (job.total === 0 && (job.stage === 'chat-history' || job.stage === 'chat-reading')) return null;
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
