import { PARTIAL } from '@/utils/bundle/chat/transcript.data';
import { excerptOf, messageWeight } from '@/utils/packs/excerpt';
import type { ChatMessage, ChatRecord } from '@/utils/recognise/chat/model';
import { localText, offsetText } from '@/utils/shared/time';
import { plainText } from '../../case/exhibit-list-picture/paper-text';

/** One row of a drawn conversation. */
export interface TranscriptRow {
  readonly element: HTMLElement;
  readonly weight: number;
  readonly message?: number;
}

/** Characters of one block: a message longer than this is drawn as several, none too tall for a canvas. */
const BLOCK = 900;

/** The conversation as rows to draw: its head, separators, messages, and what is left out between them. */
export function transcriptRows(
  document: Document,
  record: ChatRecord,
  { excerpt, orderNumber }: { excerpt: boolean; orderNumber?: string | undefined },
): readonly TranscriptRow[] {
  const { messages, separators } = record;
  const rows: TranscriptRow[] = [{ element: head(document, record, excerpt), weight: 1 }];
  const above = new Map<number, string[]>();
  for (const { before, shown } of separators) above.set(before, [...(above.get(before) ?? []), shown]);
  const line = (name: string, text: string): void =>
    void rows.push({ element: box(document, 'div', name, text), weight: 0 });
  for (const item of excerpt ? excerptOf(messages, orderNumber) : messages) {
    if ('leftOut' in item) {
      line('gap', `—— 此处略去 ${item.leftOut} 条，全文见证据包 ——`);
      continue;
    }
    for (const shown of above.get(item.index) ?? []) line('at', shown);
    if (item.gapBefore) line('gap', '—— 此处可能缺少消息 ——');
    rows.push({
      element: messageRow(document, item, record.clock.offsetMinutes),
      weight: messageWeight(item, orderNumber),
      message: item.index,
    });
  }
  return rows;
}

/** Text only ever as text, without invisible controls: it was written by the other side. */
function box(document: Document, tag: string, name: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text.split(/\r?\n/).map(plainText).join('\n');
  return made;
}

function head(document: Document, record: ChatRecord, excerpt: boolean): HTMLElement {
  const { source, clock, messages, completeness } = record;
  const made = document.createElement('div');
  made.className = 'head';
  const reasons = completeness.reasons.map(({ code }) => PARTIAL[code]).join('；');
  made.append(
    box(document, 'h1', '', `聊天记录：${source.label || source.title}`),
    box(
      document,
      'p',
      '',
      `网址 ${Array.from(source.frameUrl ?? source.url)
        .slice(0, 160)
        .join('')}`,
    ),
    box(
      document,
      'p',
      '',
      `采集 ${localText(clock.epochMs, clock.offsetMinutes)}（${offsetText(clock.offsetMinutes)}），共 ${messages.length} 条${excerpt ? '，以下为摘录' : ''}`,
    ),
    ...(completeness.verdict === 'complete'
      ? []
      : [box(document, 'p', 'care', `记录不完整：${reasons || '原因见证据包'}`)]),
  );
  return made;
}

const KINDS = { image: '图片', video: '视频', audio: '语音', file: '文件' } as const;

function messageRow(document: Document, message: ChatMessage, offset: number): HTMLElement {
  const { index, kind, side, sender, time, text, quote, attachments, marks, earlier, vanishedAt } = message;
  const row = document.createElement('div');
  row.className = `row ${kind === 'message' ? (side ?? 'none') : 'note'}`;
  const add = (name: string, words: string): void => row.append(box(document, 'div', name, words));
  const who = sender?.name ?? (side === 'self' ? '我方' : side === 'other' ? '对方' : '');
  // What the page does not show at this message was worked out; the record says from what.
  const shown =
    time?.shown ??
    time?.attribute ??
    (time?.at === undefined ? '' : `推算 ${localText(Date.parse(time.at), offset)}`);
  add('meta', [`${index}`, who, shown].filter(Boolean).join('　'));
  if (quote !== undefined) add('quote', quote);
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at += BLOCK) add('say', characters.slice(at, at + BLOCK).join(''));
  for (const { kind: what, name } of attachments) add('file', `［${KINDS[what]}${name ? `：${name}` : ''}］`);
  const word = kind === 'recall' ? '撤回前的内容' : '改动前的内容';
  for (const { text: before, until } of earlier)
    add('fate', `${word}（至 ${localText(Date.parse(until), offset)}）：${before}`);
  if (vanishedAt !== undefined)
    add('fate', `此条在读取期间从页面消失（${localText(Date.parse(vanishedAt), offset)} 发现）`);
  if (marks.length > 0) add('marks', marks.join(' · '));
  return row;
}
