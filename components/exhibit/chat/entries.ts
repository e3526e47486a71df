import type { ChatMessage, ChatRecord, ChatTime } from '@/utils/recognise/chat/model';
import type { WordingClass } from '@/utils/recognise/types';

export type ChatEntry =
  | { readonly type: 'separator'; readonly shown: string; readonly time: ChatTime | undefined }
  | { readonly type: 'gap' }
  | { readonly type: 'message'; readonly message: ChatMessage };

/** The rows of the list: messages with the separators and gaps between them; with a filter only the messages it lets through. */
export function entriesOf(record: ChatRecord, only: ReadonlySet<WordingClass>): readonly ChatEntry[] {
  if (only.size > 0) {
    return record.messages
      .filter(({ wording }) => wording.some((hit) => only.has(hit.class)))
      .map((message) => ({ type: 'message', message }));
  }
  const above = new Map<number, ChatEntry[]>();
  for (const { before, shown, time } of record.separators) {
    const lines = above.get(before) ?? [];
    lines.push({ type: 'separator', shown, time });
    above.set(before, lines);
  }
  const entries: ChatEntry[] = [];
  for (const message of record.messages) {
    entries.push(...(above.get(message.index) ?? []));
    if (message.gapBefore) entries.push({ type: 'gap' });
    entries.push({ type: 'message', message });
  }
  entries.push(...(above.get(record.messages.length + 1) ?? []));
  return entries;
}

/** In how many messages each class of wording stands, most frequent first. */
export function wordingCounts(
  messages: readonly ChatMessage[],
): readonly (readonly [WordingClass, number])[] {
  const counts = new Map<WordingClass, number>();
  for (const { wording } of messages) {
    for (const name of new Set(wording.map((hit) => hit.class)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
