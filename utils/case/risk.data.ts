import type { WordingClass } from '../recognise/types';

/** Advice of the guide, part four, and what calls for it (design: case.md, Risk wording). */
export const ADVICE = ['smallTest', 'escrow', 'readTerms', 'stayInside', 'noMoreMoney', 'keepNow'] as const;
export type Advice = (typeof ADVICE)[number];

export interface RiskRule {
  /** Texts: `risk.<code>.what`, `.why`. */
  readonly code: string;
  readonly severity: 'high' | 'care';
  readonly advice: readonly Advice[];
}

/** Of stalling nothing: it is heard after paying. */
export const WORDING_RISKS: Readonly<Partial<Record<WordingClass, RiskRule>>> = {
  advanceFee: { code: 'advanceFee', severity: 'high', advice: ['noMoreMoney', 'keepNow'] },
  offPlatform: { code: 'offPlatform', severity: 'high', advice: ['stayInside', 'escrow', 'keepNow'] },
  exclusion: { code: 'exclusion', severity: 'care', advice: ['readTerms', 'keepNow'] },
  price: { code: 'cheap', severity: 'care', advice: ['smallTest', 'escrow'] },
  promise: { code: 'promise', severity: 'care', advice: ['smallTest', 'keepNow'] },
  guarantee: { code: 'guarantee', severity: 'care', advice: ['escrow', 'keepNow'] },
};

/** A price so far under the one struck out, or named as the official one. Share of it, 0–1. */
export const DISCOUNT = {
  rule: { code: 'discount', severity: 'care', advice: ['smallTest', 'escrow'] },
  atMost: 0.7,
} as const satisfies { readonly rule: RiskRule; readonly atMost: number };
