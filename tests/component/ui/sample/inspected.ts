import type { GuardId, JobId } from '@/utils/exhibit/ids';
import type { Response } from '@/utils/messaging/protocol';
import { FACTS } from './facts';

export const GUARD_ID = '0f8fad5b-d9cb-469f-a165-000000007001' as GuardId;
export const JOB_ID = '0f8fad5b-d9cb-469f-a165-000000009001' as JobId;

export const SCROLLERS: NonNullable<Response<'page.inspect'>['scrollers']> = [
  { selector: '#list', name: '商品列表', width: 853.4, height: 620, auto: true },
  { selector: '#chat', name: '客服会话', width: 427, height: 620, auto: false },
];

export const INSPECTED: Response<'page.inspect'> = {
  url: 'https://shop.example/user/index/query?tradeNo=744260312143105218',
  title: '订单详情 - 极速卡盟',
  recognition: {
    facts: FACTS,
    summary: {
      goodsTitle: '【秒到账】Q币1000个 5折直充',
      orderNumber: '744260312143105218',
      amount: '¥498.00',
    },
    pageKind: 'order',
    pageKindReason: 'order-labels',
  },
};
