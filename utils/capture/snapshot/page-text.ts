import type { TextRun } from '../../recognise/types';
import type { Handlers } from '../agent-protocol';
import { type DocumentText, NO_TEXT } from './document-text';
import { documentTitle } from './natives';
import { readText } from './read-text';
import { runSlice } from './run-slice';
import { attempt, createTally } from './tally';

type Commands = Handlers<'text'>;

/** Reads what one live document says, and keeps nothing but that. Lives in the content script; does nothing to the page. */
export class PageText implements Commands {
  readonly #doc: Document;
  #runs: readonly TextRun[] = [];

  constructor(doc: Document) {
    this.#doc = doc;
  }

  readonly inspect: Commands['inspect'] = () => {
    const { runs, closed } = readPage(this.#doc);
    this.#runs = runs;
    return { url: location.href, title: documentTitle(this.#doc), runCount: runs.length, closed };
  };

  readonly inspected: Commands['inspected'] = ({ from }) => runSlice(this.#runs, from);

  dispose(): void {
    this.#runs = [];
  }
}

/** The text alone, of the document as it is now. Never writes to the page and never throws. */
export function readPage(document: Document): DocumentText {
  const tally = createTally();
  return attempt(tally, () => readText(document, tally), NO_TEXT);
}
