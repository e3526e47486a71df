import { issueOf } from '@/utils/case/issue';
import { knownFields } from '@/utils/case/known';
import { currentStage } from '@/utils/case/stage';
import { chooseExhibits, type PackCandidate, type Pick } from '@/utils/packs/choice';
import { CUSTOM } from '@/utils/packs/profiles.data';
import { profilesWith, suggestedChannel } from '@/utils/packs/profile';
import { viewsOf } from '@/utils/packs/sheets';
import type { PackView } from '@/utils/packs/pack.types';
import type { AppError } from '@/utils/shared/errors';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { caseExhibit } from '../case/case-exhibit';
import type { CaseView } from '../case/case-view';
import { useLive } from '../hooks/use-live';
import type { PackPorts, Ports } from '../ports';
import { PackSession, type Chosen, type PackProgress, type SourceState } from './pack-session';

export type Profile = ReturnType<typeof profilesWith>[number];

export interface PackFlow {
  readonly profiles: readonly Profile[];
  readonly profile: Profile;
  readonly suggested: string;
  readonly setChannel: (id: string) => void;
  readonly stored: string | null;
  readonly chosen: readonly Chosen[];
  /** Why the program proposes an exhibit; absent: the user added it. */
  readonly reasons: ReadonlyMap<number, Pick>;
  /** Not in the pack, by number; with the views each has. */
  readonly others: readonly ExhibitRow[];
  readonly viewsFor: (number: number) => readonly PackView[];
  readonly choose: (chosen: readonly Chosen[]) => void;
  /** Back to what the program proposes. */
  readonly reset: (() => void) | null;
  readonly started: boolean;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly running: PackProgress | null;
  readonly error: AppError | null;
  readonly sources: readonly SourceState[];
  readonly setPage: (key: string, wanted: boolean) => void;
  readonly session: PackSession;
}

/** What a pack is made of, and its pictures as they become ready: again after each change once 准备图片 was pressed. */
export function usePack(
  ports: Ports,
  packs: PackPorts,
  row: CaseRow,
  exhibits: readonly ExhibitRow[],
  view: CaseView,
): PackFlow {
  const stored = useLive<string | null>((set) => ports.liveSetting('packProfiles', set), [ports], null).value;
  const profiles = useMemo(() => profilesWith(stored), [stored]);
  const known = useMemo(() => knownFields(view.exhibits, view.dossier), [view.exhibits, view.dossier]);
  const suggested = suggestedChannel(
    'stage' in view.next ? view.next.stage : currentStage(view.dossier),
    known.payChannel?.value,
  );
  const [channel, setChannel] = useState<string | null>(null);
  const profile = profiles.find(({ id }) => id === (channel ?? suggested)) ?? { ...CUSTOM, edited: false };

  const proposal = useMemo(
    () =>
      chooseExhibits(
        exhibits.map(candidate),
        view.completeness.elements,
        issueOf(view.dossier),
        profile.maxFiles,
      ),
    [exhibits, view.completeness, view.dossier, profile.maxFiles],
  );
  const viewsFor = (number: number): readonly PackView[] => {
    const record = exhibits.find((one) => one.number === number)?.record;
    return record ? viewsOf(record) : [];
  };
  const [own, setOwn] = useState<readonly Chosen[] | null>(null);
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const now = useMemo(() => {
    const all =
      own ?? proposal.map(({ number }): Chosen => ({ number, view: viewsFor(number)[0] ?? 'picture' }));
    // What was deleted meanwhile is not in the pack any more.
    return all.filter(({ number }) => number === 0 || exhibits.some((one) => one.number === number));
  }, [own, proposal, exhibits]);
  // The case is read anew with every line of its log: only what differs makes pictures anew.
  const chosen = useMemo(() => now, [JSON.stringify(now)]);

  const orderNumber = known.orderNumber?.value;
  const held = exhibits.map(({ id, recordSha256, integrity }) => `${id} ${recordSha256} ${integrity}`).join();
  const session = useMemo(
    () => new PackSession(ports, packs, row, exhibits, orderNumber),
    [ports, packs, row.id, held, orderNumber],
  );
  const [started, setStarted] = useState(false);
  const [running, setRunning] = useState<PackProgress | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [sources, setSources] = useState<readonly SourceState[]>([]);
  const stop = useRef<AbortController | null>(null);

  useEffect(() => {
    if (!started) return undefined;
    const abort = new AbortController();
    stop.current = abort;
    const input = { chosen, profile, wanted };
    const show = () => !abort.signal.aborted && setSources(session.state(input));
    setError(null);
    show();
    const prepare = async () => {
      const done = await session.prepare(input, abort.signal, (progress) => {
        if (abort.signal.aborted) return;
        setRunning(progress);
        if (progress.doing === 'cutting') show();
      });
      if (stop.current !== abort) return;
      setRunning(null);
      if (done.ok) setSources(done.value);
      else if (done.error.code !== 'CANCELLED') setError(done.error);
    };
    void prepare();
    return () => abort.abort();
  }, [started, chosen, profile, wanted, session]);

  return {
    profiles,
    profile,
    suggested,
    setChannel,
    stored,
    chosen,
    reasons: new Map(proposal.map((pick) => [pick.number, pick])),
    others: exhibits
      .filter(({ number }) => !chosen.some((one) => one.number === number))
      .sort((a, b) => a.number - b.number),
    viewsFor,
    choose: setOwn,
    reset: own === null && wanted.size === 0 ? null : () => (setOwn(null), setWanted(new Map())),
    started,
    start: () => setStarted(true),
    cancel: () => {
      stop.current?.abort();
      setRunning(null);
      setStarted(false);
    },
    running,
    error,
    sources: started || running ? sources : [],
    setPage: (key, into) => setWanted((before) => new Map(before).set(key, into)),
    session,
  };
}

function candidate(row: ExhibitRow): PackCandidate {
  return {
    ...caseExhibit(row),
    shown: viewsOf(row.record).length > 0,
    damaged: row.integrity === 'damaged',
  };
}
