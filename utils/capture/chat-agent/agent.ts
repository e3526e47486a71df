import type { Handlers } from '../agent-protocol';
import { findConversations, type Candidate } from '../chat/find';
import { ChatSweep } from '../chat/sweep';
import type { StepView, SweepProgress, SweepResult } from '../chat/sweep.types';
import type { DisturbanceCounter } from '../chat/disturbance';
import { conversationOf } from '../chat/point';
import { deepestAt } from '../chat/dom';
import { documentTitle, documentUrl } from '../snapshot/natives';
import { isConnected } from '../page/dom';
import type { PageRect } from '../../recognise/types';
import { fetchBytes } from './bytes';
import { boxOf, closedFrames, type ClosedFrameElement } from './frame-boxes';
import { bringIntoView, showElement } from './in-view';
import { SLICE, type ChatBytes, type ChatFound, type ChatProtocol, type ChatTurn } from './protocol';

/** CSS px a list may have moved under a picture. */
const DRIFT = 1;

interface Running {
  readonly candidate: Candidate;
  readonly sweep: ChatSweep;
  readonly abort: AbortController;
  readonly disturbance: DisturbanceCounter;
}

/** What a sweep waits with for its picture. */
interface Standing {
  readonly view: StepView;
  readonly go: () => void;
  /** Somebody was told, and has had time for the picture. */
  told: boolean;
}

/** Finds and reads conversations of one document. One per connection; `dispose` ends whatever it is doing. */
export class ChatAgent implements Handlers<'chat'> {
  readonly #doc: Document;
  readonly #now: () => number;
  #found: readonly Candidate[] = [];
  #frames: readonly ClosedFrameElement[] = [];
  /** Puts back what was scrolled to show frames. */
  readonly #restore: (() => void)[] = [];
  #running: Running | undefined;
  #standing: Standing | undefined;
  #photograph = true;
  #progress: SweepProgress | null = null;
  #ended: Result | undefined;
  #wake: () => void = () => undefined;

  constructor(doc: Document, now: () => number = Date.now) {
    this.#doc = doc;
    this.#now = now;
  }

  readonly find = (): ChatFound => {
    const { candidates } = findConversations(this.#doc, this.#now());
    this.#found = candidates;
    this.#frames = closedFrames(this.#doc);
    return {
      url: documentUrl(this.#doc),
      title: documentTitle(this.#doc),
      viewport: { width: innerWidth, height: innerHeight },
      visible: visiblePart(),
      candidates: candidates.map(({ summary }) => summary),
      closed: this.#frames.map(boxOf),
    };
  };

  readonly at = ({ x, y }: { x: number; y: number }): ChatProtocol['at']['response'] => {
    const element = deepestAt(this.#doc, x, y);
    if (!element) return null;
    const box = this.#frames.findIndex((frame) => frame.element === element);
    if (box >= 0) return { box };
    const pointed = conversationOf(this.#doc, element, this.#now());
    if (!pointed) return null;
    const summary = { ...pointed.summary, id: this.#found.length };
    this.#found = [...this.#found, { ...pointed, summary }];
    return { summary };
  };

  readonly show = ({ box }: { box: number }): PageRect | null => {
    const frame = this.#frames[box];
    if (!frame || !isConnected(frame.element)) return null;
    this.#restore.push(showElement(frame.element));
    return boxOf(frame).rect;
  };

  readonly open = ({ id, budget }: ChatProtocol['open']['request']): boolean => {
    const candidate = this.#found[id];
    if (!candidate?.conversation.list || this.#running) return false;
    const abort = new AbortController();
    const sweep = new ChatSweep(candidate.conversation);
    const { conversation } = candidate;
    const disturbance = conversation.watch();
    this.#running = { candidate, sweep, abort, disturbance };
    const restore = disturbance.own(() => bringIntoView(conversation.port));
    void sweep
      .run({
        signal: abort.signal,
        ...(budget ? { budget } : {}),
        now: this.#now,
        onProgress: (progress) => (this.#progress = progress),
        onStep: (view) => this.#stand(view),
      })
      .then(
        (result) => (this.#ended = { result }),
        (thrown: unknown) => (this.#ended = { thrown }),
      )
      .finally(() => {
        disturbance.own(restore);
        this.#wake();
      });
    return true;
  };

  readonly next = async ({ wait, photograph }: { wait: number; photograph: boolean }): Promise<ChatTurn> => {
    this.#photograph = photograph;
    // A moment that came between two calls has not been photographed yet.
    if (this.#standing?.told || !photograph) this.#go();
    if (!this.#running) throw new Error('nothing is being read');
    await this.#until(wait);
    const ended = this.#ended;
    if (ended && 'thrown' in ended) throw ended.thrown;
    if (ended) {
      const { rows, ...end } = ended.result;
      const { counts } = this.#running.disturbance;
      return { state: 'end', end: { ...end, total: rows.length, disturbance: counts } };
    }
    const standing = this.#standing;
    const progress = this.#progress;
    if (standing) standing.told = true;
    return standing ? { state: 'step', view: standing.view, progress } : { state: 'running', progress };
  };

  readonly still = (): boolean => {
    const { view } = this.#standing ?? {};
    const port = this.#running?.candidate.conversation.port;
    if (!view || !port) return false;
    if (Math.abs(port.top - view.scrollTop) <= DRIFT) return true;
    port.scrollTo(view.scrollTop);
    return false;
  };

  readonly rows = ({ from }: { from: number }): ChatProtocol['rows']['response'] => {
    const ended = this.#ended;
    const all = ended && 'result' in ended ? ended.result.rows : (this.#running?.sweep.rows ?? []);
    let to = from;
    for (let size = 0; to < all.length; to++) {
      size += JSON.stringify(all[to]).length;
      if (size > SLICE && to > from) break;
    }
    return { rows: all.slice(from, to), total: all.length };
  };

  readonly bytes = ({ url }: { url: string }): Promise<ChatBytes> => fetchBytes(url);

  readonly cancel = (): null => {
    this.#running?.abort.abort();
    this.#go();
    return null;
  };

  dispose(): void {
    this.cancel();
    this.#running?.disturbance.stop();
    for (const restore of this.#restore.splice(0).reverse()) restore();
  }

  /** The page stands still until somebody asks for what comes next. */
  #stand(view: StepView): Promise<void> {
    if (!this.#photograph || this.#running?.abort.signal.aborted) return Promise.resolve();
    return new Promise((go) => {
      this.#standing = { view, go, told: false };
      this.#wake();
    });
  }

  #go(): void {
    const standing = this.#standing;
    this.#standing = undefined;
    standing?.go();
  }

  #until(wait: number): Promise<void> {
    if (this.#ended || this.#standing) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** A screenshot shows this much: all of the viewport, scroll bars included, but for a pinch. */
function visiblePart(): PageRect {
  const { offsetLeft: x, offsetTop: y, scale } = visualViewport ?? { offsetLeft: 0, offsetTop: 0, scale: 1 };
  return { x, y, width: innerWidth / scale, height: innerHeight / scale };
}

type Result = { readonly result: SweepResult } | { readonly thrown: unknown };
