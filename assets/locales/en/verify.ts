export const enVerify = {
  'verify.title': 'Check a bundle',
} as const;
