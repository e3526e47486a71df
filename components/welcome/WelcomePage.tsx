import { HardDrive, Scale, ShieldCheck } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import './welcome.css';

const SCREENS = [
  { id: 'kept', icon: HardDrive, points: ['a', 'b', 'c'] },
  { id: 'sent', icon: ShieldCheck, points: ['a', 'b', 'c'] },
  { id: 'proof', icon: Scale, points: ['a', 'b', 'c'] },
] as const;

/** The first run in three short screens: what is kept and where, what is never sent, what a seal proves and what not. */
export function WelcomePage({ onDone }: { onDone: () => void }) {
  const t = useT();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const last = SCREENS.length - 1;
  const go = (to: number) => {
    moved.current = true;
    setAt(Math.max(0, Math.min(last, to)));
  };
  useEffect(() => {
    // A reader of the screen hears the new heading; on arrival the page's own title is enough.
    if (moved.current) heading.current?.focus();
  }, [at]);
  // Before the first paint: a key pressed at once is not lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowRight') setAt((now) => Math.min(last, now + 1));
      else if (event.key === 'ArrowLeft') setAt((now) => Math.max(0, now - 1));
      else if (event.key === 'Escape') onDone();
      else return;
      moved.current = true;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onDone]);
  const screen = SCREENS[at];
  if (!screen) return null;
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <p class="welcome-step">{t('welcome.step', { n: at + 1, total: SCREENS.length })}</p>
      <div class="welcome-mark">
        <Icon node={screen.icon} size={32} />
      </div>
      <h2 id="welcome-title" ref={heading} tabIndex={-1}>
        {t(`welcome.${screen.id}.title`)}
      </h2>
      <ul class="welcome-points">
        {screen.points.map((point) => (
          <li key={point}>
            <strong>{t(`welcome.${screen.id}.${point}`)}</strong>
            <span>{t(`welcome.${screen.id}.${point}Text`)}</span>
          </li>
        ))}
      </ul>
      {at === last && (
        <p class="welcome-begin">
          {t('welcome.begin')} {t('welcome.pin')}
        </p>
      )}
      <div class="welcome-buttons">
        {at > 0 && <Button onClick={() => go(at - 1)}>{t('welcome.back')}</Button>}
        {at < last ? (
          <Button look="primary" onClick={() => go(at + 1)}>
            {t('welcome.next')}
          </Button>
        ) : (
          <Button look="primary" onClick={onDone}>
            {t('welcome.done')}
          </Button>
        )}
        {at < last && (
          <Button look="quiet" onClick={onDone}>
            {t('welcome.skip')}
          </Button>
        )}
      </div>
    </section>
  );
}
