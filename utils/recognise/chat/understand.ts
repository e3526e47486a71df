import { utcIso, type ClockReading } from '../../shared/time';
import { dissect, type Dissected } from './dissect';
import type { ReadRow, RowFacts, RowId } from './facts.types';
import { textHash } from './hash';
import type { ChatMessage, ChatRecord, ChatSeparator, ChatSource, ChatCompleteness, ChatTime } from './model';
import { CHAT_SPEC_VERSION } from './model';
import { resolveAttribute, resolveShown, dateOf, type DerivedTime, type ReadMoment } from './resolve-time';
import { contentOf, isSeen, joinParts, plain } from './row-text';
import { readSides, type Side } from './sides';
import { readSlots, type Slots } from './slots';
import { wordingIn } from './wording-hits';
import {
  HISTORY_CONTROL,
  HISTORY_END,
  LOADING,
  NEWER_PAGE,
  OLDER_PAGE,
  RECALL,
  SYSTEM,
  TYPING,
} from './wording.data';

export interface Understanding {
  readonly source: ChatSource;
  readonly clock: ClockReading;
  readonly completeness: ChatCompleteness;
  /** Attribute that proved to name each message, e.g. `data-id`; see the sweep. */
  readonly idName?: string;
}

type RowKind = 'message' | 'system' | 'recall' | 'separator' | 'furniture';

/** Lines of the list that nobody says: controls, "加载中", "没有更多了", "正在输入". */
const FURNITURE = [HISTORY_CONTROL, HISTORY_END, LOADING, TYPING, OLDER_PAGE, NEWER_PAGE];

interface Taken {
  readonly row: ReadRow;
  readonly taken: Dissected;
  readonly text: string;
  readonly side: Side;
  readonly kind: RowKind;
}

function kindOf(row: RowFacts, taken: Dissected, text: string, side: Side): RowKind {
  const said = plain(text);
  if (said === '' && taken.media.length === 0 && taken.quote.length === 0)
    return taken.time?.shown === undefined ? 'furniture' : 'separator';
  if (RECALL.pattern.test(said)) return 'recall';
  const anonymous = taken.sender === undefined && taken.avatar === undefined;
  const control = row.parts.filter(isSeen).some((part) => part.control);
  if (anonymous && taken.media.length === 0) {
    if (FURNITURE.some(({ pattern }) => pattern.test(said)) && (control || !taken.boxed || side.middle))
      return 'furniture';
    if (SYSTEM.pattern.test(said) && (side.middle || side.side === undefined)) return 'system';
    if (side.middle && said.length <= 200) return 'system';
  }
  return 'message';
}

/**
 * Turns rows into messages. Who spoke and when is found from all rows together: places of the structure that repeat names,
 * places that read as times, the two edges bubbles stand at. What the page does not show stays absent. Pure; linear in
 * the rows.
 */
export function understand(rows: readonly ReadRow[], about: Understanding): ChatRecord {
  const slots = readSlots(rows.map(({ facts }) => facts));
  const parted = rows.map((row) => ({ row, taken: dissect(row.facts, slots) }));
  const sides = readSides(parted.map(({ row, taken }) => ({ row: row.facts, taken })));
  const all = parted.map(({ row, taken }, i): Taken => {
    const side = sides[i] ?? { middle: false };
    const text = joinParts(taken.body);
    return { row, taken, text, side, kind: kindOf(row.facts, taken, text, side) };
  });
  const times = timesOf(all, about.clock.offsetMinutes);
  const messages: ChatMessage[] = [];
  const separators: ChatSeparator[] = [];
  const keys = keyMaker(about.idName);
  all.forEach((one, i) => {
    const time = times[i];
    if (one.kind === 'furniture') return;
    if (one.kind === 'separator') {
      separators.push({
        before: messages.length + 1,
        shown: one.taken.time?.shown ?? '',
        ...(time ? { time } : {}),
      });
      return;
    }
    messages.push(toMessage(one, one.kind, messages.length + 1, keys(one.row.facts), time, slots));
  });
  return {
    chatVersion: CHAT_SPEC_VERSION,
    source: about.source,
    clock: about.clock,
    messages,
    separators,
    participants: participantsOf(messages),
    completeness: about.completeness,
  };
}

