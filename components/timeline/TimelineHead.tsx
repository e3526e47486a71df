import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import './timeline-head.css';

interface TimelineHeadProps {
  readonly titleId: string;
  /** How many there are, and which of them are shown. */
  readonly children: ComponentChildren;
  /** Opens the whole timeline; searched for those words, unless there are none. */
  readonly onOpen: (query: string) => void;
}

/** Over the latest exhibits: which are shown, and the way to all of them, through a search or not. */
export function TimelineHead({ titleId, children, onOpen }: TimelineHeadProps) {
  const t = useT();
  const [query, setQuery] = useState('');
  return (
    <div class="timeline-head">
      <h2 id={titleId}>{t('timeline.title')}</h2>
      {children}
      <form
        role="search"
        class="timeline-search"
        onSubmit={(event) => {
          event.preventDefault();
          onOpen(query.trim());
        }}
      >
        <Icon node={Search} size={14} />
        <input
          type="search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          maxLength={200}
          aria-label={t('timeline.search')}
          placeholder={t('timeline.search')}
          enterKeyHint="search"
        />
      </form>
      <button type="button" class="timeline-all" onClick={() => onOpen('')}>
        {t('timeline.openAll')}
      </button>
    </div>
  );
}
