import type { Handlers } from '../agent-protocol';
import { clientWidth, contentType, documentElement, documentTitle, scrollHeight } from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { scrollWidth } from './dom';
import { MutationCounter } from './mutations';
import { pageNet } from './net';
import { chosenScroller, findPanes, labelOf, scrollerChoices } from './panes';
import { prepare } from './prepare';
import { findScroller, planOf, scrollTo, scrollTopOf } from './scroller';
import { loadedImages, pendingImages, twoFrames, waitForImages } from './settle';
import type { StuckElements } from './stuck';
import { Sweep } from './sweep';
import { unseenElements } from './unseen';

type Commands = Handlers<'camera'>;

/** ms a tile waits for the images in view; the quota between two screenshots is 520 ms anyway. */
const TILE_IMAGES = 350;

/**
 * Holds one live document still for its pictures. Lives in the content script; everything it does to the page is undone by
 * `dispose`, which also runs when the background goes away.
 */
export class PageCamera implements Commands {
  readonly #doc: Document;
  readonly #disposed = new AbortController();
  #mutations: MutationCounter | undefined;
  /** The page's own scroller first, then its other panes. */
  #sweeps: Sweep[] = [];
  /** The one under way. */
  #sweep: Sweep | undefined;
  #restored = true;
  /** What moves the page, or leaves off moving it. A command overtaken by the next (it was given up on) does no more. */
  #turn = new AbortController();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  readonly measure: Commands['measure'] = ({ only }) => {
    const mutations = this.#watch();
    const chosen = only === undefined ? undefined : chosenScroller(this.#doc, only);
    if (chosen && this.#sweeps.length === 0) {
      this.#sweeps = [new Sweep(this.#doc, chosen, chosen.element !== undefined)];
    }
    const main = this.#found(0);
    const { scroller } = main;
    // A chosen pane may be off the screen: its place is measured there where it will be photographed.
    if (chosen?.element) mutations.own(() => main.begin());
    const plan = planOf(this.#doc, scroller);
    if (this.#sweeps.length === 1 && only === undefined) {
      const panes = findPanes(this.#doc, scroller);
      this.#sweeps.push(...panes.map((element) => new Sweep(this.#doc, { element }, true)));
    }
    const panes = this.#sweeps.slice(1).flatMap((sweep) => sweep.scroller.element ?? []);
    const unseen = unseenElements(this.#doc, scroller, panes);
    if (chosen?.element) mutations.own(() => main.restore());
    const root = documentElement(this.#doc);
    return {
      url: location.href,
      title: documentTitle(this.#doc),
      contentType: contentType(this.#doc),
      viewport: { width: clientWidth(root), height: planOf(this.#doc, {}).clientHeight },
      inner: { width: innerWidth, height: innerHeight },
      document: { width: scrollWidth(root), height: scrollHeight(root) },
      devicePixelRatio,
      plan,
      panes: panes.map((element) => ({ selector: selectorOf(element), name: labelOf(this.#doc, element) })),
      unswept: unseen.map((element) => selectorOf(element)),
      ...(only !== undefined && !chosen ? { choiceGone: true } : {}),
    };
  };

  readonly scrollers: Commands['scrollers'] = () => scrollerChoices(this.#doc);

  readonly net: Commands['net'] = (request) => pageNet(this.#doc, request);

  readonly prepare: Commands['prepare'] = async (limits) => {
    const mutations = this.#watch();
    const { scroller } = mutations.own(() => this.#take(limits.pane));
    const before = { mutations: mutations.meanwhile, images: loadedImages(this.#doc) };
    const prepared = await prepare(this.#doc, scroller, limits, this.#nextTurn());
    const changed = mutations.meanwhile > before.mutations || loadedImages(this.#doc) > before.images;
    return { ...prepared, changed };
  };

  readonly pose: Commands['pose'] = async ({ y, tile, pane, imageDeadline = TILE_IMAGES }) => {
    const mutations = this.#watch();
    const sweep = mutations.own(() => this.#take(pane));
    const { scroller } = sweep;
    const turn = this.#nextTurn();
    mutations.own(() => scrollTo(this.#doc, scroller, y));
    await twoFrames();
    turn.throwIfAborted();
    const look = (): ReturnType<StuckElements['apply']> => {
      const top = scrollTopOf(this.#doc, scroller);
      return mutations.own(() => sweep.stuck.apply(scroller, top, tile));
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

  readonly check: Commands['check'] = ({ pane }) => ({
    scrollY: scrollTopOf(this.#doc, this.#found(pane).scroller),
    mutations: this.#mutations?.meanwhile ?? 0,
  });

  readonly finish: Commands['finish'] = () => {
    this.#nextTurn();
    const scrollRestored = this.#restore();
    return {
      mutationsCaused: this.#mutations?.caused ?? 0,
      mutationsMeanwhile: this.#mutations?.meanwhile ?? 0,
      hiddenWhileScrolling: [...new Set(this.#sweeps.flatMap((sweep) => sweep.stuck.log))],
      stillShown: [...new Set(this.#sweeps.flatMap((sweep) => sweep.stuck.stillShown))],
      scrollRestored,
    };
  };

  /** Leaves the page as it was. Safe to call twice. */
  dispose(): void {
    this.#disposed.abort();
    this.#turn.abort();
    this.#restore();
    this.#mutations?.stop();
  }

  #nextTurn(): AbortSignal {
    this.#disposed.signal.throwIfAborted();
    this.#turn.abort();
    this.#turn = new AbortController();
    return this.#turn.signal;
  }

  /** A single-page shop may have drawn its pane anew: then that one goes on. Without one the page is another. */
  #found(pane = 0): Sweep {
    if (this.#sweeps.length === 0) this.#sweeps.push(new Sweep(this.#doc, findScroller(this.#doc), false));
    const sweep = this.#sweeps[pane];
    if (sweep?.lost) {
      const now = pane === 0 ? findScroller(this.#doc) : {};
      if (now.element) sweep.follow(now);
    }
    if (!sweep || sweep.lost) throw new Error('the scrolled pane left the page');
    return sweep;
  }

  /** The next scroller's turn: the one before is put back first. */
  #take(pane: number | undefined): Sweep {
    const sweep = this.#found(pane);
    if (this.#sweep && this.#sweep !== sweep) this.#restored = this.#sweep.restore() && this.#restored;
    this.#sweep = sweep;
    sweep.begin();
    return sweep;
  }

  #restore(): boolean {
    const restore = (): boolean => (this.#sweep?.restore() ?? true) && this.#restored;
    return this.#mutations ? this.#mutations.own(restore) : restore();
  }

  /** Counts from its first call on: the capture measures before anything else, so also what the reading would cause. */
  #watch(): MutationCounter {
    return (this.#mutations ??= new MutationCounter(this.#doc));
  }
}
