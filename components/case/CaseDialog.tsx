import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

interface CaseDialogProps {
  /** The present name when renaming; absent for a new case. */
  readonly title?: string | undefined;
  readonly onSubmit: (title: string) => void;
  readonly onClose: () => void;
}

/** Names a new case, or renames one. */
export function CaseDialog({ title, onSubmit, onClose }: CaseDialogProps) {
  const t = useT();
  const [value, setValue] = useState(title ?? '');
  const [tried, setTried] = useState(false);
  const name = value.trim();
  return (
    <Dialog title={t(title === undefined ? 'case.new' : 'case.rename')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!name) return;
          if (name !== title) onSubmit(name);
          onClose();
        }}
      >
        <Field
          label={t('case.name')}
          value={value}
          onInput={setValue}
          placeholder={t('case.nameHint')}
          maxLength={120}
          error={tried && !name ? t('case.nameEmpty') : undefined}
        />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary">
            {t(title === undefined ? 'case.create' : 'common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
