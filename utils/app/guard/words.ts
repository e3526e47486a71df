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

/**
 * Changes as the custody log tells them, each with what the message said then: several changes of one message may be
 * heard at once, and the last must not speak for those before it. What is no message is left out.
 */
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
  const told = new Map<BookChange, GuardSaw>();
  for (const turn of turnsOf(changes)) {
    const then = context.map((message) => asItWas(message, turn.get(message)));
    const known = understood(then, source, clock);
    for (const [message, change] of turn) {
      const said = known.get(message.n);
      if (said || isSaid(change)) told.set(change, sawOf(book, change, said, clock.epochMs));
    }
  }
  return changes.flatMap((change) => told.get(change) ?? []);
}

/** The first change of every message, the second, and so on. */
function turnsOf(changes: readonly BookChange[]): ReadonlyMap<BookMessage, BookChange>[] {
  const turns: Map<BookMessage, BookChange>[] = [];
  const counts = new Map<BookMessage, number>();
  for (const change of changes) {
    const turn = counts.get(change.message) ?? 0;
    counts.set(change.message, turn + 1);
    (turns[turn] ??= new Map()).set(change.message, change);
  }
  return turns;
}

/** A message once a change had happened to it: what it says, and what it said just before. */
function asItWas(message: BookMessage, change: BookChange | undefined): BookMessage {
  if (!change) return message;
  const { facts, before, at } = change;
  const earlier = change.change === 'removed' || !before ? [] : [{ facts: before, until: at }];
  return { ...message, facts, earlier };
}

/** Not a message as it stands now: it was one, or it came and went too fast to be taken apart. */
function isSaid({ message, before, version }: BookChange): boolean {
  if (message.fleeting) return true;
  const text = before ? rawText(before).trim() : '';
  return version > 0 && text !== '' && !isFurnitureText(text);
}

function sawOf(book: Book, change: BookChange, said: ChatMessage | undefined, now: number): GuardSaw {
  const { change: kind, message, at, facts, before, late } = change;
  const text = (said && textOf(said)) || rawText(facts);
  // Where nothing earlier is left in `said`, the words are the same, and something else of the row has changed.
  const earlier = kind === 'removed' ? text : (said?.earlier.at(-1)?.text ?? (before && rawText(before)));
  const pictures = kind === 'added' ? [] : [...new Set(book.picturesBefore(change).map((one) => one.sha256))];
  return {
    message: message.n,
    change: kind,
    at: utcIso(at),
    ...(said?.sender ? { sender: cut(said.sender.name) } : {}),
    ...(said?.side ? { side: said.side } : {}),
    text: kind === 'removed' ? '' : cut(text),
    ...(kind === 'added' || earlier === undefined ? {} : { before: cut(earlier) }),
    ...(pictures.length > 0 ? { pictures } : {}),
    ...(late || now - at > LATE ? { late: true as const } : {}),
  };
}

const cut = (text: string): string => (text.length > MAX_LOGGED ? `${text.slice(0, MAX_LOGGED)}…` : text);
