import { CaseHead } from '@/components/case/CaseHead';
import { CaseSummary } from '@/components/case/CaseSummary';
import { DeadlineLine } from '@/components/case/deadlines/DeadlineLine';
import { goToField } from '@/components/case/Overview';
import { useT } from '@/components/i18n';
import { ErrorNote } from '@/components/ui/ErrorNote';
import { Tabs } from '@/components/ui/Tabs';
import type { CaseId } from '@/utils/exhibit/ids';
import type { ComponentChildren } from 'preact';
import { DocumentsTab } from './tabs/DocumentsTab';
import { ExhibitsTab } from './tabs/ExhibitsTab';
import { ExportTab } from './tabs/ExportTab';
import { OverviewTab } from './tabs/OverviewTab';
import { StepsTab } from './tabs/StepsTab';
import type { TabProps } from './tabs/tab.types';
import { TimelineTab } from './tabs/TimelineTab';
import { CASE_TABS, type CaseTab } from './use-route';

interface CasePageProps extends TabProps {
  readonly tab: CaseTab;
  /** Stands in every tab: files may come at any time. */
  readonly importArea: ComponentChildren;
  readonly isCurrent: boolean;
  readonly onRename: () => void;
  readonly onMakeCurrent: (id: CaseId) => void;
}

const PANELS = {
  overview: OverviewTab,
  timeline: TimelineTab,
  exhibits: ExhibitsTab,
  steps: StepsTab,
  documents: DocumentsTab,
  export: ExportTab,
} as const;

/** One case: its head, always, and one of its tabs. */
export function CasePage(props: CasePageProps) {
  const t = useT();
  const { ports, row, tab, exhibits, view, edits, bundle, onTab } = props;
  const Panel = PANELS[tab];
  const startExport = () => {
    bundle.start();
    onTab('export');
  };
  const { next } = view;
  const toNext = () => {
    const field = next.type === 'get' ? next.need.field : undefined;
    onTab(next.type === 'get' ? 'overview' : 'steps');
    // The tab is drawn first.
    requestAnimationFrame(() => {
      if (field) goToField(field);
      else document.getElementById(next.type === 'get' ? 'needs-title' : 'steps-title')?.scrollIntoView();
    });
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
        {view.nearest && (
          <DeadlineLine deadline={view.nearest} now={ports.now} onAll={() => onTab('steps')} />
        )}
        <CaseSummary view={view} exhibits={exhibits} onNext={toNext} />
      </CaseHead>
      {edits.error && <ErrorNote error={edits.error} onDismiss={edits.dismissError} />}
      <Tabs
        label={t('workspace.tabs')}
        tabs={CASE_TABS.map((id) => ({ id, label: t(`workspace.tab.${id}`) }))}
        selected={tab}
        onSelect={onTab}
      >
        {props.importArea}
        <Panel {...props} />
      </Tabs>
    </div>
  );
}
