/** 只看一类证据：弹窗里晚一步才装载。 */
export const zhFilter = {
  'filter.label': '只看其中一类',
  'filter.any': '证据种类：不限',
  'filter.partial': '有缺失',
} as const;
