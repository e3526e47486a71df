import { address, heading, numbered, paras, sign, table, title } from '../blocks';
import { basis, claim, fraudAmount, named } from '../claims';
import type { Facts } from '../facts';
import { history } from '../history';
import { KIND_WORDS } from '../kinds.data';
import { lawName, type LawId } from '../law.data';
import type { Block } from '../model';
import { breach, promised, refused, trade } from '../problem';
import { exhibitLabel } from '../../exhibit/ids';
import { blank, day } from '../words';

/** 民事起诉状. The buyer's own court: 民诉解释 20, for what was bought and delivered online. */
export function civilComplaint(f: Facts): Block[] {
  const more = fraudAmount(f);
  const full = f.paper.known.claim?.value !== 'partial' && f.issue !== 'late';
  const laws: LawId[] = [
    ...basis(f),
    ...(full ? (['civil563', 'civil566'] as const) : []),
    ...(more ? (['consumer55'] as const) : []),
    'procedure122',
  ];
  return [
    title('民事起诉状'),
    ...paras(
      `原告：${f.answer('ownName')}，${f.answer('ownGender')}，${f.answer('ownBirth')}出生，${ethnicity(f)}，` +
        `${f.answered('ownOccupation') ?? blank('职业或工作单位')}，住${f.answer('ownAddress')}，` +
        `${idWords(f)}${f.answer('ownIdNumber')}，联系电话${f.answer('ownPhone')}。`,
      `被告：${f.get('respondentName')}，住所地${f.get('respondentAddress')}，联系电话${f.get('respondentPhone')}。`,
      '案由：信息网络买卖合同纠纷',
    ),
    heading('一、诉讼请求'),
    ...numbered([
      ...(full ? ['依法解除原、被告之间的信息网络买卖合同；'] : []),
      `判令被告向原告${claim(f)}；`,
      ...(more ? [`判令被告向原告增加赔偿${more}；`] : []),
      '本案诉讼费用由被告承担。',
    ]),
    heading('二、事实与理由'),
    ...paras(
      inCourt(trade(f)),
      promised(f),
      ...breach(f).map(inCourt),
      inCourt(refused(f)),
      ...history(f, 'authority'),
      f.answered('story'),
      `原告认为，原、被告之间成立信息网络买卖合同，被告未按约定履行，应当承担相应责任。依据${named(laws)}，提起诉讼，请依法判如所请。`,
      `管辖：原告通过信息网络购买，标的亦通过信息网络交付，依据${lawName('interpretation20')}，以买受人住所地为合同履行地，贵院有管辖权。`,
    ),
    heading('三、证据和证据来源'),
    ...(f.paper.exhibits.length > 0
      ? table(
          ['编号', '证据名称', '来源', '证明目的'],
          f.paper.exhibits
            .slice(0, LISTED)
            .map(({ number, kind, name, origin }) => [
              exhibitLabel(number),
              `${KIND_WORDS[kind].name}：${name}`,
              origin === 'captured' ? '原告自网页留存' : '原告提供的文件',
              KIND_WORDS[kind].shows,
            ]),
        )
      : []),
    ...paras(
      f.paper.exhibits.length > LISTED
        ? `以上列前${LISTED}份，全部证据见《证据目录》。`
        : '详见《证据目录》。',
      '原始电子数据、所用设备和账号由原告保存，可供核对。',
    ),
    ...paras('此致'),
    address(f.answered('court') ?? `${blank('法院名称')}人民法院`),
    sign(`具状人：${f.answer('ownName')}`),
    sign(day(f.paper.now)),
    ...paras('附：本诉状副本＿＿份；证据目录及证据＿＿份。'),
  ];
}

/** Exhibits that the complaint names itself; the rest is in the list that goes with it. */
const LISTED = 12;

const ethnicity = (f: Facts): string => {
  const own = f.answered('ownEthnicity');
  return own ? `${own.replace(/族$/, '')}族` : f.answer('ownEthnicity');
};

function idWords(f: Facts): string {
  const type = f.answered('ownIdType');
  return type === undefined || type === '居民身份证' ? '公民身份号码' : `${type}号码`;
}

const inCourt = (text: string): string => text.replaceAll('本人', '原告').replaceAll('本文书', '本诉状');
