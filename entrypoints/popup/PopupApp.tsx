import { LocaleProvider } from '@/components/i18n';
import { useSettings } from '@/components/hooks/use-settings';
import type { Ports } from '@/components/ports';
import { PopupScreen } from './PopupScreen';

/** The popup as a component: the entry point gives it the real ports, tests and the gallery give it sample ones. */
export function PopupApp({ ports }: { ports: Ports }) {
  const settings = useSettings(ports);
  return (
    <LocaleProvider value={settings.locale}>
      <PopupScreen ports={ports} settings={settings} />
    </LocaleProvider>
  );
}
