export const enPacks = {
  'packs.title': 'Picture packs',
} as const;
