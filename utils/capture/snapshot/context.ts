import type { FrameSlot, SnapshotOptions } from '../protocol';
import type { Loader, Resource } from './loader';
import {
  baseURI,
  characterSet,
  documentSheets,
  documentUrl,
  getAttribute,
  nodeType,
  sheetOwner,
} from './natives';
import type { Part, Render } from './parts';
import type { Tally } from './tally';

/** What one snapshot shares between the top document and its frames. */
export interface Session {
  readonly options: SnapshotOptions;
  readonly loader: Loader;
  readonly tally: Tally;
  readonly scrollOffsets: { selector: string; x: number; y: number }[];
  /** Frames asked for, by their element: the text walk comes by later. */
  readonly slots: Map<Element, Pick<FrameSlot, 'slot' | 'kept' | 'prefix'>>;
  readonly frames: { total: number; kept: number };
  nodes: number;
  /** Bytes written as data URLs, repeats included. */
  written: number;
}

/** One element as it was written: what re-parsing must give back. */
export interface Expected {
  readonly name: string;
  readonly depth: number;
}

/** Words of a document's style sheets, complete once the loader is idle. */
export interface SheetWords {
  /** Families of `@font-face` rules, lower case, with the number of rules. */
  readonly families: Map<string, number>;
  /** Fonts they point to, absolute, without fragment. */
  readonly fontUrls: Set<string>;
  /** Names in `::highlight()`. */
  readonly highlights: Set<string>;
  /** Sheets and imports that nobody could read (yet). */
  unread: number;
}

/** What one document (top or frame) shares between its elements. */
export interface Context {
  readonly session: Session;
  readonly document: Document;
  /** Without fragment. */
  readonly url: string;
  readonly base: string;
  readonly charset: string;
  /** Frames above this one: their URLs guard against a page that holds itself. */
  readonly frameDepth: number;
  /** How a selector of this document begins: empty, or the frames that lead here. */
  readonly prefix: string;
  readonly shared: SharedResources;
  readonly sheets: Map<Node, CSSStyleSheet>;
  /** Title of the style sheet set in force; sheets of other titles do not apply (CSSOM › 6.2). */
  readonly preferredTitle: string;
  /** The `<style>` in the body that constructed sheets of the document are written into, until they are. */
  adoptingStyle: Node | null;
  readonly adopted: Map<CSSStyleSheet, readonly Part[]>;
  readonly expected: Expected[];
  /** Inline style that an element gets when it is written, decided while an ancestor was. */
  readonly pins: Map<Element, string>;
  /** Markup that an element gets as its first child: where a scroller has nothing else to hold on to. */
  readonly anchors: Map<Element, string>;
  /** Elements in a state that only a running page has, with its names. */
  readonly marks: Map<Element, readonly string[]>;
  readonly states: Set<string>;
  /** Names that the sheets in force ask for by `:state()`, and the custom elements written with those they are in. */
  readonly customStates: Set<string>;
  readonly customElements: Map<Element, string>;
  /** What the style sheets say of fonts and highlights, to tell what only a script made. */
  readonly said: SheetWords;
  /** A file was chosen somewhere in it. */
  fileNames: boolean;
  /** Markup of the top layer, written last in the body. */
  readonly lifted: Part[];
  /** Elements before which a parser would end one of their ancestors. */
  readonly apart: Set<Element>;
  /** Elements written under another name. */
  readonly renamed: Set<Node>;
}

/** Counts how often each resource is pointed to, to write a large repeated one only once. */
export interface SharedResources {
  /** One more place that points to it. Returns the custom property it may be read from. */
  use(resource: Resource): string;
  isShared(resource: Resource): boolean;
  /** Declarations for `:root`. */
  declarations(render: Render): string;
}

/** Repeats that cost less than this many characters are written out: a variable is a larger change than a copy. */
const WORTH_SHARING = 256 * 1024;

