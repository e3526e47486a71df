import type { AppError } from '@/utils/shared/errors';
import { useT } from '../i18n';
import { Button } from './Button';
import './error-note.css';

interface ErrorNoteProps {
  readonly error: AppError;
  /** Replaces the general sentence when something was kept after all. */
  readonly kept?: string | undefined;
  readonly onDismiss?: () => void;
}

/** Every error has three lines: 发生了什么 · 已保住什么 · 现在可以做什么. Codes are one fold deeper. */
export function ErrorNote({ error, kept, onDismiss }: ErrorNoteProps) {
  const t = useT();
  const detail = Object.entries(error.detail ?? {}).map(([name, value]) => `${name}=${value}`);
  return (
    <div class="error-note" role="alert">
      <dl>
        <div>
          <dt>{t('error.happened')}</dt>
          <dd>{t(`errors.${error.code}.happened`)}</dd>
        </div>
        <div>
          <dt>{t('error.kept')}</dt>
          <dd>{kept ?? t(`errors.${error.code}.kept`)}</dd>
        </div>
        <div>
          <dt>{t('error.next')}</dt>
          <dd>{t(`errors.${error.code}.next`)}</dd>
        </div>
      </dl>
      <div class="error-note-foot">
        <details>
          <summary>{t('error.details')}</summary>
          <p class="mono">{[error.code, error.cause, ...detail].filter(Boolean).join(' · ')}</p>
        </details>
        {onDismiss && (
          <Button size="small" look="quiet" onClick={onDismiss}>
            {t('error.dismiss')}
          </Button>
        )}
      </div>
    </div>
  );
}
