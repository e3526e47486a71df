import { address, heading, numbered, paras, sign, title } from '../blocks';
import { basis, claim, spelled } from '../claims';
import type { Facts } from '../facts';
import type { Block } from '../model';
import { breach, inVain, promised, refused, trade } from '../problem';
import { enclosed, promiseTable, timesTable, tradeTable } from '../tables';
import { moment, day } from '../words';
import { plainOf } from '../plain';

const HOURS = '2';

/** 退款函: to the seller, asking for the money within a time. */
export function refundDemand(f: Facts): Block[] {
  const hours = f.answered('replyHours') ?? HOURS;
  const until = /^\d{1,3}$/.test(hours) ? moment(f.paper.now + Number(hours) * 3_600_000) : '';
  const order = f.has('orderNumber');
  const body = [
    title(`关于${order ? `订单${order}` : '本次交易'}的退款函`),
    address(`致“${f.get('sellerName')}”：`),
    heading('一、订单与支付'),
    ...paras(trade(f)),
    ...tradeTable(f),
    heading('二、承诺与实际履行情况'),
    ...paras(promised(f), ...breach(f), inVain(f), refused(f), f.answered('story')),
    ...promiseTable(f),
    ...timesTable(f),
    heading('三、请求'),
    ...paras(
      `因未按约定履行，现请求${claim(f)}，按原支付渠道退回。`,
      `请在收到本函后${hours}小时内答复并处理${until ? `（即${until}之前）` : ''}。逾期未获答复的，本人将${f.issue === 'platform-gone' ? '向支付机构和市场监督管理部门投诉' : '按平台规则申请平台介入'}。`,
    ),
    heading('四、依据'),
    ...numbered(spelled(basis(f))),
  ];
  const proofs = enclosed(f, plainOf(body));
  return [
    ...body,
    ...(proofs.length > 0 ? [heading('五、附：证据'), ...proofs] : []),
    ...paras('本函所述时间均为北京时间。'),
    sign(`购买人：${f.answered('ownName') ?? `订单${f.get('orderNumber')}的购买人`}`),
    sign(day(f.paper.now)),
  ];
}
