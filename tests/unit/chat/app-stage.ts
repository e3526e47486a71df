import type { ChatCommand, ChatEnd, ChatProtocol, ChatTurn } from '@/utils/capture/chat-agent/protocol';
import type { ConversationSummary } from '@/utils/capture/chat/find';
import type { ChatAgents, ChatConnection } from '@/utils/platform/chat-agents';
import type { ReadRow } from '@/utils/recognise/chat/facts.types';
import type { PartialReason } from '@/utils/recognise/chat/model';
import { appError, type ErrorCode } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';

const RECT = { x: 0, y: 0, width: 100, height: 60 };
export const SUMMARY: ConversationSummary = {
  id: 0,
  label: '极速点券卡盟 在线客服',
  preview: '在吗',
  score: 9,
  reasons: [],
  rows: 3,
  rect: RECT,
  selector: '.pane',
  wholePage: false,
};

/** A row that says one thing, shown in the pictures of these steps. */
export function row(text: string, ...steps: number[]): ReadRow {
  const place = { x0: 0, x1: 80, y0: 0, y1: 20, block: 1, box: 0, slot: '>div' };
  return {
    facts: {
      ids: [],
      parts: [{ kind: 'text', text, tag: 'div', source: 'text', size: 14, ...place }],
      boxes: [],
      height: 20,
      listWidth: 100,
      readAt: 0,
    },
    views: steps.map((step) => ({ step, rect: { x: 0, y: 10, width: 80, height: 20 } })),
  };
}

export const step = (n: number, rows = n + 1): ChatTurn => ({
  state: 'step',
  view: { step: n, rect: RECT, scrollTop: n * 10, devicePixelRatio: 1, visible: 1 },
  progress: { phase: 'reading', rows, steps: n, history: 0, elapsed: 0 },
});

export const end = (total: number, ...reasons: PartialReason[]): ChatTurn => ({
  state: 'end',
  end: {
    total,
    completeness: {
      verdict: reasons.length > 0 ? 'partial' : 'complete',
      reasons: reasons.map((code) => ({ code })),
      beginning: reasons.length > 0 ? 'not-reached' : 'nothing-came',
      waited: 0,
    },
    steps: total,
    history: 0,
    took: 1,
    wholeInDocument: false,
    restored: true,
    clicks: 0,
    disturbance: { caused: 0, meanwhile: 7, inShadow: 2 },
  } satisfies ChatEnd,
});

export interface Script {
  readonly rows: readonly ReadRow[];
  /** Answers to `next`, one after the other; an error stays. */
  readonly turns: readonly (ChatTurn | ErrorCode)[];
  readonly found?: ChatProtocol['find']['response']['candidates'];
  readonly closed?: ChatProtocol['find']['response']['closed'];
  readonly still?: () => boolean;
  readonly open?: boolean;
  readonly bytes?: (request: { url: string }) => ChatProtocol['bytes']['response'] | undefined;
  readonly visible?: ChatProtocol['find']['response']['visible'];
  readonly at?: (point: { x: number; y: number }) => ChatProtocol['at']['response'];
  readonly onCall?: (name: ChatCommand, request: unknown) => void;
}

/** A page with one conversation, read as the script says. Once cancelled, its next answer is the end. */
export function fakeChat(script: Script): ChatConnection & { readonly closed: () => boolean } {
  let turn = 0;
  let cancelled = false;
  let closed = false;
  const next = (): ChatTurn | ErrorCode => {
    if (cancelled) return end(script.rows.length, 'CANCELLED');
    return script.turns[Math.min(turn++, script.turns.length - 1)] ?? 'UNEXPECTED';
  };
  return {
    gone: false,
    serve: () => undefined,
    close: () => void (closed = true),
    closed: () => closed,
    call: (name, request) => {
      script.onCall?.(name, request);
      const answers: { [K in ChatCommand]: () => ChatProtocol[K]['response'] | ErrorCode } = {
        find: () => ({
          url: 'https://shop.example/order/1',
          title: '订单',
          viewport: { width: 100, height: 80 },
          visible: script.visible ?? { x: 0, y: 0, width: 100, height: 80 },
          candidates: script.found ?? [SUMMARY],
          closed: script.closed ?? [],
        }),
        at: () => script.at?.(request as { x: number; y: number }) ?? null,
        show: () => null,
        open: () => script.open ?? true,
        next,
        still: script.still ?? (() => true),
        rows: () => {
          const { from } = request as { from: number };
          return { rows: script.rows.slice(from), total: script.rows.length };
        },
        bytes: () => script.bytes?.(request as { url: string }) ?? { reason: 'CORS_OR_NETWORK' },
        cancel: () => {
          cancelled = true;
          return null;
        },
      };
      const answer = answers[name]();
      return Promise.resolve(typeof answer === 'string' ? err(appError(answer)) : (ok(answer) as never));
    },
  };
}

export const only = (top: ChatConnection): ChatAgents => ({ top, frames: [] });
