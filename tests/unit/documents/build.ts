import type { CaseField, Contact } from '@/utils/case/model';
import { knownFields } from '@/utils/case/known';
import type { Answers, PaperCase, PaperExhibit } from '@/utils/documents/model';
import type { EvidenceKind } from '@/utils/exhibit/model';
import { at, CHAIN, contact, dossier, FIELDS, utc } from '../case/build';

export { at, contact, utc };

export const NOW = at('2026-03-12 16:30');

export const paperExhibit = (
  number: number,
  kind: EvidenceKind,
  more: Partial<PaperExhibit> = {},
): PaperExhibit => ({
  number,
  kind,
  name: `某某卡盟 第${number}页`,
  origin: 'captured',
  source: `https://shop.example/${kind}/${number}`,
  at: at('2026-03-12 15:00'),
  sha256: String(number % 10).repeat(64),
  state: 'complete',
  ...more,
});

export const EXHIBITS: readonly PaperExhibit[] = (
  ['listing', 'order', 'payment', 'chat', 'delivery'] as const
).map((kind, i) => paperExhibit(i + 1, kind));

export const OWN: Answers = {
  ownName: '张三',
  ownGender: '男',
  ownBirth: '1998年5月6日',
  ownEthnicity: '汉',
  ownOccupation: '职员',
  ownPhone: '13800000000',
  ownIdType: '居民身份证',
  ownIdNumber: '110101199805060011',
  ownAddress: '北京市东城区某街1号',
  platformName: '某某卡盟',
  mediation: '同意',
  court: '北京互联网法院',
  signed: '实名',
  replyHours: '2',
  respondentRole: '卖家',
  respondentType: '企业或个体工商户',
  respondentCode: '91440300MA5XXXXX0X',
  respondentLeader: '李四，执行董事',
  jurisdiction: '没有',
  preservation: '不申请',
  electronicService: '同意',
  pageCounts: '3, 1, 1, 6, 1, 2, 1, 1',
  purpose: '活动已于当日15:00结束，点券未使用，可以退还',
  fraudFacts: '明知无货仍宣传现货秒发',
};

/** What every paper of a dispute about something that never came is filled from. */
export function paperCase(
  fields: Readonly<Partial<Record<CaseField, string>>> = {},
  more: Partial<Pick<PaperCase, 'answers' | 'exhibits' | 'now'>> & { contacts?: readonly Contact[] } = {},
): PaperCase {
  const { contacts = [], ...rest } = more;
  const said = dossier({ ...FIELDS, ...fields }, contacts);
  return {
    dossier: said,
    known: knownFields(CHAIN, said),
    exhibits: EXHIBITS,
    answers: {},
    now: NOW,
    ...rest,
  };
}

/** All that a paper can ask for. */
export const FULL: Readonly<Partial<Record<CaseField, string>>> = {
  shop: '某某卡盟',
  shopUrl: 'https://shop.example/',
  orderedAt: utc('2026-03-12 14:28'),
  payChannel: '微信支付',
  transactionNumber: '4200001234202603121234567890',
  cashierNumber: 'M20260312143000',
  payee: '某某网络科技有限公司',
  account: '10001',
  respondentName: '某某网络科技有限公司',
  respondentAddress: '广东省深圳市南山区某路2号',
  respondentPhone: '0755-00000000',
};
