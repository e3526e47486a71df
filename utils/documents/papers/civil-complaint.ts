import { address, heading, numbered, paras, sign, table, title } from '../blocks';
import { basis, claim, due, fraudAmount, named } from '../claims';
import type { Facts } from '../facts';
import { history } from '../history';
import { KIND_WORDS } from '../kinds.data';
import { lawName, type LawId } from '../law.data';
import type { Block } from '../model';
import { breach, inVain, promised, refused, trade } from '../problem';
import { exhibitLabel } from '../../exhibit/ids';
import { blank, day } from '../words';
import { elements, ends, onlyPlatform, plaintiff, respondent } from './court-parties';

/**
 * 民事起诉状, with what 民诉法 124 asks for. The buyer's own court: 民诉解释 20, for what was bought and delivered online.
 * Its fourth part gives the elements in the order of the courts' own form (要素式示范文本), to be copied into it (ADR 0047).
 */
export function civilComplaint(f: Facts): Block[] {
  // A platform that did not sell answers for the loss (消法 44), not for the contract.
  const platform = onlyPlatform(f);
  const more = platform ? undefined : fraudAmount(f);
  const laws: LawId[] = [
    ...(platform ? (['consumer44', 'commerce62'] as const) : []),
    ...basis(f),
    ...(ends(f) ? (['civil563', 'civil566'] as const) : []),
    ...(more ? (['consumer55'] as const) : []),
  ];
  return [
    title('民事起诉状'),
    ...paras(plaintiff(f), respondent(f), '案由：信息网络买卖合同纠纷'),
    heading('一、诉讼请求'),
    ...numbered([
      ...(ends(f) ? ['依法解除原、被告之间的信息网络买卖合同；'] : []),
      platform ? `判令被告赔偿原告货款损失${due(f)}；` : `判令被告向原告${claim(f)}；`,
      ...(more ? [`判令被告向原告增加赔偿${more}；`] : []),
      '本案诉讼费用由被告承担。',
    ]),
    heading('二、事实与理由'),
    ...paras(
      inCourt(trade(f)),
      role(f),
      promised(f),
      ...breach(f).map(inCourt),
      inVain(f),
      inCourt(refused(f)),
      ...history(f, 'authority').map(inCourt),
      f.answered('story'),
      more && `被告故意告知虚假情况或者隐瞒真实情况，构成欺诈：${f.inline('fraudFacts')}。`,
      platform
        ? `原告认为，原告通过被告的网络交易平台购买商品，合法权益受到损害，被告依法应当承担赔偿责任。依据${named(laws)}，提起诉讼，请依法判如所请。`
        : `原告认为，原、被告之间成立信息网络买卖合同，被告未按约定履行，应当承担相应责任。依据${named(laws)}，提起诉讼，请依法判如所请。`,
      `管辖：原告通过信息网络购买，标的亦通过信息网络交付，依据${lawName('interpretation20')}，以买受人住所地为合同履行地${agreed(f)}`,
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
    heading('四、案件要素'),
    ...elements(f),
    ...paras('此致'),
    address(f.answered('court') ?? `${blank('法院名称')}人民法院`),
    sign(`具状人：${f.answer('ownName')}`),
    sign(day(f.paper.now)),
    ...paras('附：本诉状副本1份；证据目录及证据1份。'),
  ];
}

/** Exhibits that the complaint names itself; the rest is in the list that goes with it. */
const LISTED = 12;

/** Who the defendant is in the story that is told: the one thing that a name alone does not say. */
function role(f: Facts): string {
  const seller = f.get('sellerName');
  const platform = f.answered('platformName') ?? f.has('shop') ?? f.answer('platformName');
  const who = f.answered('respondentRole');
  if (who === '卖家') return `被告是卖家“${seller}”的经营者。`;
  if (who === '卖家兼平台') return `被告是卖家“${seller}”的经营者，也是交易平台“${platform}”的经营者。`;
  return who === '平台'
    ? `被告是交易平台“${platform}”的经营者。${f.inline('platformFacts')}。`
    : `被告与该交易的关系：${f.answer('respondentRole')}。`;
}

/** A clause of the shop's own on where to sue does not bind a consumer to whom nobody pointed it out; any other may. */
function agreed(f: Facts): string {
  const said = f.answered('jurisdiction');
  if (said === '有，提醒过我') return `。双方另有约定：${blank('约定的法院或者仲裁机构')}。`;
  return said === '有，未提醒我注意'
    ? `，贵院有管辖权。被告的格式条款中虽有管辖约定，但未以合理方式提请原告注意，依据${lawName('interpretation31')}，原告主张该约定无效。`
    : '，贵院有管辖权。';
}

const inCourt = (text: string): string => text.replaceAll('本人', '原告').replaceAll('本文书', '本诉状');
