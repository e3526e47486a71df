import { useEffect, useMemo } from 'preact/hooks';
import { useT } from '../i18n';
import { filterOptions } from './filter-options';
import type { Filtered } from './filter';
import './exhibit-filter.css';
import type { ExhibitFilterFlow } from './use-exhibit-filter';

export interface ExhibitFilterSelectProps {
  readonly flow: ExhibitFilterFlow;
  /** All there are; `null` while they are read. */
  readonly exhibits: readonly Filtered[] | null;
  /** What is said while nothing is left out; absent: how many there are. */
  readonly all?: string;
}

/** How many exhibits there are, which is also where fewer are chosen. Where all are alike it is only said. */
export function ExhibitFilterSelect({ flow, exhibits, all: said }: ExhibitFilterSelectProps) {
  const t = useT();
  const options = useMemo(() => (exhibits ? filterOptions(exhibits, t) : []), [exhibits, t]);
  const { chosen, choose } = flow;
  // The last of a kind was deleted or sorted elsewhere.
  const gone = exhibits !== null && chosen !== null && !options.some(({ id }) => id === chosen);
  useEffect(() => {
    if (gone) choose(null);
  }, [gone]);
  if (exhibits === null) return null;
  const all = said ?? t('timeline.count', { n: exhibits.length });
  if (options.length === 0) return said ? null : <span class="timeline-count">{all}</span>;
  return (
    <select
      class="timeline-filter"
      aria-label={t('filter.label')}
      data-on={chosen === null ? undefined : true}
      value={chosen ?? ''}
      onChange={({ currentTarget }) =>
        choose(options.find(({ id }) => id === currentTarget.value)?.id ?? null)
      }
    >
      <option value="">{all}</option>
      {options.map(({ id, label, count: n }) => (
        <option key={id} value={id}>
          {label} {n}
        </option>
      ))}
    </select>
  );
}
