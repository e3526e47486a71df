import { exhibitLabel } from '@/utils/exhibit/ids';
import { PROFILES } from '@/utils/packs/profiles.data';
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

/**
 * What is searched of anything but an exhibit: what its row says; of a paper also the exhibits it cites; of a pack, which
 * keeps no text, the channel it was made for and the names of its pictures, with the exhibits in them.
 */
function otherHay(item: AxisItem, t: Translate): string {
  const { title, detail } = itemWords(item, t);
  const words = [title, detail];
  if (item.kind === 'paper') words.push(...item.sources.map(({ number }) => exhibitLabel(number)));
  if (item.kind === 'pack') {
    const profile = PROFILES.find(({ id }) => id === item.channel);
    words.push(profile?.name.zh ?? '', profile?.name.en ?? '', ...item.names);
  }
  return indexText(words.join('\n')).text;
}

/** Whose text in the store belongs to an item. */
export function textOwner(item: AxisItem): string | undefined {
  if (item.kind === 'exhibit') return item.exhibit.id;
  return item.kind === 'paper' ? item.id : undefined;
}

/** Items in which every term is found: some in the item's own words, the others in its files or its text. */
export function matching(
  items: readonly AxisItem[],
  terms: readonly Term[],
  hits: TextAnswer['hits'],
  t: Translate,
): readonly AxisItem[] {
  const all = (1 << terms.length) - 1;
  return items.filter((item) => {
    const hay = item.kind === 'exhibit' ? exhibitHay(item.exhibit.row) : otherHay(item, t);
    let found = hits.get(textOwner(item) ?? '')?.terms ?? 0;
    terms.forEach((term, bit) => {
      if (!(found & (1 << bit)) && term.find(hay) >= 0) found |= 1 << bit;
    });
    return found === all;
  });
}
