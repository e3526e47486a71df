import { TIMELINE_KINDS, type TimelineKind } from '@/utils/case/timeline/types';
import { Search } from 'lucide';
import { useId } from 'preact/hooks';
import { useT } from '../../i18n';
import { ErrorNote } from '../../ui/ErrorNote';
import { Icon } from '../../ui/Icon';
import type { AxisSearch } from './use-axis-search';

interface SearchBoxProps {
  readonly search: AxisSearch;
  readonly found: number;
  /** Exhibits of the case. */
  readonly exhibits: number;
  readonly onWarm: () => void;
}

/** Says how many were found, and what cannot be found yet. */
export function SearchBox({ search, found, exhibits, onWarm }: SearchBoxProps) {
  const t = useT();
  const id = useId();
  const waiting = search.indexed === null ? 0 : Math.max(0, exhibits - search.indexed);
  const count = search.busy ? t('search.running') : t('search.found', { n: found });
  return (
    <div class="axis-search" role="search">
      <label for={id} class="unseen">
        {t('search.label')}
      </label>
      <span class="axis-search-box">
        <Icon node={Search} />
        <input
          id={id}
          type="search"
          value={search.query}
          placeholder={t('search.placeholder')}
          maxLength={200}
          onFocus={onWarm}
          onInput={(event) => search.setQuery(event.currentTarget.value)}
        />
      </span>
      <p role="status" class="axis-found">
        {search.query.trim() === '' ? '' : count}
        {waiting > 0 && ` · ${t('search.indexing', { n: waiting })}`}
      </p>
      {search.error && <ErrorNote error={search.error} />}
    </div>
  );
}

interface KindChipsProps {
  readonly counts: ReadonlyMap<TimelineKind, number>;
  /** Empty: all. */
  readonly wanted: ReadonlySet<TimelineKind>;
  readonly onChange: (wanted: ReadonlySet<TimelineKind>) => void;
}

/** One switch for each kind there is; none pressed shows all. */
export function KindChips({ counts, wanted, onChange }: KindChipsProps) {
  const t = useT();
  const flip = (kind: TimelineKind) => {
    const next = new Set(wanted);
    if (!next.delete(kind)) next.add(kind);
    onChange(next);
  };
  return (
    <div class="axis-chips" role="group" aria-label={t('axis.filter')}>
      <button
        type="button"
        class="axis-chip"
        aria-pressed={wanted.size === 0}
        onClick={() => onChange(new Set())}
      >
        {t('axis.all')}
      </button>
      {TIMELINE_KINDS.filter((kind) => counts.has(kind) || wanted.has(kind)).map((kind) => (
        <button
          key={kind}
          type="button"
          class="axis-chip"
          aria-pressed={wanted.has(kind)}
          onClick={() => flip(kind)}
        >
          {t(`axis.kind.${kind}`)} <span class="axis-chip-count">{counts.get(kind) ?? 0}</span>
        </button>
      ))}
    </div>
  );
}
