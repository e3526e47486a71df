import { epochOf, type KnownFields } from '@/utils/case/known';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { timelineItems } from '@/utils/case/timeline/items';
import type { Deadline } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import { offsetText } from '@/utils/shared/time';
import type { TimelineEvent, TimelineKind } from '@/utils/case/timeline/types';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { ListChecks } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { caseExhibit, caseExhibits } from '../../case/case-exhibit';
import { useLive } from '../../hooks/use-live';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Button } from '../../ui/Button';
import { ExhibitFilterSelect } from '../ExhibitFilterSelect';
import { useExhibitFilter } from '../use-exhibit-filter';
import { GapFigure } from '../gap/GapFigure';
import './axis.css';
import { AxisList } from './AxisList';
import { KindChips, SearchBox } from './AxisTools';
import { BulkBar } from './BulkBar';
import { axisEntries, axisExhibit, offsetsOf, type AxisItem } from './entries';
import { matching } from './haystack';
import { useAxisSearch } from './use-axis-search';
import { useBulk } from './use-bulk';
import { useSelection } from './use-selection';

interface CaseTimelineProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  /** All exhibits of the case, newest first. */
  readonly rows: readonly ExhibitRow[];
  /** What the user confirmed, else what the exhibits agree on. */
  readonly known: KnownFields;
  readonly deadlines: readonly Deadline[];
  readonly onOpen: (id: ExhibitId) => void;
  /** A kept paper by its number; `null`: where packs are made. */
  readonly onOpenPaper: (paper: number | null) => void;
  /** Searched for from the start. */
  readonly query?: string;
}

/**
 * 时间线: everything that happened to a case, and will, on one axis; what was promised against what came, drawn; filters,
 * search, and the same done to several exhibits at once.
 */
export function CaseTimeline(props: CaseTimelineProps) {
  const { ports, row, rows, known, deadlines, onOpen, onOpenPaper, query } = props;
  const t = useT();
  const nowMs = ports.now();
  const { contacts, outcome } = row.dossier ?? EMPTY_DOSSIER;
  const events = useLive<readonly TimelineEvent[]>(
    (set) => ports.liveEvents(row.id, set),
    [ports, row.id],
    [],
  ).value;
  const items: readonly AxisItem[] = useMemo(
    () => timelineItems({ exhibits: rows.map(axisExhibit), known, contacts, deadlines, events }),
    [rows, known, contacts, deadlines, events],
  );
  const [wanted, setWanted] = useState<ReadonlySet<TimelineKind>>(new Set());
  const witness = useMemo(() => ({ rows, events }), [rows, events]);
  const search = useAxisSearch(ports, row.id, witness, query);
  const bulk = useBulk(ports, row.id);

  const found = useMemo(
    () => (search.terms.length === 0 ? items : matching(items, search.terms, search.hits, t)),
    [items, search.terms, search.hits, t],
  );
  const counts = useMemo(() => countKinds(found), [found]);
  const only = useExhibitFilter(row.id);
  const held = useMemo(() => caseExhibits(rows), [rows]);
  const shown = useMemo(() => {
    const { passes } = only;
    // One kind of evidence means exhibits, whatever else is pressed.
    if (passes)
      return found.filter((item) => item.kind === 'exhibit' && passes(caseExhibit(item.exhibit.row)));
    return wanted.size === 0 ? found : found.filter((item) => wanted.has(item.kind));
  }, [found, wanted, only.passes]);
  // Only exhibits are chosen: with filters for other kinds alone, those of the search are meant.
  const shownRows = useMemo(() => {
    const exhibits = shown.flatMap((item) => (item.kind === 'exhibit' ? [item] : []));
    return exhibits.map((item) => item.exhibit.row);
  }, [shown]);
  const shownIds = useMemo(() => shownRows.map(({ id }) => id), [shownRows]);
  const selection = useSelection(shownIds);
  const listed = useMemo(
    () => (selection.on ? shown.filter(({ kind }) => kind === 'exhibit') : shown),
    [shown, selection.on],
  );
  const day = Math.floor(nowMs / 60_000);
  const entries = useMemo(() => axisEntries(listed, nowMs), [listed, day]);
  const zone = useMemo(() => offsetsOf(items, nowMs).map(offsetText), [items, day]);
  const filtered = search.terms.length > 0 || wanted.size > 0 || only.chosen !== null;

  return (
    <section class="axis" aria-label={t('axis.list')}>
      <GapFigure known={known} nowMs={nowMs} closedAt={epochOf(outcome?.at)} />
      <div class="axis-tools">
        <SearchBox
          search={search}
          found={found.length}
          exhibits={rows.length}
          onWarm={() => ports.warmTexts(row.id)}
        />
        <ExhibitFilterSelect flow={only} exhibits={held} all={t('filter.any')} />
        {!selection.on && rows.length > 0 && (
          <Button icon={ListChecks} onClick={selection.begin}>
            {t('bulk.start')}
          </Button>
        )}
      </div>
      <KindChips
        counts={counts}
        wanted={wanted}
        onChange={(kinds) => {
          setWanted(kinds);
          only.choose(null);
        }}
      />
      {selection.on && <BulkBar bulk={bulk} selection={selection} shown={shownRows} />}
      <p class="axis-zone">
        {zone.length === 1
          ? t('axis.zone', { zone: zone[0] ?? '' })
          : t('axis.zones', { zones: zone.join(t('common.listSeparator')) })}
      </p>
      {listed.length === 0 ? (
        <div class="axis-empty">
          <p>{t(filtered || items.length > 0 ? 'axis.none' : 'axis.empty')}</p>
          {filtered && (
            <Button
              onClick={() => {
                search.setQuery('');
                setWanted(new Set());
                only.choose(null);
              }}
            >
              {t('axis.clear')}
            </Button>
          )}
        </div>
      ) : (
        <AxisList
          entries={entries}
          nowMs={nowMs}
          terms={search.terms}
          hits={search.hits}
          selection={selection}
          onOpen={onOpen}
          onOpenPaper={onOpenPaper}
          readBlob={ports.readBlob}
        />
      )}
    </section>
  );
}

function countKinds(items: readonly AxisItem[]): ReadonlyMap<TimelineKind, number> {
  const counts = new Map<TimelineKind, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
