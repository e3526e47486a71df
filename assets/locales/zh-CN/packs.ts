export const zhPacks = {
  'packs.title': '材料包',
} as const;
