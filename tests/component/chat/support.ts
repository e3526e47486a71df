import { findConversations, type Candidate } from '@/utils/capture/chat/find';
import { ChatSweep } from '@/utils/capture/chat/sweep';
import type { SweepOptions, SweepResult } from '@/utils/capture/chat/sweep.types';
import type { ChatRecord } from '@/utils/recognise/chat/model';
import { understand } from '@/utils/recognise/chat/understand';
import type { Line } from '../../fixtures/sites/chat/data';
import { PlainChat } from '../../fixtures/sites/chat/client/plain';
import { VirtualChat, type ChatOptions } from '../../fixtures/sites/chat/client/virtual';
import { make, STYLE } from '../../fixtures/sites/chat/client/row';

export { asTruth } from '../../fixtures/sites/chat/as-truth';

/** 2026-03-31 20:00 in Shanghai. */
export const NOW = Date.UTC(2026, 2, 31, 12);
export const CLOCK = {
  utc: new Date(NOW).toISOString(),
  epochMs: NOW,
  monotonicMs: 0,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
} as const;

export function stage(width = 640): HTMLElement {
  document.body.innerHTML = `<style>${STYLE}</style>`;
  document.body.style.margin = '0';
  const box = make('section', 'win');
  box.style.width = `${width}px`;
  document.body.append(box);
  return box;
}

/** A support window: heading, pane, box to write into. */
export function chatWindow(into: HTMLElement | ShadowRoot): HTMLElement {
  const pane = make('div', 'pane');
  const foot = make('div', 'foot');
  const area = document.createElement('textarea');
  area.placeholder = '请输入消息';
  const send = make('button', '', '发送') as HTMLButtonElement;
  send.type = 'button';
  foot.append(area, send);
  into.append(make('div', 'head', '极速点券卡盟客服'), pane, foot);
  return pane;
}

export function only(): Candidate {
  const { candidates } = findConversations(document);
  const first = candidates[0];
  if (!first) throw new Error('no conversation found');
  return first;
}

export const QUICK: SweepOptions = { historyWait: 700, now: () => NOW };

export async function sweep(
  options: SweepOptions = {},
  candidate = only(),
): Promise<{ result: SweepResult; record: ChatRecord }> {
  const result = await new ChatSweep(candidate.conversation).run({ ...QUICK, ...options });
  return { result, record: toRecord(result) };
}

export function toRecord(result: SweepResult): ChatRecord {
  return understand(result.rows, {
    source: { url: location.href, title: document.title, label: '' },
    clock: CLOCK,
    completeness: result.completeness,
    ...(result.idName === undefined ? {} : { idName: result.idName }),
  });
}

export const virtual = (lines: readonly Line[], options: ChatOptions = {}): VirtualChat =>
  new VirtualChat(chatWindow(stage()), lines, options);
export const plain = (lines: readonly Line[], options: ChatOptions = {}): PlainChat =>
  new PlainChat(chatWindow(stage()), lines, options);

/** Fetches earlier lines after a while, as a network does. */
export const later =
  (lines: readonly Line[], ms: number) =>
  (from: number, count: number): Promise<Line[]> =>
    new Promise((resolve) => setTimeout(() => resolve(lines.slice(from, from + count)), ms));
