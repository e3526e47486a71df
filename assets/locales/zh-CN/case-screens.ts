/** 案件的各个页面：概览、证据、导出，期限，维权步骤。 */
export const zhCaseScreens = {
  'workspace.tabs': '案件内容',
  'workspace.tab.overview': '概览',
  'workspace.tab.timeline': '时间线',
  'workspace.tab.exhibits': '证据',
  'workspace.tab.steps': '维权步骤',
  'workspace.tab.export': '导出',
  'case.state.open': '处理中',
  'case.state.closed': '已了结',
  'case.kept': '已保住',
  'case.missing': '还缺',
  'case.next': '下一步',
  'exhibits.all': '全部',
  'exhibits.filter': '按类别筛选',
  'exhibits.list': '证据列表',
  'exhibits.filtered': '{kind} {n} 项',
  'exportTab.bundle': '证据包',
  'exportTab.bundleHint':
    '一个 zip：证据、目录、存证链和核对办法。交出去以后，任何人不用安装软件也能打开和核对。',
} as const;
