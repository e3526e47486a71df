import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { Image } from 'lucide';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Notice } from '../../ui/Notice';
import { Progress } from '../../ui/Progress';
import './list-picture-box.css';
import type { ListPictureFlow } from './use-list-picture';

interface ListPictureBoxProps {
  readonly flow: ListPictureFlow;
  readonly row: CaseRow;
  readonly exhibits: readonly ExhibitRow[];
}

/** 证据目录 as pictures, for desks that take nothing else: button, progress with cancel, and what was saved. */
export function ListPictureBox({ flow, row, exhibits }: ListPictureBoxProps) {
  const t = useT();
  const now = flow.of(row.id);
  return (
    <section class="list-picture" aria-labelledby="list-picture-title">
      <h3 id="list-picture-title">{t('listPicture.title')}</h3>
      <p class="pane-soft">{t('listPicture.hint')}</p>
      {now.state === 'failed' && (
        <ErrorNote error={now.error} kept={t('listPicture.kept')} onDismiss={flow.dismiss} />
      )}
      <div role="status">
        {now.state === 'cancelled' && <Notice look="info">{t('listPicture.cancelled')}</Notice>}
        {now.state === 'saved' && (
          <Notice look="ok">
            <p>{t('listPicture.saved', { n: now.names.length })}</p>
            <ul class="list-picture-names">
              {now.names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            {now.names.length > 1 && <p>{t('listPicture.several')}</p>}
          </Notice>
        )}
      </div>
      {now.state === 'running' ? (
        <div class="list-picture-running">
          <Progress
            label={t('listPicture.running')}
            text={
              now.total === 0
                ? t('listPicture.preparing')
                : t('listPicture.page', { n: Math.min(now.done + 1, now.total), total: now.total })
            }
            share={now.total === 0 ? 0 : now.done / now.total}
          />
          <Button onClick={flow.cancel}>{t('listPicture.cancel')}</Button>
        </div>
      ) : (
        <Button icon={Image} disabled={flow.busy} onClick={() => flow.start(row, exhibits)}>
          {t('listPicture.save')}
        </Button>
      )}
    </section>
  );
}
