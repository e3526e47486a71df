/** How far a conversation is read. What ended it is a reason in the record. */
export interface ChatLimits {
  readonly messages: number;
  readonly minutes: number;
  /** Screens that are photographed; text goes on without them. */
  readonly pictures: number;
  /** Times that earlier messages are fetched. */
  readonly history: number;
}
export type ChatLimit = keyof ChatLimits;

interface Bounds {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/** Beyond them a capture would keep next to nothing, or the browser for hours. */
export const CHAT_LIMITS: Readonly<Record<ChatLimit, Bounds>> = {
  messages: { least: 10, usual: 20_000, most: 100_000 },
  minutes: { least: 1, usual: 10, most: 120 },
  pictures: { least: 1, usual: 400, most: 3000 },
  history: { least: 1, usual: 1500, most: 20_000 },
};
export const CHAT_LIMIT_NAMES = Object.keys(CHAT_LIMITS) as readonly ChatLimit[];

/** Whether a number is allowed for a limit. */
export function isWithinLimit(name: ChatLimit, value: number): boolean {
  const { least, most } = CHAT_LIMITS[name];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Limits as they were stored; what is missing or not allowed is as usual. */
export function parseChatLimits(text: string | null | undefined): ChatLimits {
  let stored: Partial<Record<ChatLimit, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    if (typeof parsed === 'object' && parsed !== null) stored = parsed;
  } catch {
    // Never set.
  }
  const limit = (name: ChatLimit): number => {
    const value = stored[name];
    return typeof value === 'number' && isWithinLimit(name, value) ? value : CHAT_LIMITS[name].usual;
  };
  return {
    messages: limit('messages'),
    minutes: limit('minutes'),
    pictures: limit('pictures'),
    history: limit('history'),
  };
}
