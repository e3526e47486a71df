import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

interface DeleteDialogProps {
  readonly row: ExhibitRow;
  readonly onDelete: (reason: string) => void;
  readonly onClose: () => void;
}

/** Says what goes and what stays before anything goes. 取消 comes first, so Enter by reflex deletes nothing. */
export function DeleteDialog({ row, onDelete, onClose }: DeleteDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('delete.title', { label: exhibitLabel(row.number) })} onClose={onClose}>
      <div class="delete-words">
        <p>{t('delete.gone')}</p>
        <p>{t('delete.stays')}</p>
        <Field label={t('delete.reason')} value={reason} onInput={setReason} maxLength={500} />
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            onDelete(reason.trim());
            onClose();
          }}
        >
          {t('delete.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
