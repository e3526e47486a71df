import { CaseHead } from '@/components/case/CaseHead';
import { useT } from '@/components/i18n';
import { Tabs } from '@/components/ui/Tabs';
import type { CaseId } from '@/utils/exhibit/ids';
import { ExhibitsTab } from './tabs/ExhibitsTab';
import { ExportTab } from './tabs/ExportTab';
import { OverviewTab } from './tabs/OverviewTab';
import type { TabProps } from './tabs/tab.types';
import { TimelineTab } from './tabs/TimelineTab';
import { CASE_TABS, type CaseTab } from './use-route';

interface CasePageProps extends TabProps {
  readonly tab: CaseTab;
  readonly isCurrent: boolean;
  readonly onRename: () => void;
  readonly onMakeCurrent: (id: CaseId) => void;
}

const PANELS = {
  overview: OverviewTab,
  timeline: TimelineTab,
  exhibits: ExhibitsTab,
  export: ExportTab,
} as const;

/** One case: its head, always, and one of its tabs. */
export function CasePage(props: CasePageProps) {
  const t = useT();
  const { row, tab, exhibits, bundle, onTab } = props;
  const Panel = PANELS[tab];
  const startExport = () => {
    if (!bundle.ready) bundle.start();
    onTab('export');
  };
  return (
    <div class="case-page">
      <CaseHead
        row={row}
        isCurrent={props.isCurrent}
        onRename={props.onRename}
        onMakeCurrent={props.onMakeCurrent}
        onExport={exhibits.length > 0 && tab !== 'export' ? startExport : undefined}
      >
        {null}
      </CaseHead>
      <Tabs
        label={t('workspace.tabs')}
        tabs={CASE_TABS.map((id) => ({ id, label: t(`workspace.tab.${id}`) }))}
        selected={tab}
        onSelect={onTab}
      >
        <Panel {...props} />
      </Tabs>
    </div>
  );
}
