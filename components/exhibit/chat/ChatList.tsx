import type { StoredTile } from '@/utils/recognise/chat/parse';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { exhibitLabel } from '@/utils/exhibit/ids';
import { useVirtual } from '../../hooks/use-virtual';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { ChatBubble, FOLD_AT } from './ChatBubble';
import { placeOf, type MessagePlace } from './ChatPlace';
import { ChatTimeLine } from './ChatTimeLine';
import type { ChatEntry } from './entries';
import type { ChatSearch } from './use-chat-search';

interface ChatListProps {
  readonly row: ExhibitRow;
  readonly entries: readonly ChatEntry[];
  /** Messages in the whole conversation, shown or not. */
  readonly total: number;
  readonly offsetMinutes: number;
  readonly readBlob: Ports['readBlob'];
  readonly search: ChatSearch;
  /** `index` of a message to be brought into view; a new object each time. */
  readonly target: { readonly index: number } | null;
  readonly tiles: readonly StoredTile[];
  readonly onShow: (place: MessagePlace) => void;
}

const NO_HITS = [] as const;
/** CSS px of a line of 30 characters, and of what lies around the words. */
const LINE = 22;
const AROUND = 56;

/** The messages, as many as are in view. One stop for Tab; arrows, Home, End and page keys go from message to message. */
export function ChatList(props: ChatListProps) {
  const { row, entries, total, offsetMinutes, readBlob, search, target, tiles, onShow } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState(0);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const places = useMemo(
    () => entries.flatMap((entry, at) => (entry.type === 'message' ? [at] : [])),
    [entries],
  );
  const virtual = useVirtual({
    scroller,
    count: entries.length,
    of: entries,
    estimate: (at) => estimate(entries[at]),
    keyOf: (at) => {
      const entry = entries[at];
      return entry?.type === 'message' ? `m ${entry.message.index}` : `line ${at}`;
    },
  });

  useEffect(() => {
    if (!target) return;
    const at = entries.findIndex((entry) => entry.type === 'message' && entry.message.index === target.index);
    if (at < 0) return;
    setPosition(places.indexOf(at));
    virtual.scrollToIndex(at, { align: 'center' });
  }, [target, entries]);

  const focusMessage = (next: number) => {
    const wanted = Math.max(0, Math.min(places.length - 1, next));
    const at = places[wanted] ?? 0;
    setPosition(wanted);
    virtual.scrollToIndex(wanted === 0 ? 0 : at, { align: 'auto' });
    // The row may not exist until the list has scrolled and drawn.
    let frames = 10;
    const attempt = () => {
      const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
      if (element) element.focus({ preventScroll: true });
      else if (frames-- > 0) requestAnimationFrame(attempt);
    };
    requestAnimationFrame(attempt);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: position + 1,
      ArrowUp: position - 1,
      PageDown: position + 6,
      PageUp: position - 6,
      Home: 0,
      End: places.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focusMessage(next);
  };

  const items = virtual.getVirtualItems();
  const stop = places[Math.min(position, places.length - 1)];
  const drawn = items.some(({ index }) => index === stop);
  const firstDrawn = items.find(({ index }) => entries[index]?.type === 'message')?.index;
  return (
    <div ref={scroller} class="chat-list" onKeyDown={onKeyDown}>
      <ol
        aria-label={t('chat.region', { label: exhibitLabel(row.number), n: total })}
        style={{ height: `${virtual.getTotalSize()}px` }}
      >
        {items.map((item) => {
          const entry = entries[item.index];
          if (!entry) return null;
          const shared = {
            ref: virtual.measureElement,
            'data-index': item.index,
            style: { transform: `translateY(${item.start}px)` },
          };
          if (entry.type === 'gap') {
            return (
              <li key={item.key} {...shared}>
                <p class="chat-gap">{t('chat.gap')}</p>
              </li>
            );
          }
          if (entry.type === 'separator') {
            return (
              <li key={item.key} {...shared}>
                <p class="chat-separator">
                  <span dir="auto">{entry.shown}</span>
                  <ChatTimeLine time={entry.time} offsetMinutes={offsetMinutes} above={entry.shown} />
                </p>
              </li>
            );
          }
          const { message } = entry;
          const tabbable = item.index === (drawn ? stop : firstDrawn);
          return (
            <li
              key={item.key}
              {...shared}
              class="chat-row"
              tabIndex={tabbable ? 0 : -1}
              aria-posinset={message.index}
              aria-setsize={total}
              onFocusIn={() => setPosition(places.indexOf(item.index))}
            >
              <ChatBubble
                row={row}
                message={message}
                offsetMinutes={offsetMinutes}
                readBlob={readBlob}
                hits={search.byMessage.get(message.index) ?? NO_HITS}
                current={search.current?.message === message.index ? search.current : undefined}
                unfolded={unfolded.has(message.key)}
                onFold={(open) => setUnfolded((before) => toggled(before, message.key, open))}
                place={placeOf(message, tiles)}
                onShow={onShow}
                tabbable={tabbable}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** CSS px before it is measured. */
function estimate(entry: ChatEntry | undefined): number {
  if (entry?.type !== 'message') return 36;
  const { text, quote = '', earlier, attachments } = entry.message;
  const lines = Math.ceil((Math.min(text.length, FOLD_AT) + quote.length) / 30);
  return AROUND + LINE * Math.max(1, lines) + earlier.length * 60 + attachments.length * 36;
}

export function toggled<T>(set: ReadonlySet<T>, item: T, on: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (on) next.add(item);
  else next.delete(item);
  return next;
}
