import type { ChatMessage } from '../recognise/chat/model';

/** Messages that are drawn whole without a choice. */
export const WHOLE_UP_TO = 60;
/** Messages kept before and after one that matters: what is said stays in its place. */
const AROUND = 2;
/** Promise, exclusion, putting off …: the classes of wording that carry a claim. */
const TELLING = new Set(['promise', 'guarantee', 'exclusion', 'stalling', 'advanceFee', 'offPlatform']);

/** How much a message says about the dispute. */
export function messageWeight({ wording, kind, earlier, text }: ChatMessage, orderNumber?: string): number {
  const telling = wording.filter((hit) => TELLING.has(hit.class) && hit.confidence !== 'low').length;
  const changed = kind === 'recall' || earlier.length > 0 ? 3 : 0;
  const names = orderNumber !== undefined && orderNumber.length >= 6 && text.includes(orderNumber) ? 2 : 0;
  return Math.min(3, telling) * 2 + changed + names;
}

/**
 * Of a long conversation the beginning, the end and what matters, each with its neighbours; between them
 * how many are left out. A short one is whole.
 */
export function excerptOf(
  messages: readonly ChatMessage[],
  orderNumber?: string,
): readonly (ChatMessage | { readonly leftOut: number })[] {
  if (messages.length <= WHOLE_UP_TO) return messages;
  const kept = new Uint8Array(messages.length);
  const keep = (at: number): void =>
    void kept.fill(1, Math.max(0, at - AROUND), Math.min(messages.length, at + AROUND + 1));
  messages.forEach((message, at) => {
    if (messageWeight(message, orderNumber) > 0) keep(at);
  });
  keep(0);
  keep(messages.length - 1);
  const out: (ChatMessage | { leftOut: number })[] = [];
  let gone = 0;
  messages.forEach((message, at) => {
    if (kept[at] === 0) {
      gone++;
      return;
    }
    if (gone > 0) out.push({ leftOut: gone });
    gone = 0;
    out.push(message);
  });
  return out;
}
