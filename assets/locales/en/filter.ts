import type { zhFilter } from '../zh-CN/filter';

/** Showing one kind of evidence; read by the popup after its exhibits. */
export const enFilter: Record<keyof typeof zhFilter, string> = {
  'filter.label': 'Show one kind only',
  'filter.any': 'Evidence: any kind',
  'filter.partial': 'With gaps',
};
