import type { ChatMessage } from '@/utils/recognise/chat/model';

/** One place where the words looked for stand. */
export interface Hit {
  /** `index` of the message. */
  readonly message: number;
  /** Which of its texts: see `textsOf`. */
  readonly field: string;
  /** UTF-16 offsets into that text. */
  readonly start: number;
  readonly end: number;
}

/** Beyond so many places nobody goes through them one by one. */
export const MOST_HITS = 9999;

/** Every text of a message that can be seen in the list, in the order it is read. */
export function textsOf(message: ChatMessage): readonly (readonly [field: string, text: string])[] {
  const { sender, quote, text, attachments, earlier } = message;
  return [
    ...(sender ? [['sender', sender.name] as const] : []),
    ...(quote === undefined ? [] : [['quote', quote] as const]),
    ['text', text],
    ...attachments.flatMap(({ name }, at) =>
      name === undefined ? [] : [[`attachment ${at}`, name] as const],
    ),
    ...earlier.map(({ text: was }, at) => [`earlier ${at}`, was] as const),
  ];
}

/** Where `query` stands, oldest message first. Upper and lower case are the same; white space at its ends counts for nothing. */
export function findText(messages: readonly ChatMessage[], query: string): readonly Hit[] {
  const words = query.trim();
  if (words === '') return [];
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'giu');
  const hits: Hit[] = [];
  for (const message of messages) {
    for (const [field, text] of textsOf(message)) {
      for (const { index, 0: found } of text.matchAll(pattern)) {
        hits.push({ message: message.index, field, start: index, end: index + found.length });
        if (hits.length === MOST_HITS) return hits;
      }
    }
  }
  return hits;
}
