import type { ExhibitRow } from '@/utils/storage/rows';
import type { Fact } from '@/utils/recognise/types';
import type { Translate } from '../i18n';
import { chatKeptText } from './chat';

const PICTURE_GAPS = new Set(['pixels', 'tile', 'page-end', 'scroller']);

const TILE = /(?:^|\/)tiles\/\d+\.png$/;

const distinct = (facts: readonly Fact[]): number =>
  new Set(facts.map((fact) => `${fact.kind} ${fact.value ?? fact.verbatim}`)).size;

/** 已保住：整页截图、网页、订单号 2 项. A picture with a gap in it is never called whole. */
export function keptText(row: ExhibitRow, facts: readonly Fact[], t: Translate): string {
  const { picture, notCaptured, files, chat } = row.record;
  const has = (path: string) => files.some((file) => file.path === path);
  const items: string[] = [];
  if (chat) {
    items.push(chatKeptText(chat, t));
    const screens = files.filter((file) => TILE.test(file.path)).length;
    if (screens > 0) items.push(t('kept.chatPictures', { n: screens }));
  } else if (picture) {
    const whole = picture.parts.length > 0 && !notCaptured.some((gap) => PICTURE_GAPS.has(gap.what));
    items.push(
      t(picture.method === 'redrawn' ? 'kept.redrawn' : whole ? 'kept.picture' : 'kept.pictureSome'),
    );
  }
  if (!chat && !picture && has('tiles/00.png')) items.push(t('kept.pictureSome'));
  if (has('page.html')) items.push(t('kept.page'));
  else if (has('text.txt')) items.push(t('kept.text'));
  const of = (wanted: (fact: Fact) => boolean) => distinct(facts.filter(wanted));
  const orders = of((fact) => fact.kind === 'orderNumber' || fact.kind === 'merchantOrderNumber');
  const amounts = of((fact) => fact.kind === 'amount' || fact.kind === 'price');
  const promises = of((fact) => fact.wordingClass === 'promise');
  if (orders) items.push(t('kept.orders', { n: orders }));
  if (amounts) items.push(t('kept.amounts', { n: amounts }));
  if (promises) items.push(t('kept.promises', { n: promises }));
  return t('kept.line', { items: items.join(t('common.listSeparator')) });
}
