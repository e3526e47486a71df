import { heading, numbered, paras, pairs, sign, title } from '../blocks';
import { basis, claim, fraudAmount, spelled } from '../claims';
import type { Facts } from '../facts';
import { history } from '../history';
import type { LawId } from '../law.data';
import type { Block } from '../model';
import { aboutTime, breach, inVain, promised, refused, trade } from '../problem';
import { plainOf } from '../plain';
import { enclosed } from '../tables';
import { day } from '../words';

const person = (f: Facts): Block[] =>
  pairs([
    ['姓名', f.answer('ownName')],
    ['手机号码', f.answer('ownPhone')],
    ['证件类型', f.answer('ownIdType')],
    ['证件号码', f.answer('ownIdNumber')],
    ['联系地址', f.answer('ownAddress')],
  ]);

const respondent = (f: Facts): Block[] =>
  pairs([
    ['名称', f.get('respondentName')],
    ['统一社会信用代码', f.answered('respondentCode')],
    ['在交易中的身份', f.answered('respondentRole')],
    ['地址', f.get('respondentAddress')],
    ['联系电话', f.get('respondentPhone')],
    ['网店（店铺）', f.has('shop')],
    ['网址', f.has('shopUrl')],
    ['平台内卖家', f.has('sellerName')],
  ]);

const goods = (f: Facts): Block[] =>
  pairs([
    ['商品或者服务名称', f.get('goods')],
    ['订单编号', f.get('orderNumber')],
    ['购买时间', f.get('paidAt')],
    ['实付金额', f.get('paid')],
    ['支付渠道', f.has('payChannel')],
    ['支付交易单号', f.has('transactionNumber')],
  ]);

/** 12315 投诉: a dispute of one's own, with the fields of the official form. */
export function complaint(f: Facts): Block[] {
  const more = fraudAmount(f);
  const facts = [
    ...paras('本人为生活消费需要购买上述商品。', trade(f), promised(f), ...breach(f), inVain(f), refused(f)),
    ...paras(
      ...history(f, 'payment'),
      f.answered('story'),
      more && `经营者故意告知虚假情况或者隐瞒真实情况：${f.inline('fraudFacts')}。`,
    ),
  ];
  const laws: LawId[] = [...basis(f), ...(more ? (['consumer55'] as const) : []), 'consumer39', 'consumer46'];
  const body = [
    title('消费投诉书（12315）'),
    heading('一、投诉人'),
    ...person(f),
    heading('二、被投诉人'),
    ...respondent(f),
    heading('三、商品或者服务'),
    ...goods(f),
    heading('四、投诉请求'),
    ...numbered([
      `请求${claim(f)}；`,
      ...(more ? [`经营者有欺诈行为，请求增加赔偿${more}；`] : []),
      `是否同意由市场监督管理部门调解：${f.answer('mediation')}。`,
    ]),
    heading('五、投诉内容'),
    ...facts,
    heading('六、依据'),
    ...numbered(spelled(laws)),
    heading('七、是否已由其他机构处理'),
    ...paras(handled(f)),
  ];
  const proofs = enclosed(f, plainOf(body));
  return [
    ...body,
    ...(proofs.length > 0 ? [heading('八、附：证据'), ...proofs] : []),
    ...paras('本投诉书所述时间均为北京时间，内容属实。'),
    sign(`投诉人：${f.answer('ownName')}`),
    sign(day(f.paper.now)),
  ];
}

/** A matter that others handle or handled may be refused (《市场监督管理投诉举报处理办法》16 (2)): said either way, never assumed. */
function handled(f: Facts): string {
  if (f.answered('handled') === '没有')
    return '本人就同一争议未向人民法院起诉、未申请仲裁，也未经其他行政机关、消费者协会或者调解组织受理或者处理。';
  return f.answered('handled') === '有'
    ? `同一争议已由其他机构受理或者处理：${f.inline('handledBy')}。`
    : `${f.answer('handled')}。`;
}

/** 12315 举报: what the trader does against the rules. A text of its own: it asks for no refund. */
export function report(f: Facts): Block[] {
  const anonymous = f.answered('signed') === '匿名';
  const body = [
    title('违法线索举报书（12315）'),
    heading('一、举报人'),
    ...(anonymous ? paras('匿名举报。') : person(f)),
    heading('二、被举报人'),
    ...respondent(f),
    heading('三、举报内容'),
    ...paras(
      `${anonymous ? '举报人' : '本人'}${where(f)}购买“${f.get('goods')}”，订单编号${f.get('orderNumber')}${f.cite('order')}，发现其涉嫌存在下列行为：`,
    ),
    ...numbered(clues(f).map((text) => (anonymous ? text.replaceAll('本人', '举报人') : text))),
    ...paras(f.answered('story')),
    heading('四、请求'),
    ...paras(
      `请依法核查上述线索；属于违法行为的，请依法处理${anonymous ? '' : '，并将是否立案告知举报人'}。本举报不包含退款请求，退款争议另行投诉。`,
    ),
    heading('五、涉及的规定'),
    ...numbered(spelled(['consumer20', 'commerce17', ...(termsMatter(f) ? (['consumer26'] as const) : [])])),
  ];
  const proofs = enclosed(f, plainOf(body));
  return [
    ...body,
    ...(proofs.length > 0 ? [heading('六、附：证据'), ...proofs] : []),
    ...paras('本举报书所述时间均为北京时间，内容据实陈述，是否违法由贵局认定。'),
    ...(anonymous ? [] : [sign(`举报人：${f.answer('ownName')}`)]),
    sign(day(f.paper.now)),
  ];
}

function where(f: Facts): string {
  const shop = f.has('shop') ?? f.has('shopUrl');
  return shop ? `在“${shop}”` : '在该网店';
}

const termsMatter = (f: Facts): boolean => f.issue === 'unfair-terms' || f.answered('refusal') !== undefined;

/** Leads that follow from the case, worded as what was seen; whether they break a rule is the authority's to say. */
function clues(f: Facts): string[] {
  const promise = f.has('promise');
  const against = promise !== undefined && (aboutTime(f) || f.issue === 'misdescribed');
  return [
    ...(against
      ? [`经营者承诺“${promise}”${f.cite('promise', 'listing')}，与实际履行情况不一致：${breach(f).join('')}`]
      : breach(f)),
    ...(termsMatter(f) && f.issue !== 'unfair-terms'
      ? [`经营者以“${f.inline('refusal')}”为由拒绝消费者的退款要求${f.cite('terms', 'chat')}。`]
      : []),
  ];
}
