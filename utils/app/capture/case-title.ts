import type { ExhibitDraft } from '../../exhibit/model';

/** Characters: fits the popup's case switcher with its start still readable. */
const LONGEST = 60;
/** What shops put between the parts of a title. */
const BETWEEN = /\s+[-–—|_·]\s+|[|｜]/;

/**
 * A case is named after the shop and the goods: `极速点券卡盟 · Q币1000个`. The shop's name is the part of the page
 * title that is not the goods; without one, its host.
 */
export function caseTitle({ source, summary }: Pick<ExhibitDraft, 'source' | 'summary'>): string {
  const parts = source.title.split(BETWEEN).map((part) => part.trim());
  const goods = summary.goodsTitle ?? parts[0] ?? '';
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const shop = last && !goods.includes(last) ? last : source.host;
  return [shop, goods].filter(Boolean).join(' · ').slice(0, LONGEST) || source.url.slice(0, LONGEST);
}
