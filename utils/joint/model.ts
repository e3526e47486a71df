import type { CaseField } from '../case/model';

/** Version of `joint.json`. A reader refuses another major. */
export const JOINT_VERSION = '1.0';

/** A field of one person's case, as the verified custody log tells it. */
export interface MemberField {
  readonly value: string;
  /** `E003`: read off that exhibit and confirmed; absent: written by the person. */
  readonly from?: string;
}

export interface MemberExhibit {
  /** `E003`, within that person's case. */
  readonly label: string;
  readonly kind: string;
  readonly title: string;
  readonly url: string;
  /** UTC, as that person's clock said. */
  readonly at: string;
  readonly recordSha256: string;
}

/** A bundle as it was given. */
export interface MemberFile {
  /** Where it was read from, for messages and for copying; not part of what is handed over. */
  readonly source: string;
  /** The name under which it lies in a backup, when `source` is one. */
  readonly within?: string;
  /** Its own name, as its group and volume say: `[A-Za-z0-9._-]`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a joint complaint needs of one verified bundle. Small: a thousand of them fit into memory easily. */
export interface Member {
  readonly caseId: string;
  readonly title: string;
  /** UTC, self-declared. */
  readonly exportedAt: string;
  readonly files: readonly MemberFile[];
  readonly fields: Readonly<Partial<Record<CaseField, MemberField>>>;
  /** Plain decimal of CNY that came back, as the person states. */
  readonly recovered?: string;
  readonly closed: boolean;
  readonly exhibits: readonly MemberExhibit[];
  /** SHA-256 of each line of its custody log: two exports of one case are told apart by them. */
  readonly lines: readonly string[];
  /** Codes of what was there to be said although nothing is wrong, e.g. `SIGNATURE_ABSENT`. */
  readonly remarks: readonly string[];
}

/** A file, or set of volumes, that is not part of the joint case, and why. */
export interface Apart {
  readonly sources: readonly string[];
  readonly title?: string;
  /**
   * `INVALID`: something in it does not hold; `UNREADABLE`: no bundle of ours, or cut off; `INCOMPLETE`: volumes are
   * missing; `OLDER`: another bundle of the same case goes on from it; `DIVERGED`: two bundles of one case disagree, so
   * neither counts; `REPEATED`: the same bytes were given twice.
   */
  readonly reason: 'INVALID' | 'UNREADABLE' | 'INCOMPLETE' | 'OLDER' | 'DIVERGED' | 'REPEATED';
  /** Codes and sentences of the verifier. */
  readonly findings: readonly {
    readonly code: string;
    readonly zh: string;
    readonly files: readonly string[];
  }[];
}

export interface Person extends Member {
  /** `P001` */
  readonly label: string;
  /** `S01`: of the seller they bought from. */
  readonly seller: string;
}

export interface Seller {
  /** `S01` */
  readonly label: string;
  /** Every spelling that occurs, most frequent first; empty where nobody named one. */
  readonly names: readonly string[];
  readonly contacts: readonly string[];
  readonly sites: readonly string[];
  readonly people: readonly string[];
  readonly orders: number;
  readonly paid: Sum;
  readonly claimed: Sum;
  readonly recovered: Sum;
}

export interface Sum {
  /** Plain decimal of CNY. */
  readonly amount: string;
  /** People whose case names no such amount: the sum is without them. */
  readonly unknown: number;
}

/** Wording that two or more people were promised. */
export interface CommonPromise {
  /** As it stands most often. */
  readonly text: string;
  readonly people: readonly { readonly person: string; readonly exhibit?: string }[];
  readonly sellers: readonly string[];
}

export interface JointCase {
  readonly people: readonly Person[];
  readonly sellers: readonly Seller[];
  readonly promises: readonly CommonPromise[];
  readonly paid: Sum;
  readonly claimed: Sum;
  readonly recovered: Sum;
  readonly apart: readonly Apart[];
}
