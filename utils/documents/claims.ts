import type { LawId } from './law.data';
import { LAW, lawName } from './law.data';
import { missingCount } from './problem';
import type { Facts } from './facts';
import { yuan } from './words';

/** `退还已支付的货款498.00元`: what is asked for, in one clause. */
export function claim(f: Facts): string {
  const amount = f.get('claimAmount');
  const scope = f.paper.known.claim?.value;
  if (f.issue === 'short')
    return scope === 'full' ? `退还货款${amount}` : `退还未交付部分的货款${amount}${share(f)}`;
  if (f.issue === 'late') return scope === 'full' ? `退还货款${amount}` : `就逾期交付退还部分货款${amount}`;
  if (f.issue === 'misdescribed')
    return scope === 'full' ? `退还货款${amount}` : `就与描述不符的部分减少价款，退还${amount}`;
  return scope === 'partial' ? `退还部分货款${amount}` : `退还已支付的货款${amount}`;
}

/** How it was reckoned, where it is the share that did not come. */
function share(f: Facts): string {
  const { known } = f.paper;
  const missing = missingCount(f);
  const [paid, all, asked] = [known.paid, known.expectedQuantity, known.claimAmount].map((one) =>
    Number(one?.value),
  );
  if (missing === undefined || !paid || !all || !asked) return '';
  const due = (paid * Number(missing)) / all;
  return Math.abs(due - asked) < 0.011
    ? `（${known.paid?.value ?? ''}元×${missing}÷${known.expectedQuantity?.value ?? ''}）`
    : '';
}

/** The provisions a claim rests on, by what went wrong: non-delivery or misdescription, never a return without a reason. */
export function basis(f: Facts): LawId[] {
  const refusal: LawId[] =
    f.answered('refusal') || f.issue === 'unfair-terms' ? ['consumer26', 'civil497'] : [];
  switch (f.issue) {
    case 'not-delivered':
    case 'seller-gone':
    case 'platform-gone':
    case 'late':
      return ['commerce51', 'civil512', 'consumer53', 'civil577', ...refusal];
    case 'short':
      return ['civil509', 'civil582', 'consumer52', ...refusal];
    case 'misdescribed':
      return ['consumer20', 'commerce17', 'civil582', ...refusal];
    case 'unfair-terms':
      return [...refusal, 'civil577'];
    case undefined:
      break;
  }
  return ['civil577', ...refusal];
}

/** One line a provision, with what it says. */
export const spelled = (ids: readonly LawId[]): string[] =>
  ids.map((id) => `${lawName(id)}：${LAW[id].gist}`);

/** `依据《…》第…条、《…》第…条` */
export const named = (ids: readonly LawId[]): string => ids.map(lawName).join('、');

/** ×3, at least ¥500 (消法 55): only where the user asks for it. */
export function fraudAmount(f: Facts): string | undefined {
  const paid = Number(f.paper.known.paid?.value);
  if (f.answered('fraud') !== '主张' || !(paid > 0)) return undefined;
  return yuan(Math.max(500, paid * 3).toFixed(2));
}
