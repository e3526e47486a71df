import type { NotCaptured } from '../../exhibit/model';
import { GUARD_SPEC_VERSION, type GuardRecord } from '../../recognise/chat/guard-record';
import { joinParts } from '../../recognise/chat/row-text';
import { understand } from '../../recognise/chat/understand';
import { utcIso, type ClockReading } from '../../shared/time';
import type { GuardRow } from '../../storage/guard-rows';
import type { KeptChat } from '../chat/kept-chat';
import type { Book, BookMessage } from './book';
import type { JournalEntry } from './journal.types';
import { asRow, textOf, understood } from './words';

/** Blind spells that get a row of their own; further ones of a reason are counted in one. */
const MOST_ROWS = 20;

/** `guard.json`: everything a guard saw, when it could not see, and how it ended. */
export function guardRecord(
  row: GuardRow,
  book: Book,
  journal: readonly JournalEntry[],
  endedAt: ClockReading,
  ended: string,
): GuardRecord {
  const known = understood(book.messages, row.source, row.startedAt);
  const messages = book.messages.flatMap((message): GuardRecord['messages'] => {
    const said = known.get(message.n);
    if (!said && !message.fleeting) return [];
    const shown = said?.time?.shown ?? said?.time?.attribute;
    return [
      {
        message: message.n,
        present: message.present,
        at: utcIso(message.at),
        kind: said?.kind ?? 'message',
        ...(said?.sender ? { sender: said.sender.name } : {}),
        ...(said?.side ? { side: said.side } : {}),
        ...(shown === undefined ? {} : { shown }),
        text: said ? textOf(said) : joinParts(message.facts.parts),
        earlier: (said?.earlier ?? []).map(({ text, until }) => ({ text, until })),
        ...flags(message),
        pictures: message.views.flatMap(({ picture, version, rect }) => {
          const path = book.pictures[picture]?.path;
          return path === undefined ? [] : [{ path, version, rect }];
        }),
      },
    ];
  });
  return {
    guardVersion: GUARD_SPEC_VERSION,
    guard: row.id,
    source: row.source,
    startedAt: row.startedAt,
    endedAt,
    ended,
    counts: row.counts,
    messages,
    events: journal.flatMap((entry) =>
      entry.kind === 'events'
        ? entry.saw.map(({ pictures: _pictures, ...saw }) => ({ ...saw, heard: utcIso(entry.at) }))
        : [],
    ),
    blind: book.blind.map(({ from, to, reason, unconfirmed }) => ({
      from: utcIso(from),
      to: utcIso(to ?? endedAt.epochMs),
      reason,
      ...(unconfirmed === undefined ? {} : { unconfirmed }),
    })),
    pictures: book.pictures.map(({ path, sha256, at, scale, rect }, i) => ({
      path,
      sha256,
      at: utcIso(at),
      scale,
      rect,
      shows: book.shown(i),
    })),
  };
}

const flags = ({ removedAt, fleeting, unconfirmed, gapBefore }: BookMessage) => ({
  ...(removedAt === undefined ? {} : { removedAt: utcIso(removedAt) }),
  ...(fleeting ? { fleeting } : {}),
  ...(unconfirmed ? { unconfirmed } : {}),
  ...(gapBefore ? { gapBefore } : {}),
});

/** The conversation as it stood when the guard ended, with what was taken back, in the format of a captured one. */
export function chatOf({ source, startedAt }: GuardRow, book: Book): KeptChat {
  const byNumber = new Map(book.messages.map((message) => [message.n, message]));
  const record = understand(book.messages.filter(({ fleeting }) => !fleeting).map(asRow), {
    source,
    clock: startedAt,
    completeness: {
      verdict: 'partial',
      reasons: [{ code: 'GUARDED' }],
      beginning: 'not-reached',
      waited: 0,
    },
  });
  return {
    ...record,
    messages: record.messages.map((message) => ({
      ...message,
      views: (byNumber.get(message.views[0]?.step ?? 0)?.views ?? []).map(({ picture, rect }) => ({
        step: picture,
        rect,
      })),
    })),
    tiles: book.pictures.map(({ path, at, rect, scale }, step) => ({
      step,
      path,
      at: utcIso(at),
      rect,
      scale,
    })),
  };
}

/** What the exhibit says it lacks: it is no whole conversation, the times it could not see, messages without a picture. */
export function missing({ blind, messages, ended }: GuardRecord): NotCaptured[] {
  const rows: NotCaptured[] = [{ what: 'chat', reason: 'GUARDED' }];
  for (const { from, to, reason } of blind.slice(0, MOST_ROWS))
    rows.push({ what: 'chat', reason, where: `${from}/${to}` });
  const more = new Map<string, number>();
  for (const { reason } of blind.slice(MOST_ROWS)) more.set(reason, (more.get(reason) ?? 0) + 1);
  for (const [reason, count] of more) rows.push({ what: 'chat', reason, count });
  if (ended === 'WORKER_RESTARTED') rows.push({ what: 'chat', reason: ended });
  const unseen = messages.filter(({ present, pictures }) => !present && pictures.length === 0).length;
  if (unseen > 0) rows.push({ what: 'chat', reason: 'NOT_SHOWN', count: unseen });
  return rows;
}
