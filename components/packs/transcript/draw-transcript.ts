import type { RowMark } from '@/utils/packs/plan-pages';
import type { ChatRecord } from '@/utils/recognise/chat/model';
import { appError, fromUnknown } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import html2canvas from 'html2canvas';
import { paginate } from '../../case/exhibit-list-picture/paginate';
import { openSheet } from '../../case/exhibit-list-picture/sheet';
import { transcriptRows, type TranscriptRow } from './transcript-rows';
import { TRANSCRIPT_CSS, TRANSCRIPT_WIDTH } from './transcript-style';

export interface DrawnTranscript {
  /** PNG, one below the other. */
  readonly parts: readonly { readonly blob: Blob; readonly width: number; readonly height: number }[];
  /** Where each message stands: it is not cut, unless it is longer than a page. */
  readonly marks: readonly RowMark[];
}

/** px of one drawing. */
const PART = 3000;
/** px: a longer message may be cut between its lines. */
const WHOLE = 900;

/** px: less than the padding of a row. */
const EDGE = 12;

interface DrawOptions {
  readonly excerpt: boolean;
  readonly orderNumber?: string | undefined;
  readonly signal: AbortSignal;
  /** 0–1 */
  readonly onProgress: (share: number) => void;
}

/** Draws a conversation from its record. What is put into the window is gone again when it answers. Errors: `CANCELLED`. */
export async function drawTranscript(
  record: ChatRecord,
  { signal, onProgress, ...what }: DrawOptions,
): Promise<Result<DrawnTranscript>> {
  let close = () => {};
  try {
    const sheet = await openSheet({
      title: '聊天记录',
      css: TRANSCRIPT_CSS,
      width: TRANSCRIPT_WIDTH,
      height: PART,
    });
    close = sheet.close;
    const rows = transcriptRows(sheet.document, record, what);
    const parts: DrawnTranscript['parts'][number][] = [];
    const marks: RowMark[] = [];
    let top = 0;
    const groups = grouped(sheet.document, rows);
    for (const [at, group] of groups.entries()) {
      onProgress(at / groups.length);
      // A turn for the window between two drawings.
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      const part = partOf(sheet.document, group);
      marks.push(...marksOf(part, group, top));
      const height = Math.ceil(part.getBoundingClientRect().height);
      parts.push({ blob: await paint(part, height), width: TRANSCRIPT_WIDTH, height });
      top += height;
    }
    return ok({ parts, marks });
  } catch (thrown) {
    return err(signal.aborted ? appError('CANCELLED') : fromUnknown(thrown));
  } finally {
    close();
  }
}

function partOf(document: Document, rows: readonly TranscriptRow[]): HTMLElement {
  const part = document.createElement('div');
  part.className = 'part';
  part.append(...rows.map(({ element }) => element));
  document.body.replaceChildren(part);
  return part;
}

/** Rows that are drawn together: measured once, all of them. */
function grouped(document: Document, rows: readonly TranscriptRow[]): readonly (readonly TranscriptRow[])[] {
  partOf(document, rows);
  const heights = rows.map(({ element }) => element.getBoundingClientRect().height);
  return paginate(heights, PART, PART).map((group) => group.flatMap((at) => rows[at] ?? []));
}

function marksOf(part: HTMLElement, rows: readonly TranscriptRow[], offset: number): readonly RowMark[] {
  const begin = part.getBoundingClientRect().top;
  return rows.map(({ element, weight, message }) => {
    const { top, bottom } = element.getBoundingClientRect();
    const from = offset + top - begin;
    const to = offset + Math.min(bottom, top + WHOLE) - begin;
    // Rows touch: what is empty at their edges is where a cut is welcome.
    return { top: from + EDGE, bottom: to - EDGE, weight, ...(message === undefined ? {} : { message }) };
  });
}

async function paint(part: HTMLElement, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = TRANSCRIPT_WIDTH;
  canvas.height = height;
  canvas.lang = 'zh-CN';
  await html2canvas(part, {
    canvas,
    width: TRANSCRIPT_WIDTH,
    height,
    scale: 1,
    backgroundColor: '#fffdf8',
    // Nothing is fetched: the sheet holds text only.
    useCORS: false,
    allowTaint: false,
    foreignObjectRendering: false,
    logging: false,
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
      'image/png',
    );
  });
}
