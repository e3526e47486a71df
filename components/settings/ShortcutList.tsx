import { useEffect, useState } from 'preact/hooks';
import { useT } from '../i18n';
import type { Ports, Shortcut } from '../ports';
import { Button } from '../ui/Button';

/** The shortcuts as the browser has them now, and the way to its own page for them. */
export function ShortcutList({ ports }: { ports: Pick<Ports, 'readShortcuts' | 'openShortcutSettings'> }) {
  const t = useT();
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const read = () => void ports.readShortcuts().then(setShortcuts);
    read();
    // They are changed on another page: what stands here is read again when the user comes back.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [ports]);
  return (
    <>
      <h4>{t('settings.shortcuts')}</h4>
      <dl class="setting-facts">
        {shortcuts.map(({ name, keys }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{keys ? <kbd>{keys}</kbd> : t('settings.noShortcut')}</dd>
          </div>
        ))}
      </dl>
      {refused && <p class="setting-note">{t('settings.shortcutsByHand')}</p>}
      <Button size="small" onClick={() => void ports.openShortcutSettings().then((is) => setRefused(!is))}>
        {t('settings.changeShortcuts')}
      </Button>
    </>
  );
}
