import type { Stage } from './model';

/**
 * What each stage asks for first, and what the user should know before taking it. Ids are needs of `completeness.data.ts` or
 * requirements (`case.requirement.<id>`); warnings have their sentences under `case.warning.<id>`.
 */
export interface StageRule {
  readonly stage: Stage;
  readonly requires: readonly string[];
  /** Shown with the stage always; further ones depend on what was done (see `escalation.ts`). */
  readonly warnings: readonly string[];
}

export const STAGE_RULES: readonly StageRule[] = [
  { stage: 'preserve', requires: [], warnings: ['keepDevice'] },
  {
    stage: 'seller',
    requires: ['issue', 'order', 'orderNumber', 'paid', 'claimAmount'],
    warnings: ['notNoReason', 'noMoreMoney'],
  },
  {
    stage: 'platform',
    requires: ['sellerTried', 'orderNumber', 'order', 'payment', 'chat'],
    warnings: ['notNoReason', 'platformDuty'],
  },
  {
    stage: 'payment',
    requires: ['platformTried', 'transactionNumber', 'payment', 'paid'],
    warnings: ['notNoReason', 'oneTruth'],
  },
  {
    stage: 'authority',
    requires: ['respondentName', 'respondentAddress', 'order', 'payment', 'claimAmount'],
    warnings: ['consumerUse', 'complaintOrReport'],
  },
  {
    stage: 'court',
    requires: ['respondentName', 'respondentAddress', 'order', 'payment', 'claimAmount', 'limitationOpen'],
    warnings: ['noThreshold', 'ownCourt', 'keepDevice'],
  },
  { stage: 'police', requires: ['fraudSigns'], warnings: ['fraudThreshold', 'truthfulReport'] },
  { stage: 'closed', requires: ['outcomeShown'], warnings: [] },
];

/** Requirements that are no needs: what was done, not what is kept. */
export const REQUIREMENTS = [
  'sellerTried',
  'platformTried',
  'limitationOpen',
  'fraudSigns',
  'outcomeShown',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** Warnings that depend on what was done. */
export const CONFLICT_WARNINGS = [
  'courtRefused',
  'authorityRefused',
  'authorityTooLate',
  'limitationOver',
  'windowOver',
] as const;
