import { MAX_LOGGED, type GuardSaw } from '../../integrity/guard-entries';
import type { ReadRow, RowFacts } from '../../recognise/chat/facts.types';
import type { ChatMessage, ChatSource } from '../../recognise/chat/model';
import { joinParts } from '../../recognise/chat/row-text';
import { isFurnitureText, understand } from '../../recognise/chat/understand';
import { utcIso, type ClockReading } from '../../shared/time';
import type { Book, BookChange, BookMessage } from './book';

/** Messages above the changed ones that are read with them: who spoke follows from how the others stand. */
const CONTEXT = 120;
/** ms between what happened and the line that tells it, beyond which the line says so. */
const LATE = 1000;

/** What all of a row says, without asking what is a name or a time in it. */
const rawText = ({ parts }: RowFacts): string => joinParts(parts);

export function textOf({ text, attachments }: ChatMessage): string {
  const media = attachments.map(({ name, url }) => name ?? url ?? '').filter((word) => word !== '');
  return [text, ...media].filter((word) => word !== '').join('\n');
}

/** A row of the book as `understand` takes it; its `views` name the message by its number. */
export function asRow({ n, facts, earlier, removedAt, gapBefore }: BookMessage): ReadRow {
  const rect = { x: 0, y: 0, width: 0, height: 0 };
  return {
    facts,
    earlier,
    ...(removedAt === undefined ? {} : { vanishedAt: removedAt }),
    ...(gapBefore ? { gapBefore } : {}),
    views: [{ step: n, rect }],
  };
}

/** Messages among rows of the book, by number. Rows that nobody says (times, "正在输入") are not in it. */
export function understood(
  messages: readonly BookMessage[],
  source: ChatSource,
  clock: ClockReading,
): Map<number, ChatMessage> {
  const record = understand(messages.filter(({ fleeting }) => !fleeting).map(asRow), {
    source,
    clock,
    completeness: { verdict: 'partial', reasons: [], beginning: 'not-reached', waited: 0 },
  });
  return new Map(record.messages.map((message) => [message.views[0]?.step ?? 0, message]));
}

/** Changes as the custody log tells them. What is no message is left out. */
export function tell(
  book: Book,
  changes: readonly BookChange[],
  source: ChatSource,
  clock: ClockReading,
): GuardSaw[] {
  if (changes.length === 0) return [];
  const touched = new Set(changes.map(({ message }) => message));
  const from = Math.max(0, book.messages.length - CONTEXT);
  const context = book.messages.filter((message, i) => i >= from || touched.has(message));
  const known = understood(context, source, clock);
  return changes.flatMap((change) => {
    const said = known.get(change.message.n);
    return said || isSaid(change) ? [sawOf(book, change, said, clock.epochMs)] : [];
  });
}

/** Not a message as it stands now: it was one, or it came and went too fast to be taken apart. */
function isSaid({ message, before }: BookChange): boolean {
  if (message.fleeting) return true;
  const text = before ? rawText(before).trim() : '';
  return message.earlier.length > 0 && text !== '' && !isFurnitureText(text);
}

function sawOf(
  book: Book,
  { change, message, at, before, late }: BookChange,
  said: ChatMessage | undefined,
  now: number,
): GuardSaw {
  const text = said ? textOf(said) : rawText(message.facts);
  const earlier = change === 'removed' ? text : (said?.earlier.at(-1)?.text ?? (before && rawText(before)));
  const pictures =
    change === 'added' ? [] : [...new Set(book.picturesBefore(message).map((one) => one.sha256))];
  return {
    message: message.n,
    change,
    at: utcIso(at),
    ...(said?.sender ? { sender: cut(said.sender.name) } : {}),
    ...(said?.side ? { side: said.side } : {}),
    text: change === 'removed' ? '' : cut(text),
    ...(change === 'added' || earlier === undefined ? {} : { before: cut(earlier) }),
    ...(pictures.length > 0 ? { pictures } : {}),
    ...(late || now - at > LATE ? { late: true as const } : {}),
  };
}

const cut = (text: string): string => (text.length > MAX_LOGGED ? `${text.slice(0, MAX_LOGGED)}…` : text);
