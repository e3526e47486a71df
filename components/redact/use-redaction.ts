import { compactOf } from '@/utils/bundle/redacted/compact';
import { holdsAny } from '@/utils/bundle/redacted/mask-text';
import { picturesOf, reasonFor, type PictureFile } from '@/utils/bundle/redacted/pictures-of';
import { kindOfFile } from '@/utils/bundle/redacted/file-kind';
import { isMaskable, needlesOf, type RedactionPlan, type Secret } from '@/utils/bundle/redacted/plan';
import { suggestSecrets, type Suggestion } from '@/utils/bundle/redacted/suggest';
import { exhibitLabel, type CaseId } from '@/utils/exhibit/ids';
import type { ReadLine } from '@/utils/recognise/import/voucher';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import { change, fileOf, keyOf, NO_AREAS, redo, undo, type AreaHistory, type AreaMap } from './areas';
import { placed, withLineAreas, withLines, type LineMap } from './placing';
import { ownSecrets, readWords, type Words } from './read-words';

/** What will become of one file of the copy. */
export type Fate = 'kept' | 'masked' | 'NOT_READ' | 'TEXT_IN_PICTURE' | 'NOT_MASKABLE';

export interface ShownFile {
  readonly key: string;
  readonly path: string;
  readonly fate: Fate;
  readonly areas: number;
  readonly clear: boolean;
  readonly picture: boolean;
}

export interface ShownExhibit {
  readonly row: ExhibitRow;
  readonly label: string;
  /** Its words hold a masked string. */
  readonly spoken: boolean;
  readonly files: readonly ShownFile[];
}

export interface Redaction {
  /** Exhibits whose words were read; the rest is still to come. */
  readonly read: number;
  readonly ready: boolean;
  readonly suggestions: readonly Suggestion[];
  readonly own: readonly string[];
  readonly isOn: (text: string) => boolean;
  readonly toggle: (text: string) => void;
  /** False: too short to be masked. */
  readonly add: (text: string) => boolean;
  readonly drop: (text: string) => void;
  readonly exhibits: readonly ShownExhibit[];
  readonly history: AreaHistory;
  readonly setAreas: (map: AreaMap) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setClear: (key: string, clear: boolean) => void;
  readonly texts: RedactionPlan['texts'];
  readonly setTexts: (texts: RedactionPlan['texts']) => void;
  /** Kept papers go along, masked; else they are left out, which is what a copy for others begins with. */
  readonly withPapers: boolean;
  readonly setWithPapers: (yes: boolean) => void;
  readonly plan: RedactionPlan;
  /** Draws areas where the exhibits say that masked strings stand; how many. */
  readonly place: () => Promise<number>;
  /** What a recogniser read in a picture: searched for masked strings as other words are. How many areas it gave. */
  readonly setLines: (key: string, lines: readonly ReadLine[]) => number;
}

interface Draft {
  readonly off: ReadonlySet<string>;
  readonly on: ReadonlySet<string>;
  readonly own: readonly string[];
  readonly history: AreaHistory;
  readonly clear: ReadonlySet<string>;
  readonly texts: RedactionPlan['texts'];
  readonly withPapers: boolean;
  readonly lines: LineMap;
}

const EMPTY: Draft = {
  off: new Set(),
  on: new Set(),
  own: [],
  history: NO_AREAS,
  clear: new Set(),
  texts: 'masked',
  withPapers: false,
  lines: {},
};

/** Another tab of the case does not throw away an hour of drawing. In this page's memory only: it holds secrets. */
const drafts = new WeakMap<Ports, Map<CaseId, Draft>>();

function draftsOf(ports: Ports): Map<CaseId, Draft> {
  const own = drafts.get(ports) ?? new Map<CaseId, Draft>();
  drafts.set(ports, own);
  return own;
}

export const hasDraft = (ports: Ports, caseId: CaseId): boolean => draftsOf(ports).has(caseId);

