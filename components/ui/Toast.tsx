import { Undo2, X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button, IconButton } from './Button';
import './toast.css';

interface ToastProps {
  /** `null`: nothing to say. The region stays, so that the next sentence is announced. */
  readonly shown: { readonly id: number; readonly said: string } | null;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

/** Long enough to read, think and reach the button, ms; it waits while pointer or focus is on it. */
const STAYS = 20_000;

/** What was done, with 撤销. */
export function Toast({ shown, onUndo, onDismiss }: ToastProps) {
  const t = useT();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!shown || held) return undefined;
    const timer = setTimeout(onDismiss, STAYS);
    return () => clearTimeout(timer);
  }, [shown?.id, held]);
  return (
    <div class="toast-place" role="status">
      {shown && (
        <div
          class="toast"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
        >
          <p>{shown.said}</p>
          <Button size="small" icon={Undo2} onClick={onUndo}>
            {t('common.undo')}
          </Button>
          <IconButton label={t('common.close')} icon={X} onClick={onDismiss} />
        </div>
      )}
    </div>
  );
}
