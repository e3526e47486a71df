import type { WordingClass } from '@/utils/recognise/types';
import { ChevronDown, ChevronUp, Search } from 'lucide';
import { useId } from 'preact/hooks';
import { useT } from '../../i18n';
import { Button, IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { MOST_HITS } from './find-text';
import type { ChatSearch } from './use-chat-search';

/** Search: Enter goes to the next place, Shift+Enter to the one before, Escape empties the box. */
export function ChatSearchBox({ search }: { search: ChatSearch }) {
  const t = useT();
  const id = useId();
  const { query, hits, at } = search;
  const total = hits.length === MOST_HITS ? `${MOST_HITS}+` : hits.length;
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends an input method's composition chooses a word, no more.
    if (event.isComposing) return;
    if (event.key === 'Enter') search.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && query !== '') search.setQuery('');
    else return;
    event.preventDefault();
  };
  return (
    <div class="chat-search" role="search">
      <label for={id}>
        <Icon node={Search} size={16} />
        <span class="unseen">{t('chat.search')}</span>
      </label>
      <input
        id={id}
        type="search"
        value={query}
        placeholder={t('chat.search')}
        maxLength={200}
        onInput={(event) => search.setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {query.trim() !== '' && (
        <span class="chat-search-count" aria-hidden="true">
          {hits.length === 0 ? t('chat.searchNone') : t('chat.searchAt', { n: at + 1, total })}
        </span>
      )}
      <span class="unseen" role="status">
        {query.trim() === ''
          ? ''
          : hits.length === 0
            ? t('chat.searchNone')
            : t('chat.searchCount', { n: at + 1, total })}
      </span>
      <IconButton label={t('chat.previous')} icon={ChevronUp} onClick={() => search.step(-1)} />
      <IconButton label={t('chat.next')} icon={ChevronDown} onClick={() => search.step(1)} />
    </div>
  );
}

interface ChatLegendProps {
  readonly counts: readonly (readonly [WordingClass, number])[];
  readonly only: ReadonlySet<WordingClass>;
  readonly onToggle: (name: WordingClass) => void;
  readonly onAll: () => void;
  readonly shown: number;
  readonly total: number;
}

/** Classes of wording that were marked, each with its colour, its name and how many messages hold it; each is a filter. */
export function ChatLegend({ counts, only, onToggle, onAll, shown, total }: ChatLegendProps) {
  const t = useT();
  if (counts.length === 0) return null;
  return (
    <div class="chat-legend" role="group" aria-label={t('chat.legend')}>
      {counts.map(([name, n]) => (
        <button
          key={name}
          type="button"
          class="chat-legend-chip"
          aria-pressed={only.has(name)}
          title={t('chat.legend')}
          onClick={() => onToggle(name)}
        >
          <span class={`chat-swatch chat-word-${name}`} aria-hidden="true" />
          {t('chat.wordingCount', { class: t(`wording.${name}`), n })}
        </button>
      ))}
      <span role="status" class="pane-soft">
        {only.size > 0 ? t('chat.filtered', { n: shown, total }) : ''}
      </span>
      {only.size > 0 && (
        <Button size="small" look="quiet" onClick={onAll}>
          {t('chat.all')}
        </Button>
      )}
    </div>
  );
}