function toMessage(
  { row, taken, text, side }: Taken,
  kind: ChatMessage['kind'],
  index: number,
  key: string,
  time: ChatTime | undefined,
  slots: Slots,
): ChatMessage {
  const said = kind === 'message' ? text : joinParts(taken.body);
  const earlier = (row.earlier ?? [])
    .map(({ facts, until }) => ({ text: describe(facts, slots), until: utcIso(until) }))
    .filter((before, i, list) => before.text !== '' && before.text !== (list[i + 1]?.text ?? said));
  const quote = joinParts(taken.quote);
  return {
    index,
    key,
    kind,
    ...(taken.sender ? { sender: taken.sender } : {}),
    ...(side.side ? { side: side.side } : {}),
    ...(side.basis ? { sideBasis: side.basis } : {}),
    ...(time ? { time } : {}),
    text: said,
    ...(quote === '' ? {} : { quote }),
    attachments: taken.media.map(({ kind: media, url, name, loaded }) => ({
      kind: media,
      ...(url === undefined ? {} : { url }),
      ...(name === undefined || name === '' ? {} : { name }),
      loaded,
    })),
    marks: taken.marks,
    earlier,
    ...(row.vanishedAt === undefined ? {} : { vanishedAt: utcIso(row.vanishedAt) }),
    ...(row.gapBefore ? { gapBefore: true as const } : {}),
    wording: kind === 'message' ? wordingIn(said) : [],
    views: row.views ?? [],
  };
}

/** What an earlier state said, in one text; pictures by their address. */
function describe(facts: RowFacts, slots: Slots): string {
  const taken = dissect(facts, slots);
  const media = taken.media.map(({ name, url }) => name ?? url ?? '').filter((word) => word !== '');
  return [joinParts(taken.body), ...media].filter((word) => word !== '').join('\n');
}

/** Each row's time: what it shows, or what the last line above it says about it. */
function timesOf(all: readonly Taken[], offsetMinutes: number): (ChatTime | undefined)[] {
  let above: { time: DerivedTime; date: string | undefined } | undefined;
  return all.map(({ row, taken, kind }) => {
    if (kind === 'furniture') return undefined;
    const moment: ReadMoment = { at: row.facts.readAt, offsetMinutes };
    const { shown, attribute, parsed } = taken.time ?? {};
    const own =
      (attribute === undefined ? undefined : resolveAttribute(attribute, moment)) ??
      (parsed ? resolveShown(parsed, moment, above?.date) : undefined);
    // A clock that runs backwards under one date has passed midnight unseen.
    const back = own?.basis === 'date-above' && above !== undefined && own.at < above.time.at;
    const time = back ? undefined : own;
    if (time) above = { time, date: dateOf(time, offsetMinutes) ?? above?.date };
    else if (parsed) above = undefined;
    const inherited =
      time ?? (shown === undefined && above ? { ...above.time, basis: 'time-above' as const } : undefined);
    if (shown === undefined && attribute === undefined && !inherited) return undefined;
    return {
      ...(shown === undefined ? {} : { shown }),
      ...(attribute === undefined ? {} : { attribute }),
      ...inherited,
    };
  });
}

/** Keys: the page's own where an attribute proved to name messages, else content and ordinal among its equals. */
function keyMaker(idName: string | undefined): (facts: RowFacts) => string {
  const taken = new Map<string, number>();
  return (facts) => {
    const own: RowId | undefined = facts.ids.find(({ name }) => name === idName);
    const base = own ? `${own.name}=${own.value}` : `h${textHash(contentOf(facts))}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return own && count === 1 ? base : `${base}.${count}`;
  };
}

function participantsOf(messages: readonly ChatMessage[]): ChatRecord['participants'] {
  const found = new Map<string, { side?: 'self' | 'other'; messages: number }>();
  for (const { sender, side, kind } of messages) {
    if (!sender || kind !== 'message') continue;
    const before = found.get(sender.name);
    found.set(sender.name, {
      ...before,
      ...(side ? { side } : {}),
      messages: (before ? before.messages : 0) + 1,
    });
  }
  return [...found].map(([name, rest]) => ({ name, ...rest }));
}

/** Whether a row is one the sweep should see as the list's own: a control, a note, nobody's words. */
export function isFurnitureText(text: string): boolean {
  const said = plain(text);
  return FURNITURE.some(({ pattern }) => pattern.test(said));
}
