import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { Shapes, Tag, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Notice } from '../../ui/Notice';
import { Progress } from '../../ui/Progress';
import './bulk.css';
import { BulkDialog, type BulkAsked } from './BulkDialog';
import type { Bulk } from './use-bulk';
import type { Selection } from './use-selection';

interface BulkBarProps {
  readonly bulk: Bulk;
  readonly selection: Selection;
  /** Exhibits shown, in the order of the list. */
  readonly shown: readonly ExhibitRow[];
}

/** What can be done to the chosen exhibits, and how it goes. */
export function BulkBar({ bulk, selection, shown }: BulkBarProps) {
  const t = useT();
  const [asked, setAsked] = useState<BulkAsked | null>(null);
  const { chosen } = selection;
  const none = chosen.size === 0;
  // In order of the case: so the log reads.
  const ids = (): ExhibitId[] =>
    shown
      .filter(({ id }) => chosen.has(id))
      .map(({ id }) => id)
      .reverse();
  return (
    <div class="bulk">
      <BulkOutcome bulk={bulk} />
      {bulk.now.state === 'running' ? (
        <div class="bulk-running">
          <Progress
            label={t('bulk.bar')}
            text={t('bulk.running', { done: bulk.now.done, total: bulk.now.total })}
            share={bulk.now.done / bulk.now.total}
          />
          <Button onClick={bulk.stop}>{t('bulk.cancel')}</Button>
        </div>
      ) : (
        <div class="bulk-bar" role="group" aria-label={t('bulk.bar')}>
          <span role="status" class="bulk-count">
            {t('bulk.chosen', { n: chosen.size })}
          </span>
          {chosen.size < shown.length ? (
            <Button size="small" onClick={selection.all}>
              {t('bulk.all', { n: shown.length })}
            </Button>
          ) : (
            <Button size="small" onClick={selection.none}>
              {t('bulk.none')}
            </Button>
          )}
          <Button size="small" icon={Tag} disabled={none} onClick={() => setAsked('add-tag')}>
            {t('bulk.addTag')}
          </Button>
          <Button size="small" disabled={none} onClick={() => setAsked('remove-tag')}>
            {t('bulk.removeTag')}
          </Button>
          <Button size="small" icon={Shapes} disabled={none} onClick={() => setAsked('classify')}>
            {t('bulk.classify')}
          </Button>
          <Button size="small" look="danger" icon={Trash2} disabled={none} onClick={() => setAsked('delete')}>
            {t('bulk.delete')}
          </Button>
          <Button size="small" look="quiet" onClick={selection.end}>
            {t('bulk.done')}
          </Button>
        </div>
      )}
      <p class="bulk-hint">{t('bulk.hint')}</p>
      {asked && (
        <BulkDialog
          asked={asked}
          rows={shown.filter(({ id }) => chosen.has(id))}
          onClose={() => setAsked(null)}
          onSubmit={(change) => {
            setAsked(null);
            bulk.start(ids(), change);
          }}
        />
      )}
    </div>
  );
}

function BulkOutcome({ bulk: { now, dismiss } }: { bulk: Bulk }) {
  const t = useT();
  if (now.state !== 'over') return <div role="status" />;
  const { how, type, changed, same, error } = now;
  const done =
    type === 'delete' ? t('bulk.deleted', { n: changed }) : t('bulk.changed', { n: changed, same });
  return (
    <>
      {error && <ErrorNote error={error} onDismiss={dismiss} />}
      <div role="status">
        <Notice look={how === 'done' ? 'ok' : 'warn'}>
          {how === 'done' ? done : t('bulk.stopped', { n: changed })}
        </Notice>
      </div>
    </>
  );
}
