import type { EvidenceKind } from '../exhibit/model';
import type { ExhibitId } from '../exhibit/ids';
import type { UtcIso } from '../shared/time';
import type { CaseField, FieldValue, Hint, Stage } from './model';

/**
 * What the pure functions of this room answer, and what screens show. Sentences are in the locales, under the ids given
 * here.
 */

/** An exhibit as this room sees it. */
export interface CaseExhibit {
  readonly id: ExhibitId;
  readonly number: number;
  readonly kind: EvidenceKind;
  readonly origin: 'captured' | 'imported';
  readonly state: 'complete' | 'partial';
  readonly at: UtcIso;
  readonly hints: readonly Hint[];
  /** The site's clock less this computer's, ms, where they contradict each other. */
  readonly serverAheadMs?: number;
}

/** What could fill a field, newest exhibit first; more than one value: they contradict each other. */
export interface Proposal {
  readonly field: CaseField;
  readonly values: readonly {
    readonly value: string;
    readonly verbatim: string;
    readonly confidence: Hint['confidence'];
    readonly from: readonly { readonly exhibit: ExhibitId; readonly number: number }[];
  }[];
  /** What the case holds; absent while nothing was confirmed. */
  readonly current?: FieldValue;
}

/** Something that cannot all be true, or that a reader will ask about. Text: `case.flag.<code>`. */
export interface CaseFlag {
  readonly code: string;
  readonly severity: 'conflict' | 'warning';
  readonly fields: readonly CaseField[];
  readonly exhibits: readonly number[];
  readonly values?: Readonly<Record<string, string | number>>;
}

export const CHAIN_LINKS = ['listing', 'order', 'payment', 'chat', 'delivery', 'orderNumber'] as const;
export type ChainLinkId = (typeof CHAIN_LINKS)[number];

export interface ChainLink {
  readonly id: ChainLinkId;
  readonly state: 'full' | 'partial' | 'missing';
  readonly exhibits: readonly number[];
}

export const CLAIM_ELEMENTS = ['contract', 'payment', 'breach', 'loss', 'defendant'] as const;
export type ClaimElementId = (typeof CLAIM_ELEMENTS)[number];

/** One thing to get next. Texts: `case.need.<id>.what`, `.why`, `.how`. */
export interface Need {
  readonly id: string;
  readonly element: ClaimElementId;
  readonly required: boolean;
  readonly kind?: EvidenceKind;
  readonly field?: CaseField;
}

export interface Completeness {
  /** The meter: 商品 订单 支付 聊天 未到账 订单编号. */
  readonly links: readonly ChainLink[];
  readonly elements: readonly {
    readonly id: ClaimElementId;
    readonly state: 'full' | 'partial' | 'missing';
    readonly exhibits: readonly number[];
  }[];
  /** Most pressing first. */
  readonly needs: readonly Need[];
}

export type Basis = 'law' | 'platform' | 'guide' | 'user';

/** One clock. Texts of a rule: `deadline.<rule>.title`, `.why`, `.now`. */
export interface Deadline {
  /** The rule's id (and the contact it counts from), or the user's. */
  readonly id: string;
  readonly rule?: string;
  /** The user's own words. */
  readonly title?: string;
  readonly stage: Stage;
  readonly dueAt: UtcIso;
  /** When it starts to press. */
  readonly warnAt?: UtcIso;
  readonly from?: {
    readonly at: UtcIso;
    readonly field?: CaseField;
    readonly contact?: string;
    /** Read off an exhibit and not confirmed by the user. */
    readonly assumed?: true;
  };
  readonly amount?: number;
  /** Hours, days, working days, years. */
  readonly unit?: 'h' | 'd' | 'wd' | 'y';
  readonly basis: Basis;
  readonly cite?: string;
  readonly source?: string;
  /** `2026-11-22`. */
  readonly verifiedOn?: string;
  readonly confidence?: 'high' | 'medium' | 'low';
  readonly state: 'open' | 'soon' | 'overdue' | 'met';
  readonly edited: boolean;
  /** The working days run into a year whose holidays are not in the table: only weekends were left out there. */
  readonly unknownYear?: number;
}

export interface StageView {
  readonly stage: Stage;
  /** `unused`: the case is closed and came to its end without it. */
  readonly state: 'done' | 'current' | 'open' | 'later' | 'unused';
  /** Ids of what must be there first (needs, or `case.requirement.<id>`). */
  readonly requires: readonly { readonly id: string; readonly met: boolean }[];
  /** Text: `case.warning.<id>`. */
  readonly warnings: readonly string[];
}

/**
 * The one thing to do now. Text: `case.next.<type>`, of `send` and `escalate` with `.<stage>` behind it; of `get` the
 * need's own texts.
 */
export type NextStep =
  /** Evidence to keep (`need.kind`) or a field to fill (`need.field`). */
  | { readonly type: 'get'; readonly need: Need }
  /** What the stage asks for is there: its text can go out. */
  | { readonly type: 'send'; readonly stage: Stage }
  /** A clock of the other side runs. */
  | { readonly type: 'wait'; readonly stage: Stage; readonly deadline: Deadline }
  /** It has run out, or the answer was no: `stage` is the next one. */
  | { readonly type: 'escalate'; readonly stage: Stage; readonly deadline?: Deadline }
  /** Money came back, as an exhibit shows: the case can be closed. */
  | { readonly type: 'close' }
  | { readonly type: 'closed' };

/** A wording or price that asks for care before paying. Texts: `risk.<code>.what`, `.why`. */
export interface RiskHint {
  readonly code: string;
  readonly severity: 'high' | 'care';
  /** As it stands on the page. */
  readonly verbatim: string;
  /** The sentence around it, verbatim. */
  readonly context?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface RiskReport {
  /** Most serious first; empty without shop or seller context. */
  readonly hints: readonly RiskHint[];
  /** Text: `risk.advice.<id>`. */
  readonly advice: readonly string[];
}
