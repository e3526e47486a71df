import type { LawId } from './law.data';
import { LAW, lawName } from './law.data';
import { missingCount } from './problem';
import type { Facts } from './facts';
import { blank, yuan } from './words';
import { centsOf, centsText, recoveredOf } from '../case/recovered';

/**
 * `退还已支付的货款498.00元`: what is asked for, in one clause. What came back already is taken off and said so: nobody is
 * asked for the same money twice.
 */
export function claim(f: Facts): string {
  return `${aim(f)}${due(f)}${share(f)}${less(f)}`;
}

function aim(f: Facts): string {
  const full = f.paper.known.claim?.value === 'full';
  if (f.issue === 'short') return full ? '退还货款' : '退还未交付部分的货款';
  if (f.issue === 'late') return full ? '退还货款' : '就逾期交付退还部分货款';
  if (f.issue === 'misdescribed') return full ? '退还货款' : '就与描述不符的部分减少价款，退还';
  return f.paper.known.claim?.value === 'partial' ? '退还部分货款' : '退还已支付的货款';
}

/** What is still owed of the sum asked for, as it stands on the paper. */
export function due(f: Facts): string {
  const back = recoveredOf(f.paper.dossier);
  const asked = f.paper.known.claimAmount?.value;
  if (!back || asked === undefined || !MONEY.test(asked)) return f.get('claimAmount');
  const left = centsOf(asked) - centsOf(back.amount);
  return left > 0n ? yuan(centsText(left)) : blank(STILL_ASKED);
}

const STILL_ASKED = '仍要求退还的金额';
const MONEY = /^\d{1,12}(?:\.\d{1,2})?$/;

function less(f: Facts): string {
  const back = recoveredOf(f.paper.dossier);
  return back ? `（请求${f.get('claimAmount')}，已退回${yuan(back.amount)}）` : '';
}

/** How it was reckoned, where it is the share that did not come. */
function share(f: Facts): string {
  const { known } = f.paper;
  const missing = missingCount(f);
  const [paid, all, asked] = [known.paid, known.expectedQuantity, known.claimAmount].map((one) =>
    Number(one?.value),
  );
  if (f.issue !== 'short' || known.claim?.value === 'full' || recoveredOf(f.paper.dossier)) return '';
  if (missing === undefined || !paid || !all || !asked) return '';
  const part = (paid * Number(missing)) / all;
  return Math.abs(part - asked) < 0.011
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
      return ['commerce20', 'commerce51', 'civil512', 'consumer53', 'civil577', ...refusal];
    case 'short':
      return ['civil509', 'consumer48', 'consumer52', 'civil582', ...refusal];
    case 'misdescribed':
      return ['consumer20', 'commerce17', 'civil615', 'civil582', ...refusal];
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

/** Contract ended and all of the price asked back: only where the purchase was not kept, or kept in vain. */
export const rescinds = (f: Facts): boolean => f.paper.known.claim?.value !== 'partial';

/** `依据《…》第…条、《…》第…条` */
export const named = (ids: readonly LawId[]): string => ids.map(lawName).join('、');

/** ×3, at least ¥500 (消法 55): only where the user asks for it. */
export function fraudAmount(f: Facts): string | undefined {
  const paid = Number(f.paper.known.paid?.value);
  if (f.answered('fraud') !== '主张' || !(paid > 0)) return undefined;
  return yuan(Math.max(500, paid * 3).toFixed(2));
}
