export const zhStamps = {
  'stamps.title': '可信时间',
} as const;
