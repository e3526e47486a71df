import { CHUNK, type Handlers } from '../agent-protocol';
import type { Snapshot, SnapshotDocument } from '../protocol';
import type { Relay } from '../relay-protocol';
import { fetchWithRelay, frameByRelay } from './relayed';
import { runSlice } from './run-slice';

type Commands = Handlers<'capture'>;

/**
 * Freezes one live document and hands the result over in pieces. Lives in the content script, in any frame; does
 * nothing to the page.
 */
export class PageFreezer implements Commands {
  readonly #doc: Document;
  readonly #snapshotDocument: SnapshotDocument;
  readonly #relay: Relay;
  readonly #disposed = new AbortController();
  #snapshot: Snapshot | undefined;

  constructor(doc: Document, snapshotDocument: SnapshotDocument, relay: Relay) {
    this.#doc = doc;
    this.#snapshotDocument = snapshotDocument;
    this.#relay = relay;
  }

  readonly snapshot: Commands['snapshot'] = async (limits) => {
    const taken = await this.#snapshotDocument(this.#doc, {
      ...limits,
      signal: this.#disposed.signal,
      fetch: fetchWithRelay(this.#relay),
      frame: frameByRelay(this.#relay),
    });
    this.#snapshot = taken;
    const { scrollOffsets, meta, alterations, notCaptured, frames, slots, place } = taken;
    return {
      scrollOffsets,
      meta,
      alterations,
      notCaptured,
      frames,
      slots,
      place,
      htmlLength: taken.html.length,
      textLength: taken.text.length,
      runCount: taken.runs.length,
    };
  };

  readonly read: Commands['read'] = ({ part, from }) => {
    if (!this.#snapshot) throw new Error('no snapshot');
    const whole = this.#snapshot[part];
    // Never between the halves of a surrogate pair.
    const split = (whole.charCodeAt(from + CHUNK - 1) & 0xfc00) === 0xd800;
    const text = whole.slice(from, from + CHUNK - (split ? 1 : 0));
    return { text, end: from + text.length >= whole.length };
  };

  readonly runs: Commands['runs'] = ({ from }) => runSlice(this.#snapshot?.runs ?? [], from);

  /** Nobody is left to hand anything to. Safe to call twice. */
  dispose(): void {
    this.#disposed.abort();
    this.#snapshot = undefined;
  }
}
