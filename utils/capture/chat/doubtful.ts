import type { IdTrust } from '../../recognise/chat/id-trust';
import type { Entry, Ledger, Outcome, Sighting } from '../../recognise/chat/ledger';
import { isNotice } from '../../recognise/chat/row-text';
import type { Shown } from './dropped';
import { isInPlace } from './neighbours';

interface Looks {
  readonly window: readonly Sighting[];
  readonly previous: readonly Shown[];
  /** Since the last look the page changed once, and no row came or went. */
  readonly simple: boolean;
  readonly at: number;
}

/**
 * Of what seems to have changed, what may as well be one message gone and another come is told as that: nobody's words
 * are put into a message that may not have had them.
 */
export function partDoubtful(
  ledger: Ledger,
  outcome: Outcome,
  looks: Looks,
): Outcome & { readonly fresh: readonly Entry[] } {
  const parted = doubtful(outcome.changed, ledger.trust, looks).flatMap(({ entry, row }) => {
    const fresh = ledger.part(entry, row, looks.at);
    return fresh ? [{ entry, fresh }] : [];
  });
  const fresh = parted.map((one) => one.fresh);
  const gone = new Set(parted.map(({ entry }) => entry));
  return {
    ...outcome,
    added: [...outcome.added, ...fresh],
    changed: outcome.changed.filter((entry) => !gone.has(entry)),
    vanished: [...outcome.vanished, ...gone],
    fresh,
  };
}

/**
 * Rows taken for changed ones that may as well be others. Between rows that stayed, and as many as there were, what stands
 * in a place is what stood there. Above the first and behind the last that stayed, one may have gone and another come:
 * there only an id, a notice, words that have grown, or one element that changed while nothing else did, say that it is
 * the same.
 */
function doubtful(
  changed: readonly Entry[],
  trust: IdTrust,
  { window, previous, simple }: Looks,
): { readonly entry: Entry; readonly row: Sighting }[] {
  if (changed.length === 0) return [];
  const before = new Map(previous.map((shown) => [shown.entry, shown.row]));
  const handles = new Map(changed.map((entry) => [entry.handle, entry]));
  const stayed = new Set(
    previous.flatMap(({ row, entry }) =>
      entry.handle === row.handle && !handles.has(entry.handle) ? [row.handle] : [],
    ),
  );
  const places = new Map(previous.map(({ row }, i) => [row.handle, i]));
  const sure = window.map((row) => (isSame(row, previous, stayed) ? places.get(row.handle) : undefined));
  return window.flatMap((row, i) => {
    const entry = handles.get(row.handle);
    if (!entry || isNotice(entry.facts)) return [];
    const was = entry.earlier.at(-1)?.facts;
    const [id, own] = [was && trust.idOf(was), trust.idOf(entry.facts)];
    if (id !== undefined && id === own) return [];
    const shown = before.get(entry);
    if (shown && entry.content.startsWith(shown.content)) return [];
    // Between two that stayed, as many as there were, or in the element in which it stood.
    const above = sure.findLastIndex((place, at) => at < i && place !== undefined);
    const below = sure.findIndex((place, at) => at > i && place !== undefined);
    const [from, to] = [sure[above] ?? 0, sure[below] ?? 0];
    const place = shown && places.get(shown.handle);
    const isInOrder = below - above === to - from && place === from + i - above;
    if (above >= 0 && below >= 0 && (isInOrder || shown?.handle === row.handle)) return [];
    return simple && shown && isInPlace(shown, row) ? [] : [{ entry, row }];
  });
}

const isSame = (
  row: Sighting | undefined,
  previous: readonly Shown[],
  stayed: ReadonlySet<object>,
): boolean =>
  row !== undefined &&
  stayed.has(row.handle) &&
  previous.some((shown) => shown.row.handle === row.handle && shown.row.content === row.content);
