import type { RowMark } from '@/utils/packs/plan-pages';
import type { ChatRecord } from '@/utils/recognise/chat/model';
import type { Result } from '@/utils/shared/result';
import { paginate } from '../../case/exhibit-list-picture/paginate';
import { drawOnSheet } from '../../drawing/draw';
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
const LOOK = { title: '聊天记录', css: TRANSCRIPT_CSS, width: TRANSCRIPT_WIDTH, height: PART };
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

/** Draws a conversation from its record. Errors: those of `drawOnSheet`. */
export async function drawTranscript(
  record: ChatRecord,
  { signal, onProgress, ...what }: DrawOptions,
): Promise<Result<DrawnTranscript>> {
  return drawOnSheet(LOOK, signal, async ({ document, turn, paint }) => {
    const rows = transcriptRows(document, record, what);
    const parts: DrawnTranscript['parts'][number][] = [];
    const marks: RowMark[] = [];
    let top = 0;
    const groups = grouped(document, rows);
    for (const [at, group] of groups.entries()) {
      onProgress(at / groups.length);
      await turn();
      const part = partOf(document, group);
      marks.push(...marksOf(part, group, top));
      const size = { width: TRANSCRIPT_WIDTH, height: Math.ceil(part.getBoundingClientRect().height) };
      parts.push({ blob: await paint(part, size), ...size });
      top += size.height;
    }
    return { parts, marks };
  });
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