/** Everything that is decided before a masked copy is made. Nothing is written anywhere until then. */
export function useRedaction(ports: Ports, row: CaseRow, exhibits: readonly ExhibitRow[]): Redaction {
  const [stored, setStored] = useState<readonly Words[]>([]);
  const [read, setRead] = useState(0);
  const [kept] = useState(() => draftsOf(ports).get(row.id) ?? EMPTY);
  const [off, setOff] = useState(kept.off);
  const [on, setOn] = useState(kept.on);
  const [own, setOwn] = useState(kept.own);
  const [history, setHistory] = useState(kept.history);
  const [clear, setClear] = useState(kept.clear);
  const [texts, setTexts] = useState(kept.texts);
  const [withPapers, setWithPapers] = useState(kept.withPapers);
  const [lines, setLines] = useState(kept.lines);
  useEffect(
    () => void draftsOf(ports).set(row.id, { off, on, own, history, clear, texts, withPapers, lines }),
    [ports, row.id, off, on, own, history, clear, texts, withPapers, lines],
  );
  const words = useMemo(() => stored.map((one) => withLines(one, lines)), [stored, lines]);
  const ids = exhibits.map(({ id }) => id).join();

  useEffect(() => {
    const stop = new AbortController();
    setRead(0);
    const run = async () => {
      const found = await readWords(exhibits, ports.readBlob, stop.signal, setRead);
      if (!stop.signal.aborted) setStored(found);
    };
    void run();
    return () => stop.abort();
  }, [ports, ids]);

  const suggestions = useMemo(
    () =>
      suggestSecrets(
        words.map(({ label, all }) => ({ label, text: all })),
        ownSecrets(row),
      ),
    [words, row],
  );
  /** The case's own fields are the user's; whose number stands on a page, only the user knows. */
  const isOn = (text: string): boolean => {
    const key = compactOf(text);
    const from = suggestions.find((one) => compactOf(one.text) === key);
    return (
      !off.has(key) &&
      (on.has(key) ||
        from?.kind === 'account' ||
        from?.kind === 'personal' ||
        own.some((one) => compactOf(one) === key))
    );
  };
  const secrets: Secret[] = [
    ...suggestions.filter(({ text }) => isOn(text)).map(({ kind, text }) => ({ kind, text })),
    ...own.map((text) => ({ kind: 'own' as const, text })),
  ];
  const chosen = JSON.stringify(secrets);
  const needles = useMemo(() => needlesOf({ secrets }), [chosen]);
  const spoken = useMemo(
    () => new Set(words.filter(({ all }) => holdsAny(all, needles)).map(({ number }) => number)),
    [words, needles],
  );

  const plan: RedactionPlan = {
    secrets,
    areas: Object.entries(history.now).map(([key, areas]) => ({ ...fileOf(key), areas })),
    clear: [...clear].map(fileOf),
    texts,
    papers: withPapers ? 'masked' : 'left-out',
  };

  return {
    read,
    ready: stored.length === exhibits.length,
    suggestions,
    own,
    isOn,
    toggle(text) {
      const key = compactOf(text);
      const [from, to] = isOn(text) ? [setOn, setOff] : [setOff, setOn];
      from((before) => new Set([...before].filter((one) => one !== key)));
      to((before) => new Set([...before, key]));
    },
    add(text) {
      const trimmed = text.trim();
      if (!isMaskable(trimmed)) return false;
      setOwn((before) => [...before.filter((one) => one !== trimmed), trimmed]);
      return true;
    },
    drop: (text) => setOwn((before) => before.filter((one) => one !== text)),
    exhibits: useMemo(
      () =>
        [...exhibits]
          .sort((a, b) => a.number - b.number)
          .map((one) => shown(one, spoken.has(one.number), history.now, clear)),
      [exhibits, spoken, history, clear],
    ),
    history,
    setAreas: (map) => setHistory((before) => change(before, map)),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    setClear: (key, yes) =>
      setClear((before) => new Set(yes ? [...before, key] : [...before].filter((one) => one !== key))),
    texts,
    setTexts,
    withPapers,
    setWithPapers,
    plan,
    async place() {
      const { map, count } = await placed(exhibits, words, needles, history.now, ports.readBlob);
      const also = withLineAreas(map, lines, needles);
      setHistory((before) => change(before, also.map));
      return count + also.count;
    },
    setLines(key, read) {
      setLines((before) => ({ ...before, [key]: read }));
      const { map, count } = withLineAreas(history.now, { [key]: read }, needles);
      setHistory((before) => change(before, map));
      return count;
    },
  };
}

function shown(row: ExhibitRow, spoken: boolean, map: AreaMap, clear: ReadonlySet<string>): ShownExhibit {
  const { number, record } = row;
  const pictures = picturesOf(record);
  const isMarked = (path: string): boolean => (map[keyOf(number, path)]?.length ?? 0) > 0;
  const isClear = (path: string): boolean => clear.has(keyOf(number, path));
  const state = { spoken, isMarked, isClear };
  const about = (path: string, fate: Fate, picture: boolean): ShownFile => {
    const key = keyOf(number, path);
    return { key, path, fate, areas: map[key]?.length ?? 0, clear: isClear(path), picture };
  };
  const fateOf = (picture: PictureFile): Fate => {
    const reason = reasonFor(picture, pictures, state);
    if (reason === 'AREAS') return 'masked';
    return reason === undefined || reason === 'RAW_PICTURE' ? 'kept' : reason;
  };
  return {
    row,
    label: exhibitLabel(number),
    spoken,
    files: [
      ...pictures
        .filter(({ role }) => role === 'whole' || role === 'part')
        .map((picture) => about(picture.path, fateOf(picture), true)),
      ...record.files
        .filter(({ path, mediaType }) => kindOfFile(path, mediaType) === 'opaque')
        .map(({ path }) => about(path, isClear(path) ? 'kept' : 'NOT_MASKABLE', false)),
    ],
  };
}
