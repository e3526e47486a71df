import { exhibitLabel } from '../exhibit/ids';
import { claim } from './claims';
import { cleanLine } from './clean';
import type { Facts } from './facts';
import { HAPPENED, missingCount } from './problem';
import { blank, shortMoment } from './words';

/** The text for a channel's own box: as told to somebody with one minute. No law, no blame. */
export function brief(f: Facts): string {
  return [
    opening(f, 60),
    promise(f, 60),
    happened(f),
    talked(f),
    asked(f),
    named(f),
    cleanLine(f.answered('story') ?? ''),
  ].join('');
}

/**
 * Shorter ones, each leaving more out; the first that fits, or the shortest there is. A suggestion: it takes a text's place
 * only when the user says so. What is quoted in part ends in `…`.
 */
export function shorterBrief(f: Facts, limit: number): string {
  const tries = [
    [opening(f, 60), promise(f, 60), happened(f), talked(f), asked(f), named(f)],
    [opening(f, 40), promise(f, 40), happened(f), talked(f), asked(f), named(f)],
    [opening(f, 24), promise(f, 24), happened(f), asked(f), named(f)],
    [opening(f, 24), promise(f, 12), happened(f), asked(f)],
    [opening(f, 12), happened(f), asked(f)],
  ].map((parts) => parts.join(''));
  return tries.find((text) => text.length <= limit) ?? tries.at(-1) ?? '';
}

function clip(text: string, most: number): string {
  const all = Array.from(text);
  return all.length > most ? `${all.slice(0, most - 1).join('')}…` : text;
}

function opening(f: Facts, most: number): string {
  const { gap, paper } = f;
  const paid = gap.paid === null ? f.get('paidAt') : shortMoment(gap.paid, paper.now);
  return `${paid}支付${f.get('paid')}购买“${clip(f.get('goods'), most)}”，订单号${clip(f.get('orderNumber'), 40)}。`;
}

function promise(f: Facts, most: number): string {
  const words = f.has('promise');
  return words ? `卖家承诺“${clip(words, most)}”。` : '';
}

function happened(f: Facts): string {
  const { gap, paper } = f;
  const now = shortMoment(paper.now, paper.now);
  switch (f.issue) {
    case 'late':
      return `实际${gap.delivered === null ? f.get('deliveredAt') : shortMoment(gap.delivered, paper.now)}才到账，逾期交付。`;
    case 'short':
      return `应得${f.get('expectedQuantity')}，实得${f.get('receivedQuantity')}${lacking(f)}。`;
    case 'misdescribed':
      return `商品与描述不符：${clip(f.inline('mismatch'), 80)}。`;
    case 'unfair-terms':
      return `卖家以“${clip(f.inline('refusal'), 40)}”为由拒绝退款。`;
    case 'seller-gone':
      return `截至${now}未到账，卖家失联。`;
    case 'platform-gone':
      return `截至${now}未到账，平台客服无法联系。`;
    case undefined:
      return `${blank(HAPPENED)}。`;
    case 'not-delivered':
      break;
  }
  return gap.delivered === null ? `截至${now}未到账。` : `${shortMoment(gap.delivered, paper.now)}才到账。`;
}

function lacking(f: Facts): string {
  const count = missingCount(f);
  return count === undefined ? '' : `，少${count}`;
}

function talked(f: Facts): string {
  const { dossier, now } = f.paper;
  const first = (stage: 'seller' | 'platform'): number | undefined => {
    const sent = dossier.contacts.find((one) => one.stage === stage && one.direction === 'sent');
    const at = sent ? Date.parse(sent.at) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  };
  const [seller, platform] = [first('seller'), first('platform')];
  const told = [
    seller === undefined ? '' : `${shortMoment(seller, now)}联系卖家`,
    platform === undefined ? '' : `${shortMoment(platform, now)}向平台申诉`,
  ].filter((words) => words !== '');
  return told.length > 0 ? `已于${told.join('，')}，未获解决。` : '';
}

const asked = (f: Facts): string => `请求${claim(f)}。`;

/** The pictures that go with it, by their labels. */
function named(f: Facts): string {
  const labels = f.numbers('order', 'payment', 'chat', 'delivery', 'listing').slice(0, 6).map(exhibitLabel);
  return labels.length > 0 ? `证据：${labels.join('、')}。` : '';
}
