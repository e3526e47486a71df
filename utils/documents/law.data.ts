/**
 * What papers cite. Law of a day: each row says of which version, where it can be read, and how far it was checked. Papers
 * quote no provision that is not in this table.
 *
 * Not in it, on purpose: a ¥5,000 threshold for suing (the guide names one; there is none), and the seven-day return without
 * a reason (消法 25: it may be excluded for digital goods), on which no claim of ours rests.
 */
export interface LawArticle {
  /** As papers name it. */
  readonly law: string;
  /** `第五十一条` */
  readonly article: string;
  /** What it says, shortened; never in quotation marks on a paper. */
  readonly gist: string;
  /** Which text: the amendment, and since when it is in force. */
  readonly version: string;
  readonly source: string;
  /** `2026-11-22`: number and gist held against the text, in the project's notes or in public copies; absent: from general knowledge. */
  readonly verifiedOn?: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

const NOTES = '2026-11-22';
const DATABASE = '国家法律法规数据库 flk.npc.gov.cn';
const COURT = '最高人民法院公报、司法解释文本';

const CONSUMER = {
  law: '《消费者权益保护法》',
  version: '2013 年修正，2014-03-15 施行',
  source: DATABASE,
} as const;
const COMMERCE = { law: '《电子商务法》', version: '2019-01-01 施行', source: DATABASE } as const;
const CIVIL = { law: '《民法典》', version: '2021-01-01 施行', source: DATABASE } as const;
const PROCEDURE = {
  law: '《民事诉讼法》',
  version: '2023 年修正，2024-01-01 施行',
  source: DATABASE,
} as const;

const checked = { verifiedOn: NOTES, confidence: 'high' } as const;

export const LAW = {
  consumer20: {
    ...CONSUMER,
    article: '第二十条',
    gist: '经营者提供的商品或者服务信息应当真实、全面，不得作虚假或者引人误解的宣传。',
    ...checked,
  },
  consumer26: {
    ...CONSUMER,
    article: '第二十六条',
    gist: '经营者不得以格式条款、通知、声明等方式排除或者限制消费者权利、减轻或者免除自己的责任；含有此类内容的，其内容无效。',
    ...checked,
  },
  consumer39: {
    ...CONSUMER,
    article: '第三十九条',
    gist: '发生消费者权益争议的，可以协商和解、请求调解、向有关行政部门投诉、仲裁或者起诉。',
    ...checked,
  },
  consumer44: {
    ...CONSUMER,
    article: '第四十四条',
    gist: '网络交易平台不能提供销售者的真实名称、地址和有效联系方式的，消费者可以向平台要求赔偿。',
    ...checked,
  },
  consumer46: {
    ...CONSUMER,
    article: '第四十六条',
    gist: '有关行政部门应当自收到投诉之日起七个工作日内予以处理并告知消费者。',
    ...checked,
  },
  consumer48: {
    ...CONSUMER,
    article: '第四十八条',
    gist: '商品数量不足，不符合商品说明等表明的质量状况，或者对退还货款的要求故意拖延、无理拒绝的，经营者应当承担民事责任。',
    ...checked,
  },
  consumer52: {
    ...CONSUMER,
    article: '第五十二条',
    gist: '经营者造成消费者财产损害的，应当依法或者依约承担更换、退货、补足商品数量、退还货款或者赔偿损失等责任。',
    ...checked,
  },
  consumer53: {
    ...CONSUMER,
    article: '第五十三条',
    gist: '以预收款方式提供商品或者服务而未按照约定提供的，应当按照消费者的要求履行约定或者退回预付款。',
    ...checked,
  },
  consumer55: {
    ...CONSUMER,
    article: '第五十五条',
    gist: '经营者有欺诈行为的，应当按照消费者的要求增加赔偿，金额为价款的三倍，不足五百元的为五百元。',
    ...checked,
  },
  commerce17: {
    ...COMMERCE,
    article: '第十七条',
    gist: '电子商务经营者应当全面、真实、准确、及时地披露商品或者服务信息。',
    ...checked,
  },
  commerce20: {
    ...COMMERCE,
    article: '第二十条',
    gist: '电子商务经营者应当按照承诺或者与消费者约定的方式、时限交付商品或者服务。',
    ...checked,
  },
  commerce31: {
    ...COMMERCE,
    article: '第三十一条',
    gist: '平台经营者应当记录、保存商品和服务信息、交易信息，保存时间自交易完成之日起不少于三年。',
    ...checked,
  },
  commerce51: {
    ...COMMERCE,
    article: '第五十一条',
    gist: '以在线传输方式交付的，合同标的进入对方当事人指定的特定系统并且能够检索识别的时间为交付时间。',
    ...checked,
  },
  commerce59: {
    ...COMMERCE,
    article: '第五十九条',
    gist: '电子商务经营者应当建立便捷、有效的投诉、举报机制，及时受理并处理投诉、举报。',
    ...checked,
  },
  commerce60: {
    ...COMMERCE,
    article: '第六十条',
    gist: '电子商务争议可以协商和解、请求调解、向有关部门投诉、提请仲裁或者提起诉讼。',
    ...checked,
  },
  commerce61: {
    ...COMMERCE,
    article: '第六十一条',
    gist: '消费者与平台内经营者发生争议时，平台经营者应当积极协助消费者维护合法权益。',
    ...checked,
  },
  commerce62: {
    ...COMMERCE,
    article: '第六十二条',
    gist: '在电子商务争议处理中，电子商务经营者应当提供原始合同和交易记录。',
    ...checked,
  },
  civil497: {
    ...CIVIL,
    article: '第四百九十七条',
    gist: '提供格式条款一方不合理地免除或者减轻其责任、加重对方责任、限制或者排除对方主要权利的，该格式条款无效。',
    ...checked,
  },
  civil509: {
    ...CIVIL,
    article: '第五百零九条',
    gist: '当事人应当按照约定全面履行自己的义务。',
    ...checked,
  },
  civil512: {
    ...CIVIL,
    article: '第五百一十二条',
    gist: '电子合同的标的采用在线传输方式交付的，合同标的进入对方当事人指定的特定系统且能够检索识别的时间为交付时间。',
    ...checked,
  },
  civil563: {
    ...CIVIL,
    article: '第五百六十三条',
    gist: '迟延履行主要债务经催告后在合理期限内仍未履行，或者违约致使不能实现合同目的的，当事人可以解除合同。',
    ...checked,
  },
  civil566: {
    ...CIVIL,
    article: '第五百六十六条',
    gist: '合同解除后，已经履行的，可以请求恢复原状或者采取其他补救措施，并有权请求赔偿损失。',
    ...checked,
  },
  civil577: {
    ...CIVIL,
    article: '第五百七十七条',
    gist: '当事人不履行合同义务或者履行不符合约定的，应当承担继续履行、采取补救措施或者赔偿损失等违约责任。',
    ...checked,
  },
  civil582: {
    ...CIVIL,
    article: '第五百八十二条',
    gist: '履行不符合约定的，受损害方可以合理选择请求对方承担更换、重作、退货、减少价款等违约责任。',
    ...checked,
  },
  civil615: {
    ...CIVIL,
    article: '第六百一十五条',
    gist: '出卖人提供有关标的物质量说明的，交付的标的物应当符合该说明的质量要求。',
    ...checked,
  },
  procedure122: {
    ...PROCEDURE,
    article: '第一百二十二条',
    gist: '起诉须有直接利害关系的原告、明确的被告、具体的诉讼请求和事实、理由，属于法院受理范围和管辖。',
    ...checked,
  },
  interpretation20: {
    law: '《最高人民法院关于适用〈民事诉讼法〉的解释》',
    article: '第二十条',
    gist: '以信息网络方式订立的买卖合同，通过信息网络交付标的的，以买受人住所地为合同履行地。',
    version: '2022 年修正，2022-04-10 施行',
    source: COURT,
    ...checked,
  },
  interpretation31: {
    law: '《最高人民法院关于适用〈民事诉讼法〉的解释》',
    article: '第三十一条',
    gist: '经营者使用格式条款与消费者订立管辖协议，未采取合理方式提请消费者注意的，消费者可以主张该协议无效。',
    version: '2022 年修正，2022-04-10 施行',
    source: COURT,
    confidence: 'medium',
  },
  evidence14: {
    law: '《最高人民法院关于民事诉讼证据的若干规定》',
    article: '第十四条',
    gist: '网页、聊天记录、电子交易记录、登录日志等以数字化形式存储、处理、传输的信息是电子数据。',
    version: '2019 年修正，2020-05-01 施行',
    source: COURT,
    ...checked,
  },
  evidence15: {
    law: '《最高人民法院关于民事诉讼证据的若干规定》',
    article: '第十五条',
    gist: '直接来源于电子数据的打印件或者其他可以显示、识别的输出介质，视为电子数据的原件。',
    version: '2019 年修正，2020-05-01 施行',
    source: COURT,
    ...checked,
  },
  evidence19: {
    law: '《最高人民法院关于民事诉讼证据的若干规定》',
    article: '第十九条',
    gist: '当事人应当对证据材料逐一分类编号，对来源、证明对象和内容作简要说明，签名盖章，注明提交日期。',
    version: '2019 年修正，2020-05-01 施行',
    source: COURT,
    ...checked,
  },
} as const satisfies Readonly<Record<string, LawArticle>>;

export type LawId = keyof typeof LAW;

/** `《民法典》第五百一十二条` */
export const lawName = (id: LawId): string => `${LAW[id].law}${LAW[id].article}`;

/** The ids of the provisions that a text names: what a screen says of their source and how far they were checked. */
export function lawsIn(text: string): LawId[] {
  return (Object.keys(LAW) as LawId[]).filter((id) => text.includes(lawName(id)));
}
