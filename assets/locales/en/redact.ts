export const enRedact = {
  'redact.title': 'Masking',
} as const;
