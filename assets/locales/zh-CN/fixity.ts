export const zhFixity = {
  'fixity.title': '体检',
} as const;
