import { exhibitLabel } from '@/utils/exhibit/ids';
import { useState } from 'preact/hooks';
import { bytesText } from '../format/bytes';
import { useBlobUrl } from '../hooks/use-blob-url';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import type { PageState } from './pack-session';
import type { PackFlow } from './use-pack';

/** The finished pictures in their order; what did not go in, and why. */
export function PageGrid({ flow }: { flow: PackFlow }) {
  const t = useT();
  const [large, setLarge] = useState<PageState | null>(null);
  const { sources, profile } = flow;
  const pages = sources.flatMap((source) => source.pages);
  const inside = pages.filter(({ fate }) => fate === 'in' || fate === 'waiting');
  const outside = pages.filter(({ fate }) => fate !== 'in' && fate !== 'waiting');
  const sizes = inside.flatMap(({ picture }) => (picture ? [picture.blob.size] : []));
  return (
    <section class="pack-pages" aria-label={t('packs.preview')}>
      <h4>{t('packs.preview')}</h4>
      <p class="pack-fit">
        {t('packs.fit', { n: inside.length, most: profile.maxFiles })}
        {sizes.length > 0 &&
          t('packs.fitSize', {
            size: bytesText(Math.max(...sizes)),
            most: bytesText(profile.maxBytesEach),
          })}
      </p>
      {sources.map(
        ({ chosen, error }) =>
          error && (
            <div key={chosen.number}>
              <p>{t('packs.unreadable', { label: labelOf(chosen.number, t('packs.list')) })}</p>
              <ErrorNote error={error} />
            </div>
          ),
      )}
      <ol class="pack-grid">
        {inside.map((page, at) => (
          <PageCard
            key={page.key}
            page={page}
            place={at + 1}
            onOpen={() => setLarge(page)}
            onRemove={() => flow.setPage(page.key, false)}
          />
        ))}
      </ol>
      {outside.length > 0 && <Outside pages={outside} onPutIn={(key) => flow.setPage(key, true)} />}
      {large && <LargePage page={large} onClose={() => setLarge(null)} />}
    </section>
  );
}

/** Rows shown before the rest is asked for: a long picture has a hundred pages. */
const FIRST = 12;

interface OutsideProps {
  readonly pages: readonly PageState[];
  readonly onPutIn: (key: string) => void;
}

/** Pages that are not in the pack, and why; those the user took out first. */
function Outside({ pages, onPutIn }: OutsideProps) {
  const t = useT();
  const [all, setAll] = useState(false);
  const rank = ({ fate }: PageState): number => (fate === 'removed' ? 0 : 1);
  const ordered = pages.toSorted((a, b) => rank(a) - rank(b));
  const shown = all ? ordered : ordered.slice(0, FIRST);
  return (
    <div class="pack-outside">
      <h4>{t('packs.leftOut', { n: pages.length })}</h4>
      <ul>
        {shown.map((page) => (
          <li key={page.key}>
            <span>{pageText(page, t('packs.list'), t)}</span>
            <span class="pane-soft">{t(`packs.fate.${fateOf(page)}`)}</span>
            {page.fate !== 'bytes' && (
              <Button size="small" look="quiet" onClick={() => onPutIn(page.key)}>
                {t('packs.putIn')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < pages.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('packs.showAll', { n: pages.length })}
        </Button>
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useT>;

const labelOf = (number: number, list: string): string => (number === 0 ? list : exhibitLabel(number));

const fateOf = ({ fate }: PageState): 'room' | 'bytes' | 'removed' =>
  fate === 'bytes' || fate === 'removed' ? fate : 'room';

function pageText({ chosen, at, of, messages }: PageState, list: string, t: Translate): string {
  const page = t('packs.page', { label: labelOf(chosen.number, list), n: at, total: of });
  return messages ? `${page} · ${t('packs.messages', { from: messages[0], to: messages[1] })}` : page;
}

interface PageCardProps {
  readonly page: PageState;
  readonly place: number;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function PageCard({ page, place, onOpen, onRemove }: PageCardProps) {
  const t = useT();
  const url = useBlobUrl(page.picture?.blob ?? null);
  const name = pageText(page, t('packs.list'), t);
  return (
    <li class="pack-card">
      <button type="button" class="pack-thumb" disabled={!url} onClick={onOpen}>
        {url ? (
          <img src={url} alt={t('packs.open', { n: place, page: name })} />
        ) : (
          <span class="pane-soft">{t('packs.waiting')}</span>
        )}
      </button>
      <p class="pack-card-name">{`${place}. ${name}`}</p>
      {page.picture && (
        <p class="pane-soft">
          {`${page.picture.width} × ${page.picture.height} · ${bytesText(page.picture.blob.size)}`}
        </p>
      )}
      {page.page.end === 'overlap' && <Notice look="info">{t('packs.overlap')}</Notice>}
      <Button size="small" look="quiet" onClick={onRemove}>
        {t('packs.takeOut')}
      </Button>
    </li>
  );
}

function LargePage({ page, onClose }: { page: PageState; onClose: () => void }) {
  const t = useT();
  const url = useBlobUrl(page.picture?.blob ?? null);
  const name = pageText(page, t('packs.list'), t);
  return (
    <Dialog title={name} onClose={onClose}>
      <div class="pack-large" role="region" aria-label={name} tabIndex={0}>
        {url && <img src={url} alt={name} />}
      </div>
      <Button onClick={onClose}>{t('packs.close')}</Button>
    </Dialog>
  );
}
