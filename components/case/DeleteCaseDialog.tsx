import type { CaseRow } from '@/utils/storage/rows';
import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import './delete-case-dialog.css';

interface DeleteCaseDialogProps {
  readonly row: CaseRow;
  /** How many it holds. */
  readonly exhibits: number;
  /** Kept since the last export. */
  readonly unsaved: number;
  readonly onExport: () => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Says what goes, and that nothing brings it back, before anything goes: the button wants a tick first. */
export function DeleteCaseDialog(props: DeleteCaseDialogProps) {
  const { row, exhibits, unsaved, onExport, onDelete, onClose } = props;
  const t = useT();
  const [sure, setSure] = useState(false);
  return (
    <Dialog title={t('caseDelete.title', { title: row.title })} onClose={onClose}>
      <div class="delete-case">
        <p>{t('caseDelete.gone', { n: exhibits })}</p>
        <p>{t('caseDelete.back')}</p>
        {unsaved > 0 && (
          <Notice look="warn">
            <p>{t(row.exportedAt ? 'caseDelete.unsaved' : 'caseDelete.never', { n: unsaved })}</p>
            <Button size="small" icon={Download} onClick={onExport}>
              {t('caseDelete.export')}
            </Button>
          </Notice>
        )}
        <label class="delete-case-sure">
          <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
          {t('caseDelete.sure')}
        </label>
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="danger" disabled={!sure} onClick={onDelete}>
          {t('caseDelete.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
