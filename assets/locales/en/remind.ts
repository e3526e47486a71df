import type { zhRemind } from '../zh-CN/remind';

/** Reminders of deadlines: the switch in the menu, and what a notice says. */
export const enRemind: Record<keyof typeof zhRemind, string> = {
  'menu.notices': 'Notify me of deadlines',
  'menu.noticesNote': 'Shown by the browser: only the case’s name and the deadline',
  'remind.soon': '{deadline}: {left} left. {now}',
  'remind.over': '{deadline}: over. {now}',
  'remind.days': '{n} {n|day|days}',
  'remind.hours': '{n} {n|hour|hours}',
  'remind.minutes': '{n} {n|minute|minutes}',
};
