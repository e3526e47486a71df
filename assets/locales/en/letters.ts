export const enLetters = {
  'letters.title': 'Papers',
} as const;
