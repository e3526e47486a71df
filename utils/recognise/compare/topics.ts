import type { ChangeKind, FactChange } from './change.types';

/** What a one-line hint may name; anything else is `facts`. */
export type Topic =
  'gone' | 'back' | 'status' | 'price' | 'stock' | 'promise' | 'wording' | 'title' | 'facts';

const TOPICS: Partial<Record<ChangeKind, Topic>> = {
  status: 'status',
  stock: 'stock',
  price: 'price',
  amount: 'price',
  originalPrice: 'price',
  fee: 'price',
  goodsTitle: 'title',
  pageTitle: 'title',
};

function topicOf({ kind, after, wordingClass }: FactChange): Topic {
  if (kind === 'gone') return after ? 'gone' : 'back';
  if (kind === 'wording') return wordingClass === 'promise' ? 'promise' : 'wording';
  return TOPICS[kind] ?? 'facts';
}

/** The subjects of the changes, each once, in their order. Doubtful ones are not announced. */
export function changedTopics(changes: readonly FactChange[]): readonly Topic[] {
  return [...new Set(changes.filter((change) => !change.doubtful).map(topicOf))];
}
