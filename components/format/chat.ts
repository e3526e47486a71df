import type { ChatSummary, NotCaptured } from '@/utils/exhibit/model';
import type { ChatCandidate } from '@/utils/recognise/chat/candidate.types';
import type { ChatTime } from '@/utils/recognise/chat/model';
import { localText, type UtcIso } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { isMessageKey, type Locale, type Translate } from '../i18n';
import { reasonText } from './gap';

/** A conversation that says what it is needs no 与…的对话 around its name. */
const SAYS_SO = /对话|聊天|会话|消息|工单|chat|conversation|messages?|ticket/i;

export function candidateTitle({ label, wholePage }: ChatCandidate, t: Translate): string {
  return wholePage || SAYS_SO.test(label) ? label : t('chat.with', { label });
}

/** 3月1日, with the year where it is not that of `nearMs`. */
export function dateText(utc: UtcIso, nearMs: number, offsetMinutes: number, locale: Locale): string {
  const day = localText(Date.parse(utc), offsetMinutes).slice(0, 10);
  const sameYear = day.slice(0, 4) === localText(nearMs, offsetMinutes).slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(Date.parse(day));
}

/** 3月1日 09:12 – 14:31; empty where no message has a time. */
export function spanText(row: ExhibitRow, locale: Locale): string {
  const { chat, startedAt } = row.record;
  if (!chat?.first || !chat.last) return '';
  const { epochMs, offsetMinutes } = startedAt;
  const date = (utc: UtcIso) => dateText(utc, epochMs, offsetMinutes, locale);
  const clock = (utc: UtcIso) => localText(Date.parse(utc), offsetMinutes).slice(11, 16);
  const [from, to] = [`${date(chat.first)} ${clock(chat.first)}`, `${date(chat.last)} ${clock(chat.last)}`];
  if (from === to) return from;
  return date(chat.first) === date(chat.last) ? `${from} – ${clock(chat.last)}` : `${from} – ${to}`;
}

/** Reasons for which nothing earlier than the first message was read. */
const CUT_SHORT = /^(?:HISTORY_|BUDGET_)/;

/** 只读到 3月1日：历史记录仍在载入时到了时间上限. One line; the exhibit lists all reasons. */
export function chatPartText(row: ExhibitRow, locale: Locale, t: Translate): string | null {
  const { chat, notCaptured, startedAt } = row.record;
  if (chat?.verdict !== 'partial') return null;
  const codes = notCaptured.filter(isChatGap).map(({ reason }) => reason);
  const reason = codes.map((code) => shortReason(code, t)).join(t('common.listSeparator'));
  if (!chat.first || !codes.some((code) => CUT_SHORT.test(code))) return t('kept.chatPart', { reason });
  const date = dateText(chat.first, startedAt.epochMs, startedAt.offsetMinutes, locale);
  return t('kept.chatSince', { date, reason });
}

export const isChatGap = ({ what }: NotCaptured): boolean => what === 'chat';

function shortReason(code: string, t: Translate): string {
  const key = `chat.short.${code}`;
  return isMessageKey(key) ? t(key) : reasonText(code, t);
}

export function chatKeptText({ messages, verdict }: ChatSummary, t: Translate): string {
  return t(verdict === 'complete' ? 'kept.chatWhole' : 'kept.chat', { n: messages });
}

/** How much of `2026-03-12 14:31:05` a precision stands for. */
const LENGTHS = { second: 19, minute: 16, hour: 13, day: 10, week: 10, month: 7, year: 4 } as const;

/** The derived time, as fine as it is known; nothing where none was derived. */
export function derivedText(time: ChatTime | undefined, offsetMinutes: number, t: Translate): string | null {
  if (!time?.at) return null;
  const precision = time.precision ?? 'second';
  const text = localText(Date.parse(time.at), offsetMinutes).slice(0, LENGTHS[precision]);
  return precision === 'hour' ? t('chat.derivedHour', { time: text }) : text;
}
