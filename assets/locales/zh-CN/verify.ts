export const zhVerify = {
  'verify.title': '核验证据包',
} as const;
