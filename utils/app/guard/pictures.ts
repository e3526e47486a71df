import type { GuardSight } from '../../capture/chat-agent/guard-protocol';
import type { Sha256 } from '../../exhibit/ids';
import { digestHex } from '../../shared/digest';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { placed } from '../chat/kept-chat';
import { common } from '../chat/place';
import { placeNow, type Attached } from './attach';
import type { JournalPicture } from './journal.types';
import type { GuardPorts } from './ports';

/** ms between two pictures of one guard: a busy conversation must not fill the disk. What is new shows in the next one. */
const PERIOD = 1000;
/** ms until it is tried again while a capture has the camera, or the list moved under the picture. */
const AGAIN = 1000;
const CALL = 5000;
/** CSS px a row may have moved between the looks before and after a picture. */
const DRIFT = 2;

export interface PictureHost {
  readonly tabId: number;
  readonly attached: () => Attached | undefined;
  /** Pictures so far, that were not thrown away. */
  readonly count: () => number;
  readonly stage: (path: string, sha256: Sha256, blob: Blob) => Promise<Result<null>>;
  /** Hears what happened until now, tells the page which rows are in a picture, and keeps the picture. */
  readonly keep: (picture: JournalPicture) => Promise<void>;
}

/**
 * Photographs messages of a guarded conversation while they can be seen: soon after they show, as they may be gone a
 * moment later; one picture for all that are new. Only when the tab is in front, and never beside a capture.
 */
export class GuardPictures {
  readonly #ports: GuardPorts;
  readonly #host: PictureHost;
  readonly #abort = new AbortController();
  #wanted = false;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(ports: GuardPorts, host: PictureHost) {
    this.#ports = ports;
    this.#host = host;
  }

  /** Something without a picture is in sight. */
  poke(): void {
    this.#wanted = true;
    if (!this.#running && this.#timer === undefined) this.#plan(PERIOD);
  }

  /** No more pictures; until the one under way is kept. */
  async stop(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  #plan(period: number): void {
    if (this.#abort.signal.aborted) return;
    const wait = Math.max(0, this.#last + period - this.#ports.clock().monotonicMs);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#wanted = false;
      this.#running = this.#turn();
    }, wait);
  }

  async #turn(): Promise<void> {
    try {
      if (await this.#take()) this.#wanted = true;
    } catch (thrown) {
      console.warn('留证: no picture for a guard', thrown);
    }
    this.#running = undefined;
    this.#last = this.#ports.clock().monotonicMs;
    if (this.#wanted) this.#plan(AGAIN);
  }

  /** Whether it is worth trying again by itself. */
  async #take(): Promise<boolean> {
    const { tabs, screenshot, capturing, clock } = this.#ports;
    const held = this.#host.attached();
    if (!held?.place) return false;
    if (capturing()) return true;
    const info = await tabs.info(this.#host.tabId);
    if (!info.ok || !info.value.active || info.value.minimised) return false;
    const { windowId, zoom, width = 0 } = info.value;
    let switched = false;
    const unsubscribe = tabs.onSwitched(windowId, () => (switched = true));
    try {
      let before: readonly GuardSight[] = [];
      const ready = async (): Promise<Result<null>> => {
        const now = await tabs.info(this.#host.tabId);
        if (!now.ok) return now;
        if (capturing() || !now.value.active || now.value.minimised || now.value.windowId !== windowId)
          return err(appError('TAB_NOT_VISIBLE'));
        switched = false;
        before = (await this.#sight(held)) ?? [];
        return before.length > 0 ? ok(null) : err(appError('CHAT_NOT_FOUND'));
      };
      const shot = await screenshot(windowId, ready, this.#abort.signal);
      if (!shot.ok) return capturing();
      const at = clock().epochMs;
      const still = await tabs.info(this.#host.tabId);
      const after = await this.#sight(held);
      const place = await placeNow(held.place);
      if (switched || !still.ok || !still.value.active || !after || !place) return !switched;
      const steady = before.filter((row) => after.some((now) => isSteady(row, now)));
      if (steady.length === 0) return true;
      const [index, image] = [this.#host.count() + 1, await this.#ports.decode(shot.value)];
      const scale = image.width / (width > 0 ? width / zoom : place.sight.width);
      image.close();
      const shows = steady.flatMap(({ row, version, rect }) =>
        placed([{ step: 0, rect }], place, ONE).map((view) => ({ row, version, rect: view.rect })),
      );
      if (shows.length === 0) return false;
      const bytes = new Uint8Array(await shot.value.arrayBuffer());
      const sha256 = (await digestHex(this.#ports.digests, 'sha256', bytes)) as Sha256;
      const path = `pictures/${String(index).padStart(4, '0')}.png`;
      const staged = await this.#host.stage(path, sha256, shot.value);
      if (!staged.ok) return false;
      const { rect: box = place.sight } = held;
      const rect = common({ ...box, x: box.x + place.dx, y: box.y + place.dy }, place.sight);
      await this.#host.keep({ kind: 'picture', at, path, sha256, scale, rect, shows });
      return after.length > steady.length;
    } finally {
      unsubscribe();
    }
  }

  async #sight({ agent, name }: Attached): Promise<readonly GuardSight[] | null> {
    const sight = await agent.call('sight', { guard: name }, CALL);
    return sight.ok ? sight.value : null;
  }
}

const ONE: ReadonlySet<number> = new Set([0]);

const isSteady = (a: GuardSight, b: GuardSight): boolean =>
  a.row === b.row &&
  a.version === b.version &&
  Math.abs(a.rect.x - b.rect.x) <= DRIFT &&
  Math.abs(a.rect.y - b.rect.y) <= DRIFT &&
  Math.abs(a.rect.height - b.rect.height) <= DRIFT;
