import { addPin, type Context, createContext, type Session } from './context';
import { escapeValue, wellFormed } from './escape';
import { FILE_NAMES } from './form-state';
import { checkNesting } from './nesting';
import { holdMotion } from './motion';
import {
  boundingRect,
  compatMode,
  docType,
  documentAdopted,
  documentAnimations,
  documentElement,
  firstChild,
  firstElementChild,
  isHtml,
  nextElementSibling,
  nextSibling,
  parentNode,
  querySelectorAll,
} from './natives';
import { joinParts, type Part, type Render } from './parts';
import { pinnedSize } from './pin-style';
import { readCustomStates, readStates } from './states';
import { readHighlights, readScriptFonts } from './script-made';
import type { Tree } from './tree';
import { writeAdopted, writeElement } from './write-element';
import { writeNode } from './write-node';

/** The second lock: were anything above missed, the browser still refuses to run or load it. `srcdoc` needs no `frame-src`. */
export const CONTENT_POLICY =
  "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; " +
  "frame-src data: blob:; form-action 'none'; base-uri 'none'";

const POLICY_META = `<meta data-lz-added="csp" http-equiv="Content-Security-Policy" content="${escapeValue(CONTENT_POLICY)}">`;
const CHARSET_META = '<meta data-lz-added="charset" charset="utf-8">';

/** Walks a document now, at one moment; the returned function joins the text once the loader is idle. */
export function writeDocument(
  document: Document,
  session: Session,
  place: { readonly frameDepth: number; readonly prefix: string },
): (render: Render) => string {
  const context = createContext(session, document, place);
  readStates((selector) => querySelectorAll(document, selector), context);
  holdMotion(documentAnimations(document), context);
  const root = documentElement(document);
  const tree: Tree = {
    context,
    out: [],
    used: new Map(),
    sheets: context.sheets,
    inert: false,
    counted: true,
    frame: root && isHtml(root, 'html') ? frameOf(root, context) : null,
    writeElement,
    writeDocument: (inner, at) => writeDocument(inner, session, at),
  };
  session.tally.altered('csp-added');
  session.tally.altered('charset-declared');
  tree.out.push(doctypeOf(document));
  for (let node = firstChild(document); node; node = nextSibling(node)) {
    if (node !== root) writeNode(node, tree, 0);
    else if (isHtml(root, 'html')) writeElement(root, tree, 0);
    else writeWrapped(root, tree);
  }
  readCustomStates(context);
  return (render) => finish(tree, render);
}

/** An XML or SVG document, in an HTML shell. */
function writeWrapped(root: Element, tree: Tree): void {
  tree.context.session.tally.altered('document-wrapped');
  tree.out.push('<html data-lz-wrapped><head>', ...headParts(tree.context), '</head><body style="margin:0">');
  tree.context.expected.push(
    { name: 'html', depth: 0 },
    { name: 'head', depth: 1 },
    { name: 'body', depth: 1 },
  );
  const { width, height } = boundingRect(root);
  addPin(tree.context, root, `display:block;${pinnedSize(width, height)}`);
  writeElement(root, tree, 2);
  writeAdopted(documentAdopted(tree.context.document), tree);
  tree.out.push('</body></html>');
}

const headParts = (context: Context): Part[] => [
  POLICY_META,
  CHARSET_META,
  readScriptFonts(context),
  readHighlights(context),
  (render) => {
    const shared = context.shared.declarations(render);
    const css = (shared === '' ? '' : `:root{${shared}}`) + (context.fileNames ? FILE_NAMES : '');
    return css === '' ? '' : `<style data-lz-added="shared">${css}</style>`;
  },
];

/** What is added around the page's own head and body. */
function frameOf(root: Element, context: Context): NonNullable<Tree['frame']> {
  let head: Element | null = null;
  let body: Element | null = null;
  for (let child = firstElementChild(root); child; child = nextElementSibling(child)) {
    if (isHtml(child, 'head')) head ??= child;
    else if (isHtml(child, 'body') || isHtml(child, 'frameset')) body ??= child;
  }
  // Parsers add one; a box it must not be.
  const added = body ? '' : '<body data-lz-added="body" style="display:contents">';
  // Constructed sheets come last, behind those in the body too, where an element of theirs would be one more child: they
  // go into the last one there.
  const lastOwner = [...context.sheets.keys()].at(-1);
  const inBody = body && lastOwner && parentNode(lastOwner) !== head;
  const last = inBody ? body : (head ?? root);
  const constructed = documentAdopted(context.document) ?? [];
  if (inBody && constructed.length > 0) context.adoptingStyle = lastOwner;
  return {
    opened(el, tree) {
      if (el === head) tree.out.push(...headParts(context));
      else if (el === root && !head)
        tree.out.push('<head data-lz-added="head">', ...headParts(context), '</head>', added);
    },
    closing(el, tree) {
      if (el === last && (!inBody || context.adoptingStyle)) writeAdopted(constructed, tree);
      if (el === body) tree.out.push(...context.lifted);
    },
    closed(el, tree) {
      if (el === head) tree.out.push(added);
    },
  };
}

/** The doctype as it was, unless it would give another rendering mode than the page had. */
function doctypeOf(document: Document): string {
  const type = docType(document);
  const quirks = compatMode(document) === 'BackCompat';
  if (!type || !/^html$/i.test(type.name)) return quirks ? '' : '<!DOCTYPE html>';
  const { publicId, systemId } = type;
  if (quirks && publicId === '' && systemId === '') return '';
  const quoted = (id: string): string => (id.includes('"') ? `'${id.replaceAll("'", '')}'` : `"${id}"`);
  if (publicId !== '')
    return `<!DOCTYPE html PUBLIC ${quoted(publicId)}${systemId === '' ? '' : ` ${quoted(systemId)}`}>`;
  return systemId === '' ? '<!DOCTYPE html>' : `<!DOCTYPE html SYSTEM ${quoted(systemId)}>`;
}

function finish({ context, out }: Tree, render: Render): string {
  const { tally } = context.session;
  if (!render.skeleton) {
    const problem = checkNesting(joinParts(out, { skeleton: true }), context.expected);
    if (problem !== null) tally.missed('html', 'NESTING_NOT_REPRESENTABLE', context.prefix + problem);
  }
  const { text, surrogates, nuls } = wellFormed(joinParts(out, render));
  tally.altered('lone-surrogate-replaced', surrogates);
  tally.altered('nul-replaced', nuls);
  return text;
}
