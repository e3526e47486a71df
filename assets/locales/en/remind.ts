import type { zhRemind } from '../zh-CN/remind';

/** Reminders of deadlines: the switch in the menu, and what a notice says; and what the daily look at the logs has to say. */
export const enRemind: Record<keyof typeof zhRemind, string> = {
  'menu.notices': 'Notify me of deadlines',
  'menu.noticesNote': 'Shown by the browser: only the case’s name and the deadline',
  'remind.soon': '{deadline}: {left} left. {now}',
  'remind.over': '{deadline}: over. {now}',
  'remind.days': '{n} {n|day|days}',
  'remind.hours': '{n} {n|hour|hours}',
  'remind.minutes': '{n} {n|minute|minutes}',
  'logs.notice': 'The daily look found a problem in the custody log of {titles}.',
  'logs.look': 'Look and check',
};
