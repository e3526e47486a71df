export const enFixity = {
  'fixity.title': 'Check-up',
} as const;
