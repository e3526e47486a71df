export const enStamps = {
  'stamps.title': 'Trusted time',
} as const;
