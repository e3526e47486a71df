import type { zhCaseScreens } from '../zh-CN/case-screens';

/** The screens of a case: overview, exhibits, export, deadlines, steps. */
export const enCaseScreens: Record<keyof typeof zhCaseScreens, string> = {
  'workspace.tabs': 'Case',
  'workspace.tab.overview': 'Overview',
  'workspace.tab.timeline': 'Timeline',
  'workspace.tab.exhibits': 'Exhibits',
  'workspace.tab.steps': 'Steps',
  'workspace.tab.export': 'Export',
  'case.state.open': 'Open',
  'case.state.closed': 'Closed',
  'case.kept': 'Kept',
  'case.missing': 'Missing',
  'case.next': 'Next',
  'exhibits.all': 'All',
  'exhibits.filter': 'Filter by kind',
  'exhibits.list': 'Exhibits',
  'exhibits.filtered': '{kind} {n}',
  'exportTab.bundle': 'Evidence bundle',
  'exportTab.bundleHint':
    'One zip with the exhibits, their list, the custody log and how to check them. Whoever receives it can open and check it without installing anything.',
};
