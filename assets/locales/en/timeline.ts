import type { zhTimeline } from '../zh-CN/timeline';

/** Timeline: by day, filtered, searched, several at once, and the gap between promise, payment and delivery. */
export const enTimeline: Record<keyof typeof zhTimeline, string> = {
  'timeline.title': 'Timeline',
  'timeline.today': 'Today',
  'timeline.yesterday': 'Yesterday',
  'timeline.tomorrow': 'Tomorrow',
  'timeline.count': '{n} in all',
  'timeline.new': 'Just kept',
  'timeline.openAll': 'Open',
  'timeline.search': 'Search',
};
