export const zhLetters = {
  'letters.title': '文书',
} as const;
