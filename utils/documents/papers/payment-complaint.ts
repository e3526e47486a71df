import { heading, numbered, paras, pairs, table, title } from '../blocks';
import { brief } from '../brief';
import { claim } from '../claims';
import type { Facts } from '../facts';
import { exhibitLabel } from '../../exhibit/ids';
import { KIND_WORDS } from '../kinds.data';
import type { Block } from '../model';
import { blank } from '../words';

const NOT_RECEIVED = '未收到货';
const NOT_AS_SAID = '商品描述不符';

/** What the channel's own form calls it. What came late did come: nobody says otherwise to a payer's desk. */
function reason(f: Facts): string {
  switch (f.issue) {
    case 'not-delivered':
    case 'seller-gone':
    case 'platform-gone':
      return f.gap.delivered === null ? NOT_RECEIVED : NOT_AS_SAID;
    case 'late':
    case 'short':
    case 'misdescribed':
      return NOT_AS_SAID;
    case 'unfair-terms':
    case undefined:
      break;
  }
  return f.answered('mismatch') || f.gap.delivered !== null
    ? NOT_AS_SAID
    : blank(`投诉类型（${NOT_RECEIVED}或者${NOT_AS_SAID}）`);
}

const PICTURES = ['payment', 'order', 'chat', 'delivery', 'listing'] as const;

/** 支付渠道投诉: the fields of its form, the words for its box, and which pictures go with it. */
export function paymentComplaint(f: Facts): Block[] {
  const pictures = PICTURES.flatMap((kind) =>
    f.paper.exhibits.filter((one) => one.kind === kind).slice(0, 1),
  );
  return [
    title('支付渠道交易投诉'),
    heading('一、投诉表单'),
    ...pairs([
      ['投诉类型', reason(f)],
      ['支付渠道', f.get('payChannel')],
      ['支付交易单号', f.get('transactionNumber')],
      ['商户单号', f.get('cashierNumber')],
      ['收款方', f.get('payee')],
      ['支付时间', f.get('paidAt')],
      ['支付金额', f.get('paid')],
      ['平台订单编号', f.get('orderNumber')],
      ['诉求', claim(f)],
    ]),
    heading('二、投诉说明'),
    ...paras(brief(f)),
    heading('三、建议上传的图片'),
    ...(pictures.length > 0
      ? table(
          ['顺序', '证据', '说明'],
          pictures.map(({ number, kind, name }, i) => [
            String(i + 1),
            `${exhibitLabel(number)} ${KIND_WORDS[kind].name}：${name}`,
            KIND_WORDS[kind].shows,
          ]),
        )
      : paras('＿＿＿〔待填：支付凭证、订单、聊天记录的截图〕')),
    heading('四、提交时注意'),
    ...numbered([
      '支付时间、金额和单号以支付账单为准，与平台订单编号不是同一个号码。',
      '投诉说明与此前向卖家、平台所述一致；图片可在材料包中按该渠道的张数和大小裁好。',
    ]),
  ];
}
