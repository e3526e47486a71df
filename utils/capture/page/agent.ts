import type { TextRun } from '../../recognise/types';
import type { AgentCommand, AgentProtocol } from '../agent-protocol';
import { CHUNK, RUNS_PER_MESSAGE } from '../agent-protocol';
import type { Snapshot, SnapshotDocument } from '../protocol';
import { clientWidth, contentType, documentElement, documentTitle } from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { isConnected, scrollHeight, scrollWidth } from './dom';
import { MutationCounter } from './mutations';
import { pageNet } from './net';
import { prepare } from './prepare';
import { findScroller, planOf, scrollTo, scrollTopOf, type Scroller } from './scroller';
import { loadedImages, pendingImages, twoFrames, waitForImages } from './settle';
import { StuckElements } from './stuck';
import { unseenElements } from './unseen';

type Handlers = {
  [K in AgentCommand]: (
    request: AgentProtocol[K]['request'],
  ) => AgentProtocol[K]['response'] | Promise<AgentProtocol[K]['response']>;
};

/** ms a tile waits for the images in view; the quota between two screenshots is 520 ms anyway. */
const TILE_IMAGES = 350;

/** Reads text runs without keeping anything. */
export type ReadRuns = (doc: Document) => readonly TextRun[];

/**
 * One capture of one live document. Lives in the content script; everything it does to the page is undone by
 * `dispose`, which also runs when the background goes away.
 */
export class PageAgent implements Handlers {
  readonly #doc: Document;
  readonly #snapshotDocument: SnapshotDocument;
  readonly #readRuns: ReadRuns;
  readonly #abort = new AbortController();
  readonly #stuck: StuckElements;
  #mutations: MutationCounter | undefined;
  #scroller: Scroller | undefined;
  #start: number | undefined;
  #snapshot: Snapshot | undefined;
  #runs: readonly TextRun[] = [];
  /** What moves the page, or leaves off moving it. A command overtaken by the next (it was given up on) does no more. */
  #turn = new AbortController();

  constructor(doc: Document, snapshotDocument: SnapshotDocument, readRuns: ReadRuns) {
    this.#doc = doc;
    this.#snapshotDocument = snapshotDocument;
    this.#readRuns = readRuns;
    this.#stuck = new StuckElements(doc);
  }

