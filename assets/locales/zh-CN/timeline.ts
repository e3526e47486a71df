/** 时间线：按天排列、筛选、搜索、多选，以及承诺、支付与到账之间的距离。 */
export const zhTimeline = {
  'timeline.title': '时间线',
  'timeline.today': '今天',
  'timeline.yesterday': '昨天',
  'timeline.tomorrow': '明天',
  'timeline.count': '共 {n} 项',
  'timeline.new': '刚刚留存',
  'timeline.openAll': '展开',
  'timeline.search': '搜索时间线',
} as const;
