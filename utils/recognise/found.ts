import type { Piece } from './pieces';
import type { Reading } from './read-value';
import type { Fact, FactKind } from './types';

/** A fact with what the rules remember about it until the end. */
export interface Found {
  readonly fact: Fact;
  readonly strength: 'strong' | 'weak' | 'none';
  /** Row of a list it came from. */
  readonly row?: string;
  /** As shown, when the value was put together from neighbouring runs. */
  readonly shown?: string;
}

export function factAt(
  kind: FactKind,
  piece: Piece,
  reading: Reading,
  basis: string,
  extra: Partial<Pick<Fact, 'label' | 'wordingClass' | 'context' | 'confidence'>> = {},
): Fact {
  const { run, index } = piece;
  return {
    kind,
    verbatim: run.text.slice(reading.start, reading.end),
    ...(reading.value === undefined ? {} : { value: reading.value }),
    ...(reading.currency === undefined ? {} : { currency: reading.currency }),
    visible: run.visible,
    ...(run.rect === undefined ? {} : { rect: run.rect }),
    run: index,
    frame: run.frame,
    basis: reading.remark === undefined ? basis : `${basis}（${reading.remark}）`,
    confidence: reading.confidence,
    ...extra,
  };
}
