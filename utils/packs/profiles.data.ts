import type { ChannelProfile } from './profile.types';

/** Nobody publishes what the form takes: what even careful desks accept. */
const UNKNOWN = {
  paper: null,
  maxFiles: 4,
  maxBytesEach: 2_000_000,
  formats: ['jpeg'],
  maxChars: null,
  source: null,
  verifiedOn: null,
  confidence: 'none',
  editable: true,
} as const;

/** For what is in no list. */
export const CUSTOM: ChannelProfile = {
  id: 'custom',
  name: { zh: '自定义', en: 'My own' },
  ...UNKNOWN,
};

/**
 * Limits of the channels. 2 MB are counted as 2,000,000 bytes, the smaller reading. Texts: a merchant sees at most 300
 * characters of a WeChat Pay complaint (`complaint_detail`); the pictures are what the same service takes from merchants
 * (jpg, png, bmp, 2M; four a reply): what the buyer's own form takes is written nowhere.
 */
export const PROFILES: readonly ChannelProfile[] = [
  {
    id: 'wechat-pay',
    name: { zh: '微信支付投诉', en: 'WeChat Pay complaint' },
    paper: 'payment-complaint',
    maxFiles: 4,
    maxBytesEach: 2_000_000,
    formats: ['jpeg', 'png'],
    maxChars: 300,
    source: 'https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter10_2_10.shtml',
    verifiedOn: '2026-11-22',
    confidence: 'medium',
    editable: true,
  },
  {
    id: 'alipay',
    name: { zh: '支付宝交易投诉', en: 'Alipay complaint' },
    ...UNKNOWN,
    paper: 'payment-complaint',
  },
  {
    id: 'platform',
    name: { zh: '平台申诉（卡盟、淘宝等）', en: 'Platform appeal (shop, Taobao …)' },
    ...UNKNOWN,
    paper: 'platform-appeal',
  },
  {
    id: 'seller',
    name: { zh: '发给卖家（QQ、微信、站内信）', en: 'To the seller' },
    ...UNKNOWN,
    paper: 'refund-demand',
  },
  { id: '12315', name: { zh: '12315 平台', en: '12315 platform' }, ...UNKNOWN, paper: 'complaint-12315' },
  {
    id: 'bank-card',
    name: { zh: '银行卡、云闪付争议交易', en: 'Bank card or UnionPay dispute' },
    ...UNKNOWN,
    paper: 'payment-complaint',
  },
  { id: 'mail', name: { zh: '电子邮件', en: 'E-mail' }, ...UNKNOWN, maxFiles: 9 },
  CUSTOM,
];

/** What a user may set; outside of it a pack would be none, or the browser would run out of memory. */
export const PROFILE_BOUNDS = {
  maxFiles: [1, 50],
  maxBytesEach: [50_000, 20_000_000],
  maxChars: [1, 100_000],
} as const;
