import type { CaseField } from '../case/model';
import type { Template, TemplateId } from './model';

const TRADE: readonly CaseField[] = [
  'issue',
  'goods',
  'orderNumber',
  'paid',
  'paidAt',
  'sellerName',
  'claimAmount',
];
const RESPONDENT: readonly CaseField[] = ['respondentName', 'respondentAddress', 'respondentPhone'];

/** The papers of a dispute (design: case.md, Documents). Their sentences are in `papers/`. */
export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  'refund-demand': {
    id: 'refund-demand',
    stage: 'seller',
    fields: TRADE,
    answers: ['mismatch', 'replyHours', 'story'],
  },
  'platform-appeal': {
    id: 'platform-appeal',
    stage: 'platform',
    fields: TRADE,
    answers: ['platformName', 'mismatch', 'refusal', 'story'],
  },
  'identity-request': {
    id: 'identity-request',
    stage: 'platform',
    fields: ['orderNumber', 'goods', 'paid', 'paidAt', 'sellerName'],
    answers: ['platformName', 'ownName', 'ownPhone'],
  },
  'payment-complaint': {
    id: 'payment-complaint',
    stage: 'payment',
    fields: [...TRADE, 'transactionNumber', 'cashierNumber', 'payee', 'payChannel'],
    answers: ['mismatch', 'refusal', 'story'],
    box: {
      heading: '投诉说明',
      limit: 300,
      source: '微信支付「消费者投诉」接口文档：投诉内容最长 300 字；其他渠道未核实，按此从严',
    },
  },
  'complaint-12315': {
    id: 'complaint-12315',
    stage: 'authority',
    fields: [...TRADE, ...RESPONDENT],
    answers: [
      'ownName',
      'ownPhone',
      'ownIdType',
      'ownIdNumber',
      'ownAddress',
      'mediation',
      'handled',
      'mismatch',
      'refusal',
      'fraud',
      'story',
    ],
    box: { heading: '投诉内容' },
  },
  'report-12315': {
    id: 'report-12315',
    stage: 'authority',
    fields: ['issue', 'goods', 'orderNumber', 'sellerName', ...RESPONDENT],
    answers: [
      'signed',
      'ownName',
      'ownPhone',
      'ownIdType',
      'ownIdNumber',
      'ownAddress',
      'mismatch',
      'refusal',
      'story',
    ],
    box: { heading: '举报内容' },
  },
  'civil-complaint': {
    id: 'civil-complaint',
    stage: 'court',
    fields: [...TRADE, ...RESPONDENT],
    answers: [
      'ownName',
      'ownGender',
      'ownBirth',
      'ownEthnicity',
      'ownOccupation',
      'ownIdNumber',
      'ownAddress',
      'ownPhone',
      'court',
      'mismatch',
      'refusal',
      'fraud',
      'story',
    ],
  },
  'evidence-list': {
    id: 'evidence-list',
    stage: null,
    fields: ['orderNumber'],
    answers: ['ownName'],
    landscape: true,
  },
};
