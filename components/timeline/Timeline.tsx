import type { ExhibitId, Sha256 } from '@/utils/exhibit/ids';
import type { Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useMemo, useRef, useState } from 'preact/hooks';
import { earlierCaptures } from '../exhibit/compare/same-page';
import { dayTitle, todayKey } from '../format/when';
import { useVirtual } from '../hooks/use-virtual';
import { useLocale, useT } from '../i18n';
import { timelineEntries } from './entries';
import './timeline.css';
import { TimelineRow } from './TimelineRow';

interface TimelineProps {
  /** Newest first. */
  readonly rows: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly onOpen: (id: ExhibitId) => void;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Blob>>;
  /** Kept just now: marked for a moment. */
  readonly newest?: ExhibitId | undefined;
  readonly selected?: ExhibitId | undefined;
  /** Name of the list; absent: 时间线. */
  readonly label?: string;
}

/** Exhibits by day. One stop for Tab; arrows, Home, End and page keys move inside, Enter opens. */
export function Timeline({ rows, nowMs, onOpen, readBlob, newest, selected, label }: TimelineProps) {
  const t = useT();
  const locale = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<number | null>(null);
  const entries = useMemo(() => timelineEntries(rows), [rows]);
  const earlier = useMemo(() => earlierCaptures(rows), [rows]);
  const indexOf = useMemo(() => {
    const found: number[] = [];
    entries.forEach((entry, index) => {
      if (entry.type === 'exhibit') found[entry.position] = index;
    });
    return found;
  }, [entries]);
  const virtual = useVirtual({
    scroller,
    count: entries.length,
    estimate: (index) => (entries[index]?.type === 'day' ? 30 : 62),
    keyOf: (index) => {
      const entry = entries[index];
      return entry?.type === 'exhibit' ? entry.row.id : `day ${index}`;
    },
  });

  const selectedAt = rows.findIndex((row) => row.id === selected);
  const tabStop = Math.min(position ?? Math.max(0, selectedAt), rows.length - 1);

  const focusRow = (next: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, next));
    setPosition(target);
    const index = indexOf[target] ?? 0;
    virtual.scrollToIndex(target === 0 ? 0 : index, { align: 'auto' });
    // The row may not exist until the list has scrolled and drawn.
    let frames = 10;
    const attempt = () => {
      const button = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`);
      if (button) button.focus({ preventScroll: true });
      else if (frames-- > 0) requestAnimationFrame(attempt);
    };
    requestAnimationFrame(attempt);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: tabStop + 1,
      ArrowUp: tabStop - 1,
      PageDown: tabStop + 6,
      PageUp: tabStop - 6,
      Home: 0,
      End: rows.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focusRow(next);
  };

  const today = todayKey(nowMs);
  const items = virtual.getVirtualItems();
  const stopIsDrawn = items.some((item) => item.index === indexOf[tabStop]);
  const firstDrawn = items.find((item) => entries[item.index]?.type === 'exhibit')?.index;
  return (
    <div ref={scroller} class="timeline" onKeyDown={onKeyDown}>
      <ul aria-label={label ?? t('timeline.title')} style={{ height: `${virtual.getTotalSize()}px` }}>
        {items.map((item) => {
          const entry = entries[item.index];
          if (!entry) return null;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry.type === 'day' ? (
                <h3 class="timeline-day">
                  <time dateTime={entry.day}>{dayTitle(entry.day, today, locale, t)}</time>
                </h3>
              ) : (
                <TimelineRow
                  row={entry.row}
                  earlier={earlier.get(entry.row.id)}
                  isNew={entry.row.id === newest}
                  selected={entry.row.id === selected}
                  tabbable={stopIsDrawn ? entry.position === tabStop : item.index === firstDrawn}
                  onOpen={() => onOpen(entry.row.id)}
                  onFocus={() => setPosition(entry.position)}
                  readBlob={readBlob}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
