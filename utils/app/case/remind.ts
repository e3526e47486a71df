import { badgeText, type BadgeText } from '../../case/badge-text';
import { deadlinesOf } from '../../case/deadlines';
import { EMPTY_DOSSIER, type Dossier } from '../../case/model';
import type { CaseExhibit, Deadline } from '../../case/view.types';
import type { CaseId } from '../../exhibit/ids';
import { Mutex } from '../../shared/mutex';

export interface OpenCase {
  readonly id: CaseId;
  readonly title: string;
  readonly dossier?: Dossier;
  readonly exhibits: readonly CaseExhibit[];
}

export interface RemindPorts {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Cases without an outcome. */
  readonly openCases: () => Promise<readonly OpenCase[]>;
  readonly showBadge: (text: string, urgency: BadgeText['urgency']) => void;
  /** The browser wakes the background then, however often it was ended meanwhile; `undefined`: no need. */
  readonly wakeAt: (at: number | undefined) => Promise<void>;
  readonly mayNotify: () => Promise<boolean>;
  readonly notify: (about: OpenCase, deadline: Deadline) => Promise<void>;
  /** Keys of what was told already, as JSON. */
  readonly told: {
    readonly read: () => Promise<string | undefined>;
    readonly write: (json: string) => Promise<void>;
  };
}

/** What ran out before the browser was opened again is on the badge; a notice days later would only alarm. */
const STALE = 72 * 3_600_000;

/**
 * Keeps the icon, the next alarm and the notices in step with the deadlines. Nothing is remembered but what was told: every
 * call works it out anew from the store, so it may be asked after every change, at every start and at every alarm, and a
 * clock that was set meanwhile costs nothing.
 */
export class Reminder {
  readonly #ports: RemindPorts;
  readonly #turns = new Mutex();
  #asked = false;

  constructor(ports: RemindPorts) {
    this.#ports = ports;
  }

  /** Once for however many changes come before its turn. */
  refresh(): Promise<void> {
    if (this.#asked) return this.#turns.run(async () => undefined);
    this.#asked = true;
    return this.#turns.run(async () => {
      this.#asked = false;
      try {
        await this.#refresh();
      } catch (thrown) {
        console.error('留证: deadlines not refreshed', thrown);
      }
    });
  }

  async #refresh(): Promise<void> {
    const { now, openCases, showBadge, wakeAt } = this.#ports;
    const at = now();
    const cases = await openCases();
    const clocks = cases.flatMap((about) =>
      deadlinesOf(about.dossier ?? EMPTY_DOSSIER, about.exhibits, at)
        .filter(({ state }) => state !== 'met')
        .map((deadline) => ({ about, deadline })),
    );
    const badge = badgeText(
      clocks.map(({ deadline }) => deadline),
      at,
    );
    showBadge(badge.text, badge.urgency);
    await wakeAt(nextMoment(clocks, badge, at));
    await this.#tell(clocks, at);
  }

  async #tell(clocks: readonly Clock[], at: number): Promise<void> {
    const { mayNotify, notify, told } = this.#ports;
    if (!(await mayNotify())) return;
    const before = new Set(keysIn(await told.read()));
    const due = clocks.filter(
      ({ deadline: { state, dueAt } }) => state !== 'open' && at - Date.parse(dueAt) < STALE,
    );
    for (const { about, deadline } of due)
      if (!before.has(keyOf({ about, deadline }))) await notify(about, deadline);
    const keys = due.map(keyOf);
    if (keys.length !== before.size || keys.some((key) => !before.has(key)))
      await told.write(JSON.stringify(keys));
  }
}

interface Clock {
  readonly about: OpenCase;
  readonly deadline: Deadline;
}

/** A clock that was moved is told of anew. */
const keyOf = ({ about, deadline: { id, dueAt, state } }: Clock): string =>
  `${about.id} ${id} ${dueAt} ${state}`;

function keysIn(json: string | undefined): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

function nextMoment(clocks: readonly Clock[], { until }: BadgeText, at: number): number | undefined {
  const moments = clocks.flatMap(({ deadline: { dueAt, warnAt } }) =>
    [dueAt, warnAt].flatMap((moment) => (moment === undefined ? [] : [Date.parse(moment)])),
  );
  const ahead = [...moments, ...(until === undefined ? [] : [until])].filter((moment) => moment > at);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}
