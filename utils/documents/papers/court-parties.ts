import { pairs, paras } from '../blocks';
import { due, fraudAmount, rescinds } from '../claims';
import type { Facts } from '../facts';
import type { Block } from '../model';
import { aboutTime, missingCount } from '../problem';
import { blank, moment } from '../words';

/** 民诉法 124: name, gender, age, ethnicity, occupation, employer, domicile, contact. */
export function plaintiff(f: Facts): string {
  return (
    `原告：${f.answer('ownName')}，${f.answer('ownGender')}，${f.answer('ownBirth')}出生，${ethnicity(f)}，` +
    `${f.answer('ownOccupation')}，住${f.answer('ownAddress')}，` +
    `${idWords(f)}${f.answer('ownIdNumber')}，联系电话${f.answer('ownPhone')}。`
  );
}

/** A business by its name, code, domicile and head; a person by name, gender and domicile. */
export function respondent(f: Facts): string {
  const name = f.get('respondentName');
  const home = f.get('respondentAddress');
  const phone = `联系电话${f.get('respondentPhone')}`;
  const kind = f.answered('respondentType');
  if (kind === '企业或个体工商户')
    return `被告：${name}，统一社会信用代码${f.answer('respondentCode')}，住所地${home}，法定代表人（负责人）${f.answer('respondentLeader')}，${phone}。`;
  if (kind === '个人') {
    const gender = f.answered('respondentGender') === '不详' ? '性别不详' : f.answer('respondentGender');
    return `被告：${name}，${gender}，住${home}，${phone}。`;
  }
  return `被告：${name}（${f.answer('respondentType')}），住所地${home}，${phone}。`;
}

const ethnicity = (f: Facts): string => {
  const own = f.answered('ownEthnicity');
  return own ? `${own.replace(/族$/, '')}族` : f.answer('ownEthnicity');
};

function idWords(f: Facts): string {
  const type = f.answered('ownIdType');
  return type === undefined || type === '居民身份证' ? '公民身份号码' : `${type}号码`;
}

/**
 * What the courts' own form for sales (要素式起诉状示范文本, in general use since 2025) asks a buyer: each fact once more by its
 * name, so that clerk and user copy it over without reading the story for it. What the case does not know is a blank.
 */
export function elements(f: Facts): Block[] {
  const more = onlyPlatform(f) ? undefined : fraudAmount(f);
  const where = f.has('shop') ?? f.has('shopUrl') ?? '网上';
  const account = f.has('account');
  const count = f.has('expectedQuantity');
  return [
    ...paras('以下供填写要素式起诉状（买卖合同纠纷示范文本）时对照，内容与上文一致。'),
    ...pairs([
      [
        '合同的签订',
        `${f.has('orderedAt') ?? f.get('paidAt')}在${where}以网络下单方式订立，订单编号${f.get('orderNumber')}`,
      ],
      ['出卖人、买受人', `出卖人：${f.get('sellerName')}；买受人：${f.answer('ownName')}`],
      ['标的物', `${f.get('goods')}${count ? `，数量${count}` : ''}`],
      ['价款及支付方式', `${f.get('paid')}，${f.get('payChannel')}`],
      ['约定的交付时间、方式', `${f.get('promise')}；以在线传输方式交付${account ? `至账号${account}` : ''}`],
      ['价款支付', `${f.get('paidAt')}支付${f.get('paid')}`],
      ['标的物交付', delivered(f)],
      ['是否迟延履行', late(f)],
      ['是否催促过履行', urged(f)],
      ['是否不符合约定', mismatch(f)],
      ['是否请求解除合同', ends(f) ? '是' : '否'],
      ['请求的依据', '法律规定，见“二、事实与理由”'],
      ['标的总额', more ? `${due(f)}及增加赔偿${more}` : due(f)],
      ['有无仲裁、法院管辖约定', f.answer('jurisdiction').replace('我', '原告')],
      ['是否申请财产保全', f.answer('preservation')],
      [
        '送达地址、收件人、电话',
        `${f.answer('ownAddress')}，${f.answer('ownName')}，${f.answer('ownPhone')}`,
      ],
      [
        '是否接受电子送达',
        f.answered('electronicService') === '同意'
          ? `同意，短信：${f.answer('ownPhone')}`
          : f.answer('electronicService'),
      ],
    ]),
  ];
}

const TOLD = '见“二、事实与理由”';

/** A platform that did not sell has no contract to end. */
export const onlyPlatform = (f: Facts): boolean => f.answered('respondentRole') === '平台';

export const ends = (f: Facts): boolean => rescinds(f) && !onlyPlatform(f);

function delivered(f: Facts): string {
  const lacking = missingCount(f);
  if (f.issue === 'short')
    return `实际到账${f.get('receivedQuantity')}${lacking === undefined ? '' : `，少交付${lacking}`}`;
  if (f.gap.delivered !== null) return `${moment(f.gap.delivered)}到账`;
  return aboutTime(f) ? `至${moment(f.paper.now)}未交付` : TOLD;
}

function late(f: Facts): string {
  if (f.issue === 'late') return '是';
  if (!aboutTime(f)) return '不主张';
  return f.gap.over !== null && f.gap.over > 0 ? '是，逾期未交付' : '未交付';
}

function urged(f: Facts): string {
  const asked = f.paper.dossier.contacts.some(
    ({ stage, direction }) => stage === 'seller' && direction === 'sent',
  );
  return asked ? `是，${TOLD}` : blank('是否、何时催促过对方');
}

function mismatch(f: Facts): string {
  if (f.issue === 'misdescribed') return `是，${f.inline('mismatch')}`;
  if (f.issue === 'short') return '是，数量不足';
  return TOLD;
}
