import { exhibitLabel } from '@/utils/exhibit/ids';
import { indexText } from '@/utils/recognise/search/index-text';
import type { Term } from '@/utils/recognise/search/match';
import type { TextAnswer } from '@/utils/storage/search';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Translate } from '../../i18n';
import type { AxisItem } from './entries';
import { itemWords } from './item-words';

/** Rows are replaced, never changed: what was joined for one holds as long as it does. */
const joined = new WeakMap<ExhibitRow, string>();

/** What is searched of an exhibit besides its files: number, title, address, tags, note, what was recognised, file names. */
export function exhibitHay(row: ExhibitRow): string {
  const known = joined.get(row);
  if (known !== undefined) return known;
  const { source, summary, chat, files, origin } = row.record;
  const words = [
    exhibitLabel(row.number),
    chat?.label,
    source.title,
    source.url,
    ...row.tags,
    row.note,
    summary.goodsTitle,
    summary.orderNumber,
    summary.amount,
    // A capture's file names are all alike.
    ...(origin === 'imported' ? files.map(({ path }) => path) : []),
  ];
  const { text } = indexText(words.filter(Boolean).join('\n'));
  joined.set(row, text);
  return text;
}

/** Items in which every term is found: some in the item's own words, the others in its files. */
export function matching(
  items: readonly AxisItem[],
  terms: readonly Term[],
  hits: TextAnswer['hits'],
  t: Translate,
): readonly AxisItem[] {
  const all = (1 << terms.length) - 1;
  return items.filter((item) => {
    const { title, detail } = item.kind === 'exhibit' ? { title: '', detail: '' } : itemWords(item, t);
    const hay =
      item.kind === 'exhibit' ? exhibitHay(item.exhibit.row) : indexText(`${title}\n${detail}`).text;
    let found = item.kind === 'exhibit' ? (hits.get(item.exhibit.id)?.terms ?? 0) : 0;
    terms.forEach((term, bit) => {
      if (!(found & (1 << bit)) && term.find(hay) >= 0) found |= 1 << bit;
    });
    return found === all;
  });
}
