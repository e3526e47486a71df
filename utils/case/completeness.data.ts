import type { EvidenceKind } from '../exhibit/model';
import { ISSUE_TYPES, type CaseField, type IssueType, type Stage } from './model';
import type { ClaimElementId } from './view.types';

/**
 * What proves a claim, element by element (design: case.md, Issue types; the guide, part two: 证据链). Order of the rows is
 * the order in which things are asked for: what can vanish first, then what the next step needs.
 */
export interface NeedRule {
  /** Texts: `case.need.<id>.what`, `.why`, `.how`. */
  readonly id: string;
  readonly element: ClaimElementId;
  /** Met by an exhibit of that kind, or by so many of them. */
  readonly kind?: EvidenceKind;
  readonly least?: number;
  /** Met by that field. */
  readonly field?: CaseField;
  /** Met by something sent at that stage. */
  readonly sent?: Stage;
  /** The claim does not stand without it: in which issues, or from which stage on. */
  readonly required: readonly IssueType[] | 'always' | 'never';
  readonly requiredFrom?: Stage;
  /** Not asked for in other issues; absent: in all. */
  readonly only?: readonly IssueType[];
}

const UNDELIVERED: readonly IssueType[] = ['not-delivered', 'late', 'short'];
const NOT_PLATFORM_GONE = ISSUE_TYPES.filter((issue) => issue !== 'platform-gone');

export const NEEDS: readonly NeedRule[] = [
  { id: 'issue', element: 'breach', field: 'issue', required: 'always' },
  // What the other side can take away.
  { id: 'chat', element: 'breach', kind: 'chat', required: 'always' },
  { id: 'order', element: 'contract', kind: 'order', required: 'always' },
  { id: 'listing', element: 'contract', kind: 'listing', required: 'always' },
  { id: 'payment', element: 'payment', kind: 'payment', required: 'always' },
  { id: 'delivery', element: 'breach', kind: 'delivery', required: UNDELIVERED },
  {
    id: 'balancePair',
    element: 'breach',
    kind: 'delivery',
    least: 2,
    required: ['short'],
    only: ['short'],
  },
  {
    id: 'platformContact',
    element: 'breach',
    sent: 'platform',
    required: ['platform-gone'],
    only: ['platform-gone'],
  },
  {
    id: 'sellerContact',
    element: 'breach',
    sent: 'seller',
    required: ['seller-gone'],
    only: ['seller-gone'],
  },
  {
    id: 'terms',
    element: 'contract',
    kind: 'terms',
    required: ['unfair-terms'],
    only: ['unfair-terms', 'platform-gone'],
  },
  // What every text of the dispute names.
  { id: 'orderNumber', element: 'contract', field: 'orderNumber', required: 'always' },
  { id: 'paid', element: 'payment', field: 'paid', required: 'always' },
  {
    id: 'paidAt',
    element: 'payment',
    field: 'paidAt',
    required: ['late', 'not-delivered'],
  },
  { id: 'deliveredAt', element: 'breach', field: 'deliveredAt', required: ['late'], only: ['late'] },
  {
    id: 'expectedQuantity',
    element: 'breach',
    field: 'expectedQuantity',
    required: ['short'],
    only: ['short'],
  },
  {
    id: 'receivedQuantity',
    element: 'breach',
    field: 'receivedQuantity',
    required: ['short'],
    only: ['short'],
  },
  {
    id: 'promise',
    element: 'contract',
    field: 'promise',
    required: ['late', 'misdescribed'],
    only: NOT_PLATFORM_GONE,
  },
  { id: 'goods', element: 'contract', field: 'goods', required: 'always' },
  { id: 'account', element: 'breach', field: 'account', required: 'never', only: UNDELIVERED },
  { id: 'claim', element: 'loss', field: 'claim', required: 'always' },
  { id: 'claimAmount', element: 'loss', field: 'claimAmount', required: 'always' },
  { id: 'sellerName', element: 'defendant', field: 'sellerName', required: 'always' },
  { id: 'shopUrl', element: 'defendant', field: 'shopUrl', required: 'never' },
  { id: 'sellerPage', element: 'defendant', kind: 'seller', required: 'never' },
  { id: 'payChannel', element: 'payment', field: 'payChannel', required: 'never' },
  {
    id: 'transactionNumber',
    element: 'payment',
    field: 'transactionNumber',
    required: 'never',
    requiredFrom: 'payment',
  },
  { id: 'payee', element: 'defendant', field: 'payee', required: 'never' },
  {
    id: 'respondentName',
    element: 'defendant',
    field: 'respondentName',
    required: 'never',
    requiredFrom: 'authority',
  },
  {
    id: 'respondentAddress',
    element: 'defendant',
    field: 'respondentAddress',
    required: 'never',
    requiredFrom: 'authority',
  },
  { id: 'respondentPhone', element: 'defendant', field: 'respondentPhone', required: 'never' },
];
