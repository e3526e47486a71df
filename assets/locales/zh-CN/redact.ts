export const zhRedact = {
  'redact.title': '打码',
} as const;
