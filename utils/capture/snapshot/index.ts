import type { Snapshot, SnapshotDocument } from '../protocol';
import type { Session } from './context';
import { NO_TEXT, type ReadText } from './document-text';
import { framePath } from './frame-path';
import { createLoader } from './loader';
import {
  characterSet,
  compatMode,
  contentType,
  defaultView,
  documentElement,
  documentTitle,
  documentUrl,
  getAttribute,
  referrer,
  scrollingElement,
  scrollLeft,
  scrollTop,
} from './natives';
import { attempt, createTally } from './tally';
import { writeDocument } from './write-document';

/**
 * Snapshot of a live document. The tree is walked in one go, without a pause, so that markup, state, text and scroll
 * offsets belong to the same moment; only resource bytes arrive afterwards, bounded by the deadlines and the byte budget
 * in `options`. Never writes to the page and never throws.
 *
 * @param readText lent by another script of ours, and run in the same go.
 */
export const snapshotWith =
  (readText: ReadText): SnapshotDocument =>
  async (document, options): Promise<Snapshot> => {
    const tally = createTally();
    const url = attempt(tally, () => documentUrl(document), '');
    const session: Session = {
      options,
      loader: createLoader(options, url),
      tally,
      scrollOffsets: [],
      slots: new Map(),
      frames: { total: 0, kept: 0 },
      nodes: 0,
      written: 0,
    };
    const render = attempt(
      tally,
      () => writeDocument(document, session, { frameDepth: 0, prefix: '' }),
      null,
    );
    const read = attempt(tally, () => readText(document, tally), NO_TEXT);
    const place = attempt(tally, () => whereIs(document), { path: [], x: 0, y: 0 });
    const meta = attempt(tally, () => describe(document), null);
    await session.loader.idle();
    const html = render ? attempt(tally, () => render({ skeleton: false }), '') : '';
    return {
      html,
      text: read.text,
      runs: read.runs,
      scrollOffsets: session.scrollOffsets,
      alterations: tally.alterations(),
      notCaptured: tally.notCaptured(),
      frames: session.frames,
      slots: [...session.slots].map(([el, slot]) => {
        const text = read.places.get(el);
        return text ? { ...slot, text } : slot;
      }),
      place,
      meta: { ...(meta ?? NO_META), url, nodes: session.nodes, resources: session.loader.inlined() },
    };
  };

function whereIs(document: Document): Snapshot['place'] {
  const view = defaultView(document);
  const scroller = scrollingElement(document);
  return {
    path: view ? framePath(view) : [],
    x: scroller ? scrollLeft(scroller) : 0,
    y: scroller ? scrollTop(scroller) : 0,
  };
}

const NO_META = { title: '', referrer: '', contentType: '', charset: '', lang: '', compatMode: '' };

function describe(document: Document): typeof NO_META {
  const root = documentElement(document);
  return {
    title: documentTitle(document),
    referrer: referrer(document),
    contentType: contentType(document),
    charset: characterSet(document),
    lang: (root && getAttribute(root, 'lang')) ?? '',
    compatMode: compatMode(document),
  };
}
