import type { ExhibitId } from '@/utils/exhibit/ids';
import type { Term } from '@/utils/recognise/search/match';
import type { TextAnswer } from '@/utils/storage/search';
import { Component } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { dayTitle, offsetHere, todayKey } from '../../format/when';
import { useRoving } from '../../hooks/use-roving';
import { useVirtual } from '../../hooks/use-virtual';
import { useLocale, useT } from '../../i18n';
import type { Ports } from '../../ports';
import '../timeline.css';
import { AxisRow } from './AxisRow';
import type { AxisEntry } from './entries';
import { textOwner } from './haystack';
import type { Selection } from './use-selection';

interface AxisListProps {
  readonly entries: readonly AxisEntry[];
  readonly nowMs: number;
  readonly terms: readonly Term[];
  readonly hits: TextAnswer['hits'];
  readonly selection: Selection;
  readonly onOpen: (id: ExhibitId) => void;
  /** A kept paper by its number; `null`: where packs are made. */
  readonly onOpenPaper: (paper: number | null) => void;
  readonly readBlob: Ports['readBlob'];
}

/** Only the rows in view are drawn. One stop for Tab; while choosing, Space chooses and Shift with an arrow goes on choosing. */
export function AxisList(props: AxisListProps) {
  const { entries, nowMs, selection, hits } = props;
  const t = useT();
  const locale = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const stops = useMemo(
    () => entries.flatMap((entry, index) => (entry.type === 'item' ? [index] : [])),
    [entries],
  );
  const virtual = useVirtual({
    scroller,
    count: entries.length,
    of: entries,
    estimate: (index) => heightOf(entries[index], hits),
    keyOf: (index) => {
      const entry = entries[index];
      return entry?.type === 'item' ? entry.item.key : `${entry?.type} ${index}`;
    },
  });
  const roving = useRoving({ scroller, virtual, stops });
  const exhibitAt = (position: number): ExhibitId | undefined => {
    const entry = entries[stops[position] ?? -1];
    return entry?.type === 'item' && entry.item.kind === 'exhibit' ? entry.item.exhibit.id : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!selection.on) return roving.onKeyDown(event);
    if (event.key === 'Escape') {
      event.preventDefault();
      return selection.end();
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      return selection.all();
    }
    const to = event.shiftKey ? roving.target(event.key) : undefined;
    const [here, there] = [exhibitAt(roving.stop), to === undefined ? undefined : exhibitAt(to)];
    if (here && there) selection.extend(here, there);
    roving.onKeyDown(event);
  };

  const today = todayKey(nowMs);
  return (
    <div ref={scroller} class="timeline axis-scroll" onKeyDown={onKeyDown}>
      <ul aria-label={t('axis.list')} style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((drawn) => {
          const entry = entries[drawn.index];
          if (!entry) return null;
          return (
            <li
              key={drawn.key}
              ref={virtual.measureElement}
              data-index={drawn.index}
              style={{ transform: `translateY(${drawn.start}px)` }}
            >
              {entry.type === 'now' ? (
                <p class="axis-now">{t('axis.now')}</p>
              ) : entry.type !== 'item' ? (
                <h3 class="timeline-day">
                  {entry.type === 'undated' ? (
                    t('axis.undated')
                  ) : (
                    <time dateTime={entry.day}>{dayTitle(entry.day, today, locale, t)}</time>
                  )}
                </h3>
              ) : (
                <Row
                  {...props}
                  entry={entry}
                  tabbable={roving.isStop(drawn.index)}
                  onReached={roving.setPosition}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/**
 * CSS px before a row was measured. As it will turn out to be, for most: a row of another height than was estimated moves all
 * that follow, ten thousand of them.
 */
function heightOf(entry: AxisEntry | undefined, hits: TextAnswer['hits']): number {
  if (entry?.type === 'now') return 28;
  if (entry?.type !== 'item') return 30;
  const { item } = entry;
  if (item.kind !== 'exhibit') return item.kind === 'paper' && hits.has(item.id) ? 77 : 58;
  const { row, epochMs, offsetMinutes } = item.exhibit;
  const soft = [hits.has(row.id), offsetMinutes !== offsetHere(epochMs), item.clockBack].filter(
    Boolean,
  ).length;
  const lines = row.tags.length > 0 || row.note ? 3 : 2;
  return 16 + Math.max(56, lines * 21 - 1 + soft * 19);
}

interface RowProps extends AxisListProps {
  readonly entry: Extract<AxisEntry, { type: 'item' }>;
  readonly tabbable: boolean;
  readonly onReached: (position: number) => void;
}

/** Drawn again only when something of its own changed: the list is drawn with every frame that it scrolls. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return ROW_PROPS.some((name) => next[name] !== this.props[name]);
  }

  render() {
    const { entry, selection, terms, hits, tabbable, onReached, onOpen, onOpenPaper, readBlob } = this.props;
    const { item, position } = entry;
    const id = item.kind === 'exhibit' ? item.exhibit.id : undefined;
    return (
      <AxisRow
        item={item}
        terms={terms}
        hit={terms.length > 0 ? hits.get(textOwner(item) ?? '') : undefined}
        tabbable={tabbable}
        choice={
          selection.on && id
            ? { chosen: selection.chosen.has(id), toggle: (through) => selection.toggle(id, through) }
            : undefined
        }
        onOpen={onOpen}
        onOpenPaper={onOpenPaper}
        onFocus={() => onReached(position)}
        readBlob={readBlob}
      />
    );
  }
}

const ROW_PROPS = [
  'entry',
  'selection',
  'terms',
  'hits',
  'tabbable',
  'onReached',
  'onOpen',
  'onOpenPaper',
  'readBlob',
] as const satisfies readonly (keyof RowProps)[];
