import type { ExhibitId, Sha256 } from '@/utils/exhibit/ids';
import type { Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { earlierCaptures } from '../exhibit/compare/same-page';
import { dayTitle, todayKey } from '../format/when';
import { useRoving } from '../hooks/use-roving';
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
  /** The end of `rows` is nearly in sight: if there are more, now is the time. Called again when more have come. */
  readonly onNearEnd?: (() => void) | undefined;
}

/** Rows from the end. */
const NEAR = 20;

/** Exhibits by day. One stop for Tab; arrows, Home, End and page keys move inside, Enter opens. */
export function Timeline(props: TimelineProps) {
  const { rows, nowMs, onOpen, readBlob, newest, selected, onNearEnd, label } = props;
  const t = useT();
  const locale = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
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
    of: entries,
    estimate: (index) => (entries[index]?.type === 'day' ? 30 : 62),
    keyOf: (index) => {
      const entry = entries[index];
      return entry?.type === 'exhibit' ? entry.row.id : `day ${index}`;
    },
  });

  const selectedAt = rows.findIndex((row) => row.id === selected);
  const roving = useRoving({ scroller, virtual, stops: indexOf, initial: Math.max(0, selectedAt) });

  const today = todayKey(nowMs);
  const items = virtual.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? 0;
  const nearEnd = lastDrawn >= entries.length - NEAR;
  useEffect(() => {
    if (nearEnd) onNearEnd?.();
  }, [nearEnd, entries.length]);
  return (
    <div ref={scroller} class="timeline" onKeyDown={roving.onKeyDown}>
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
                  tabbable={roving.isStop(item.index)}
                  onOpen={() => onOpen(entry.row.id)}
                  onFocus={() => roving.setPosition(entry.position)}
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
