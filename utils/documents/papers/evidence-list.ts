import { paras, pairs, sign, table, title } from '../blocks';
import type { Facts } from '../facts';
import { KIND_WORDS } from '../kinds.data';
import type { Block } from '../model';
import { exhibitLabel } from '../../exhibit/ids';
import { day, moment } from '../words';
import { lawName } from '../law.data';
import { pageNumbers } from '../page-numbers';

const STATE_WORDS = { complete: '', partial: '（部分留存）', damaged: '（部分文件已检出损坏）' };

/** 证据目录 as 证据规定 19 asks for it: numbered, with source and purpose, signed and dated. Pages are numbered through once their counts are told. */
export function evidenceList(f: Facts): Block[] {
  const who = f.answer('ownName');
  const date = day(f.paper.now);
  const pages = pageNumbers(f.answered('pageCounts') ?? '', f.paper.exhibits.length);
  return [
    title('证据目录'),
    ...pairs([
      ['案由', '信息网络买卖合同纠纷'],
      ['订单编号', f.get('orderNumber')],
      ['对方', f.has('respondentName') ?? f.has('sellerName')],
    ]),
    ...(hasGaps(f) ? paras('编号不连续之处，是提交人删除的证据，其哈希仍在存证链中。') : []),
    ...table(
      [
        '序号',
        '编号',
        '名称',
        '类别',
        '来源',
        '证明目的',
        '页码',
        '份数',
        '原件/复制件',
        'SHA-256',
        '时间戳',
        '提交人',
        '日期',
      ],
      f.paper.exhibits.map((one, i) => [
        String(i + 1),
        exhibitLabel(one.number),
        `${KIND_WORDS[one.kind].name}：${one.name}${STATE_WORDS[one.state]}`,
        '电子数据',
        `${one.origin === 'captured' ? '网页留存' : '导入文件'}：${one.source}（${moment(one.at)}）`,
        KIND_WORDS[one.kind].shows,
        pages[i] ?? f.unanswered('pageCounts'),
        '1',
        '电子数据打印件',
        one.sha256,
        one.stampedAt === undefined ? '无' : moment(one.stampedAt),
        who,
        date,
      ]),
    ),
    ...paras(
      `说明：（1）网页、聊天记录等属于电子数据（${lawName('evidence14')}）；直接来源于电子数据的打印件视为原件（${lawName('evidence15')}），本目录依${lawName('evidence19')}编制。`,
      '（2）SHA-256：网页留存的证据为其记录文件 exhibit.json 的哈希，该文件列有全部文件的哈希；导入文件为原文件的哈希。哈希相符只说明此后未被改动。',
      '（3）时间为北京时间。原始电子数据、所用设备和账号由提交人保存，可供核对。',
    ),
    sign(`提交人：${who}`),
    sign(date),
  ];
}

function hasGaps({ paper }: Facts): boolean {
  return paper.exhibits.some(({ number }, i) => number !== i + 1);
}
