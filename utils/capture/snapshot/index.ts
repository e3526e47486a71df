import type { TextRun } from '../../recognise/types';
import type { Snapshot, SnapshotDocument } from '../protocol';
import type { Session } from './context';
import { createLoader } from './loader';
import {
  characterSet,
  compatMode,
  contentType,
  documentElement,
  documentTitle,
  documentUrl,
  getAttribute,
  referrer,
} from './natives';
import { readText } from './read-text';
import { createTally, failureCode, type Tally } from './tally';
import { writeDocument } from './write-document';

/**
 * Snapshot of a live document. The tree is walked in one go, without a pause, so that markup, state, text and scroll
 * offsets belong to the same moment; only resource bytes arrive afterwards, bounded by the deadlines and the byte budget
 * in `options`. Never writes to the page and never throws.
 */
export const snapshotDocument: SnapshotDocument = async (document, options): Promise<Snapshot> => {
  const tally = createTally();
  const url = attempt(tally, () => documentUrl(document), '');
  const session: Session = {
    options,
    loader: createLoader(options, url),
    tally,
    scrollOffsets: [],
    nodes: 0,
    written: 0,
  };
  const render = attempt(tally, () => writeDocument(document, session, { frameDepth: 0, prefix: '' }), null);
  const read = attempt(tally, () => readText(document, tally), { text: '', runs: [] });
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
    meta: { ...(meta ?? NO_META), url, nodes: session.nodes, resources: session.loader.inlined() },
  };
};

/** The text runs alone, of the document as it is now. Never writes to the page and never throws. */
export function readRuns(document: Document): readonly TextRun[] {
  const tally = createTally();
  return attempt(tally, () => readText(document, tally).runs, []);
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

function attempt<T>(tally: Tally, work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (thrown) {
    tally.missed('html', failureCode(thrown));
    return otherwise;
  }
}
