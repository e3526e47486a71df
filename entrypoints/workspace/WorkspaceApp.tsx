import '@/components/pages-messages';
import { LocaleProvider } from '@/components/i18n';
import { useSettings } from '@/components/hooks/use-settings';
import type { Ports } from '@/components/ports';
import { WorkspaceScreen } from './WorkspaceScreen';

/** The workspace as a component: the entry point gives it the real ports, tests and the gallery give it sample ones. */
export function WorkspaceApp({ ports }: { ports: Ports }) {
  const settings = useSettings(ports);
  return (
    <LocaleProvider value={settings.locale}>
      <WorkspaceScreen ports={ports} settings={settings} />
    </LocaleProvider>
  );
}
