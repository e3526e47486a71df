import { escapeText, guardComment } from './escape';
import { firstChild, isElement, nextSibling, nodeName, nodeType, nodeValue, textContent } from './natives';
import { failureCode } from './tally';
import type { Tree } from './tree';

/** Elements. Parsers flatten trees far shallower than this (Chromium at 512); beyond it, only text is kept. */
const MAX_DEPTH = 1200;

/** Writes what is inside a node. `newline`: a parser drops a newline that comes first (`<pre>`), so it is doubled. */
export function writeChildren(parent: Node, tree: Tree, depth: number, newline: boolean): void {
  let first = newline;
  for (let child = firstChild(parent); child; child = nextSibling(child)) {
    if (first && nodeType(child) === 3 && nodeValue(child)?.startsWith('\n')) tree.out.push('\n');
    first = false;
    writeNode(child, tree, depth);
  }
}

/** Writes one node with everything in it. */
export function writeNode(node: Node, tree: Tree, depth: number): void {
  const { session } = tree.context;
  session.nodes++;
  if (isElement(node)) {
    if (depth > MAX_DEPTH) {
      session.tally.missed('html', 'TREE_TOO_DEEP');
      tree.out.push(escapeText(textContent(node) ?? ''));
      return;
    }
    const before = tree.out.length;
    try {
      tree.writeElement(node, tree, depth);
    } catch (thrown) {
      // One element that cannot be written must not cost the page.
      tree.out.length = before;
      session.tally.missed('html', failureCode(thrown), nodeName(node).slice(0, 100));
    }
    return;
  }
  const data = nodeValue(node) ?? '';
  switch (nodeType(node)) {
    case 3: // text
    case 4: // CDATA section, in XML documents
      tree.out.push(escapeText(data));
      return;
    case 7: // processing instruction
      tree.out.push(`<!--?${guardComment(`${nodeName(node)} ${data}?`)}-->`);
      session.tally.altered('processing-instruction-commented');
      return;
    case 8: {
      const safe = guardComment(data);
      if (safe !== data) session.tally.altered('comment-escaped');
      tree.out.push(`<!--${safe}-->`);
    }
  }
}
