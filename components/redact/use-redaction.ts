import { compactOf } from '@/utils/bundle/redacted/compact';
import { holdsAny } from '@/utils/bundle/redacted/mask-text';
import { picturesOf, reasonFor, type PictureFile } from '@/utils/bundle/redacted/pictures-of';
import { kindOfFile } from '@/utils/bundle/redacted/file-kind';
import { isMaskable, needlesOf, type RedactionPlan, type Secret } from '@/utils/bundle/redacted/plan';
import { suggestSecrets, type Suggestion } from '@/utils/bundle/redacted/suggest';
import { exhibitLabel, type CaseId } from '@/utils/exhibit/ids';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import {
  change,
  fileOf,
  keyOf,
  NO_AREAS,
  redo,
  undo,
  withAreas,
  type AreaHistory,
  type AreaMap,
} from './areas';
import { placesIn } from './place-areas';
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
}

interface Draft {
  readonly off: ReadonlySet<string>;
  readonly on: ReadonlySet<string>;
  readonly own: readonly string[];
  readonly history: AreaHistory;
  readonly clear: ReadonlySet<string>;
  readonly texts: RedactionPlan['texts'];
  readonly withPapers: boolean;
}

const EMPTY: Draft = {
  off: new Set(),
  on: new Set(),
  own: [],
  history: NO_AREAS,
  clear: new Set(),
  texts: 'masked',
  withPapers: false,
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
  const [words, setWords] = useState<readonly Words[]>([]);
  const [read, setRead] = useState(0);
  const [kept] = useState(() => draftsOf(ports).get(row.id) ?? EMPTY);
  const [off, setOff] = useState(kept.off);
  const [on, setOn] = useState(kept.on);
  const [own, setOwn] = useState(kept.own);
  const [history, setHistory] = useState(kept.history);
  const [clear, setClear] = useState(kept.clear);
  const [texts, setTexts] = useState(kept.texts);
  const [withPapers, setWithPapers] = useState(kept.withPapers);
  useEffect(
    () => void draftsOf(ports).set(row.id, { off, on, own, history, clear, texts, withPapers }),
    [ports, row.id, off, on, own, history, clear, texts, withPapers],
  );
  const ids = exhibits.map(({ id }) => id).join();

  useEffect(() => {
    const stop = new AbortController();
    setRead(0);
    const run = async () => {
      const found = await readWords(exhibits, ports.readBlob, stop.signal, setRead);
      if (!stop.signal.aborted) setWords(found);
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
    ready: words.length === exhibits.length,
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

async function placed(
  exhibits: readonly ExhibitRow[],
  words: readonly Words[],
  needles: readonly string[],
  before: AreaMap,
  readBlob: Ports['readBlob'],
): Promise<{ map: AreaMap; count: number }> {
  let map = before;
  let count = 0;
  for (const { number, record } of exhibits) {
    const own = words.find((one) => one.number === number);
    if (!own || !holdsAny(own.all, needles)) continue;
    const heights: number[] = [];
    for (const part of record.picture?.parts ?? []) {
      const sha256 = record.files.find(({ path }) => path === part)?.sha256;
      const blob = sha256 && (await readBlob(sha256));
      heights.push(blob && blob.ok ? await heightOf(blob.value) : 0);
    }
    for (const { path, area } of placesIn(record, own, needles, heights)) {
      const key = keyOf(number, path);
      const there = map[key] ?? [];
      if (there.some((one) => JSON.stringify(one) === JSON.stringify(area))) continue;
      map = withAreas(map, key, [...there, area]);
      count += 1;
    }
  }
  return { map, count };
}

async function heightOf(picture: Blob): Promise<number> {
  try {
    const image = await createImageBitmap(picture);
    const { height } = image;
    image.close();
    return height;
  } catch {
    return 0;
  }
}
