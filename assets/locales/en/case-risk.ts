import type { zhCaseRisk } from '../zh-CN/case-risk';

export const enCaseRisk: Record<keyof typeof zhCaseRisk, string> = {
  'risk.advanceFee.what': 'Asks for a fee first',
  'risk.advanceFee.why':
    'A deposit, activation fee or price difference before delivery or refund is a common trick; the next demand often follows.',
  'risk.offPlatform.what': 'Leads away from the platform',
  'risk.offPlatform.why':
    'Paid elsewhere, nothing is held in trust and there is no order; money is hard to get back.',
  'risk.exclusion.what': 'Says no refunds, no exchanges',
  'risk.exclusion.why':
    'It does not excuse non-delivery or misdescription, but sellers use it to stall. Consumer Protection Law, Article 26: standard terms that shut out consumers’ rights are void.',
  'risk.cheap.what': 'Advertises a very low price',
  'risk.cheap.why':
    'Points far below the official price may come from improper sources and may be taken back after delivery.',
  'risk.promise.what': 'Promises fast delivery',
  'risk.promise.why':
    'The time of delivery is the promise that fails most often. Keep the sentence now, so that you can point to it later.',
  'risk.guarantee.what': 'Claims a guarantee or authorisation',
  'risk.guarantee.why':
    'Anyone can write “officially authorised” or “trusted seller”; check with the official source.',
  'risk.discount.what': 'About {percent}% of the original price',
  'risk.discount.why':
    'The original price is given as {original}. Find out first where the difference comes from.',
  'risk.advice.smallTest': 'Buy the smallest amount first; check speed and quantity before buying more.',
  'risk.advice.escrow': 'Prefer trades where the seller is paid only after you confirm delivery.',
  'risk.advice.readTerms':
    'Read the type of goods (game points or a membership), the delivery time and the refund rule.',
  'risk.advice.stayInside': 'Order, pay and talk inside the platform; no private transfers.',
  'risk.advice.noMoreMoney': 'Do not pay a deposit, unfreezing fee or price difference in advance.',
  'risk.advice.keepNow': 'Press “Keep this page” once before paying, to keep the goods page and its promise.',
};
