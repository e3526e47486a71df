import { browser } from './browser';

/**
 * The one place that decides what the icon says. A capture comes first, on its tab and for as long as it lasts; then the
 * guard of a tab; else, on every tab, the nearest deadline of any case.
 */
interface Look {
  readonly text: string;
  readonly colour: string;
}

const CAPTURE = {
  running: { text: '…', colour: '#8a8378', lasts: 0 },
  done: { text: '✓', colour: '#2f6f4e', lasts: 4000 },
  // Kept, but something is missing: must not look like the above to whoever used the shortcut and sees nothing else.
  partial: { text: '缺', colour: '#a86400', lasts: 20_000 },
  failed: { text: '!', colour: '#b3261e', lasts: 20_000 },
} as const;

const GUARD = {
  on: { text: '守', colour: '#3b362f' },
  // Cannot see, or not everything.
  blind: { text: '守?', colour: '#a86400' },
} as const;

const DEADLINE_COLOURS = { calm: '#3b362f', soon: '#a86400', overdue: '#b3261e' } as const;
export type Urgency = keyof typeof DEADLINE_COLOURS;

/** Tabs whose icon tells of a capture; what fades has its timer. */
const capturing = new Map<number, ReturnType<typeof setTimeout> | null>();
const guarded = new Map<number, keyof typeof GUARD>();
/** Tabs whose icon has a colour of its own, which the browser cannot take back. */
const coloured = new Set<number>();
let deadline: Look = { text: '', colour: DEADLINE_COLOURS.calm };

/** What the icon says about the tab's capture, for a few seconds once it is over. */
export function showState(tabId: number, state: keyof typeof CAPTURE): void {
  const { lasts, ...look } = CAPTURE[state];
  clearTimeout(capturing.get(tabId) ?? undefined);
  const rest = (): void => {
    capturing.delete(tabId);
    settle(tabId);
  };
  capturing.set(tabId, lasts === 0 ? null : setTimeout(rest, lasts));
  void write(look, tabId);
}

/** The tab's guard; captures write over it for as long as they last. */
export function showGuard(tabId: number, state: keyof typeof GUARD | 'off'): void {
  const before = guarded.get(tabId);
  if (state === 'off') guarded.delete(tabId);
  else guarded.set(tabId, state);
  if (capturing.has(tabId) || (state === 'off' && before === undefined)) return;
  settle(tabId);
}

/** Short text for every tab that has nothing of its own to say; empty: nothing is due. */
export function showDeadline(text: string, urgency: Urgency): void {
  deadline = { text, colour: DEADLINE_COLOURS[urgency] };
  void write(deadline);
  for (const tabId of coloured) if (!capturing.has(tabId) && !guarded.has(tabId)) settle(tabId);
}

/** What is left once a capture is over. */
function settle(tabId: number): void {
  const guard = guarded.get(tabId);
  // Without a text of its own a tab shows that of all tabs; it keeps its colour, so it gets that of the deadline.
  void write(guard ? GUARD[guard] : { text: null, colour: deadline.colour }, tabId);
}

async function write(
  look: { readonly text: string | null; readonly colour: string },
  tabId?: number,
): Promise<void> {
  const where = tabId === undefined ? {} : { tabId };
  if (tabId !== undefined) coloured.add(tabId);
  try {
    await browser.action.setBadgeBackgroundColor({ color: look.colour, ...where });
    await browser.action.setBadgeText({ text: look.text, ...where });
  } catch {
    // The tab was closed meanwhile: no icon left to write on.
    if (tabId !== undefined) coloured.delete(tabId);
  }
}
