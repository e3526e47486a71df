import '@/components/pages-messages';
import { LocaleProvider } from '@/components/i18n';
import { useSettings } from '@/components/hooks/use-settings';
import type { Ports } from '@/components/ports';
import { useState } from 'preact/hooks';
import { AsidePage, pageOf } from './AsidePage';
import { WorkspaceScreen } from './WorkspaceScreen';

/** The workspace as a component: the entry point gives it the real ports, tests and the gallery give it sample ones. */
export function WorkspaceApp({ ports }: { ports: Ports }) {
  const settings = useSettings(ports);
  // Between these pages and the cases the document is loaded anew, so the address is read once.
  const [page] = useState(() => pageOf(location.search));
  return (
    <LocaleProvider value={settings.locale}>
      {page ? (
        <AsidePage page={page} ports={ports} settings={settings} />
      ) : (
        <WorkspaceScreen ports={ports} settings={settings} />
      )}
    </LocaleProvider>
  );
}