  readonly measure: Handlers['measure'] = () => {
    const scroller = this.#found();
    const root = documentElement(this.#doc);
    return {
      url: location.href,
      title: documentTitle(this.#doc),
      contentType: contentType(this.#doc),
      viewport: { width: clientWidth(root), height: planOf(this.#doc, {}).clientHeight },
      inner: { width: innerWidth, height: innerHeight },
      document: { width: scrollWidth(root), height: scrollHeight(root) },
      devicePixelRatio,
      plan: planOf(this.#doc, scroller),
      unswept: unseenElements(this.#doc, scroller).map((element) => selectorOf(element)),
    };
  };

  readonly net: Handlers['net'] = (request) => pageNet(this.#doc, request);

  readonly prepare: Handlers['prepare'] = async (limits) => {
    const scroller = this.#found();
    this.#start ??= scrollTopOf(this.#doc, scroller);
    const mutations = (this.#mutations ??= new MutationCounter(this.#doc));
    const before = { mutations: mutations.meanwhile, images: loadedImages(this.#doc) };
    const prepared = await prepare(this.#doc, scroller, limits, this.#nextTurn());
    const changed = mutations.meanwhile > before.mutations || loadedImages(this.#doc) > before.images;
    return { ...prepared, changed };
  };

  readonly snapshot: Handlers['snapshot'] = async (limits) => {
    this.#mutations ??= new MutationCounter(this.#doc);
    const taken = await this.#snapshotDocument(this.#doc, {
      ...limits,
      signal: this.#abort.signal,
      fetch: (input, init) => fetch(input, init),
    });
    this.#snapshot = taken;
    this.#runs = taken.runs;
    const { scrollOffsets, meta, alterations, notCaptured } = taken;
    return {
      scrollOffsets,
      meta,
      alterations,
      notCaptured,
      htmlLength: taken.html.length,
      textLength: taken.text.length,
      runCount: taken.runs.length,
    };
  };

  readonly read: Handlers['read'] = ({ part, from }) => {
    if (!this.#snapshot) throw new Error('no snapshot');
    const whole = this.#snapshot[part];
    // Never between the halves of a surrogate pair.
    const split = (whole.charCodeAt(from + CHUNK - 1) & 0xfc00) === 0xd800;
    const text = whole.slice(from, from + CHUNK - (split ? 1 : 0));
    return { text, end: from + text.length >= whole.length };
  };

  readonly runs: Handlers['runs'] = ({ from }) => ({
    runs: this.#runs.slice(from, from + RUNS_PER_MESSAGE),
    end: from + RUNS_PER_MESSAGE >= this.#runs.length,
  });

  readonly inspect: Handlers['inspect'] = () => {
    this.#runs = this.#readRuns(this.#doc);
    return { url: location.href, title: documentTitle(this.#doc), runCount: this.#runs.length };
  };

  readonly pose: Handlers['pose'] = async ({ y, tile, imageDeadline = TILE_IMAGES }) => {
    const scroller = this.#found();
    this.#start ??= scrollTopOf(this.#doc, scroller);
    this.#mutations ??= new MutationCounter(this.#doc);
    const turn = this.#nextTurn();
    this.#mutations.own(() => scrollTo(this.#doc, scroller, y));
    await twoFrames();
    turn.throwIfAborted();
    const look = (): ReturnType<StuckElements['apply']> => {
      const top = scrollTopOf(this.#doc, scroller);
      const act = (): ReturnType<StuckElements['apply']> => this.#stuck.apply(scroller, top, tile);
      return this.#mutations ? this.#mutations.own(act) : act();
    };
    let stuck = look();
    const imagesPending = await waitForImages(pendingImages(this.#doc, 'viewport'), imageDeadline);
    await twoFrames();
    turn.throwIfAborted();
    // Headers that react to scrolling (a class toggled by script) show up only now.
    stuck = look();
    await twoFrames();
    const plan = planOf(this.#doc, scroller);
    return {
      scrollY: scrollTopOf(this.#doc, scroller),
      scrollHeight: plan.scrollHeight,
      clientHeight: plan.clientHeight,
      rect: plan.rect,
      imagesPending,
      ...stuck,
    };
  };

  readonly check: Handlers['check'] = () => ({
    scrollY: scrollTopOf(this.#doc, this.#found()),
    mutations: this.#mutations?.meanwhile ?? 0,
  });

  readonly finish: Handlers['finish'] = () => {
    this.#nextTurn();
    const scrollRestored = this.#restore();
    return {
      mutationsCaused: this.#mutations?.caused ?? 0,
      mutationsMeanwhile: this.#mutations?.meanwhile ?? 0,
      hiddenWhileScrolling: this.#stuck.log,
      scrollRestored,
    };
  };

  /** Leaves the page as it was. Safe to call twice. */
  dispose(): void {
    this.#abort.abort();
    this.#turn.abort();
    this.#restore();
    this.#mutations?.stop();
    this.#snapshot = undefined;
    this.#runs = [];
  }

  #nextTurn(): AbortSignal {
    this.#abort.signal.throwIfAborted();
    this.#turn.abort();
    this.#turn = new AbortController();
    return this.#turn.signal;
  }

  /** A single-page shop may have drawn its pane anew: then that one goes on. Without one the page is another. */
  #found(): Scroller {
    const before = this.#scroller?.element;
    if (before && !isConnected(before)) {
      const now = findScroller(this.#doc);
      if (!now.element) throw new Error('the scrolled pane left the page');
      this.#scroller = now;
    }
    return (this.#scroller ??= findScroller(this.#doc));
  }

  #restore(): boolean {
    const put = (): boolean => {
      this.#stuck.showAll();
      if (this.#start === undefined) return true;
      const scroller = this.#scroller ?? {};
      scrollTo(this.#doc, scroller, this.#start);
      return Math.abs(scrollTopOf(this.#doc, scroller) - this.#start) < 1;
    };
    return this.#mutations ? this.#mutations.own(put) : put();
  }
}