function createShared(session: Session): SharedResources {
  const uses = new Map<Resource, { count: number; name: string }>();
  const isShared = (resource: Resource): boolean => {
    const use = uses.get(resource);
    if (!use || !resource.loaded) return false;
    return (use.count - 1) * resource.loaded.bytes.byteLength * (4 / 3) > WORTH_SHARING;
  };
  return {
    use(resource) {
      const known = uses.get(resource);
      if (known) {
        known.count++;
        return known.name;
      }
      const name = `--lz-resource-${uses.size + 1}`;
      uses.set(resource, { count: 1, name });
      return name;
    },
    isShared,
    declarations({ skeleton }) {
      if (skeleton) return '';
      let out = '';
      for (const [resource, { name, count }] of uses) {
        if (!isShared(resource)) continue;
        session.tally.altered('resource-shared', count);
        out += `${name}:url("${session.loader.dataUrlOf(resource)}");`;
      }
      return out;
    },
  };
}

export function createContext(
  session: Session,
  document: Document,
  place: { readonly frameDepth: number; readonly prefix: string },
): Context {
  return {
    session,
    document,
    url: withoutFragment(documentUrl(document)),
    base: baseURI(document),
    charset: characterSet(document),
    ...place,
    shared: createShared(session),
    sheets: ownersOf(documentSheets(document)),
    preferredTitle: preferredTitleOf(documentSheets(document)),
    adoptingStyle: null,
    adopted: new Map(),
    expected: [],
    pins: new Map(),
    anchors: new Map(),
    marks: new Map(),
    states: new Set(),
    customStates: new Set(),
    customElements: new Map(),
    said: { families: new Map(), fontUrls: new Set(), highlights: new Set(), unread: 0 },
    fileNames: false,
    lifted: [],
    apart: new Set(),
    renamed: new Set(),
  };
}

/** Adds declarations to the inline style of an element that is yet to be written. */
export function addPin({ pins }: Context, el: Element, declarations: string): void {
  const known = pins.get(el);
  pins.set(el, known === undefined ? declarations : `${known};${declarations}`);
}

function preferredTitleOf(list: StyleSheetList): string {
  for (let i = 0; i < list.length; i++) {
    const sheet = list[i];
    const owner = sheet && sheetOwner(sheet);
    if (!owner || nodeType(owner) !== 1) continue;
    const title = getAttribute(owner as Element, 'title') ?? '';
    if (title !== '' && !/alternate/i.test(getAttribute(owner as Element, 'rel') ?? '')) return title;
  }
  return '';
}

/** The sheets of a tree by the element that owns them. */
export function ownersOf(list: StyleSheetList): Map<Node, CSSStyleSheet> {
  const owners = new Map<Node, CSSStyleSheet>();
  for (let i = 0; i < list.length; i++) {
    const sheet = list[i];
    const owner = sheet && sheetOwner(sheet);
    if (sheet && owner) owners.set(owner, sheet);
  }
  return owners;
}

export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** Absolute URL, or null when it cannot be resolved. */
export function resolveUrl(url: string, base: string): string | null {
  try {
    return new URL(url.trim(), base).href;
  } catch {
    return null;
  }
}

/** Can bytes be asked for? Everything else (`about:`, `javascript:`, unknown schemes) loads nothing when reopened. */
export const isFetchable = (url: string): boolean =>
  /^(?:https?|blob|file|filesystem|chrome-extension|moz-extension):/i.test(url);

/** A data URL for one place, or null (with a row) when there are no bytes or the byte budget is spent. */
export function writeDataUrl(resource: Resource, session: Session, { skeleton }: Render): string | null {
  if (skeleton) return 'data:,';
  const { loaded } = resource;
  const reason = loaded
    ? session.written + loaded.bytes.byteLength > session.options.maxResourceBytes
      ? 'BYTE_BUDGET'
      : null
    : (resource.reason ?? 'FAILED');
  if (!loaded || reason) {
    session.tally.missed(resource.kind, reason ?? 'FAILED', resource.url);
    session.tally.altered('resource-blanked');
    return null;
  }
  session.written += loaded.bytes.byteLength;
  session.tally.altered('resource-inlined');
  return session.loader.dataUrlOf(resource);
}
