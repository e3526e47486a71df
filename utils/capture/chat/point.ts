import { boundingRect } from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { composedParent, deepestAt, isWithin } from './dom';
import { candidate, findConversations, prospectsIn, type Candidate } from './find';
import { judge } from './judge';

/** CSS px a chat window may be higher, and share by which it may be wider, than the list in it: heading, box to write into. */
const AROUND = { height: 420, width: 1.4 };

/**
 * The conversation at a point of the viewport that the user chose, even where none would have been found: the list at the
 * point, else the one of the window it lies in (its heading, its box to write into), else whatever repeats there.
 */
export function conversationAt(
  doc: Document,
  x: number,
  y: number,
  now: number = Date.now(),
): Candidate | undefined {
  const at = deepestAt(doc, x, y);
  return at ? conversationOf(doc, at, now) : undefined;
}

/** The same for the innermost element at the point. */
export function conversationOf(doc: Document, at: Element, now: number): Candidate | undefined {
  const { candidates } = findConversations(doc, now);
  const found = candidates.find(({ conversation: { list } }) => list !== undefined && isWithin(at, list));
  if (found) return found;
  return windowAround(at, candidates) ?? pointedList(doc, at, now);
}

/** The one conversation of the smallest box around the point that holds any, unless that box is the page. */
function windowAround(at: Element, candidates: readonly Candidate[]): Candidate | undefined {
  for (let box: Element | null = at; box; box = composedParent(box)) {
    const outer = box;
    const inside = candidates.filter(({ conversation: { list } }) => list && isWithin(list, outer));
    if (inside.length === 0) continue;
    const [only] = inside;
    if (!only || inside.length > 1) return undefined;
    const { edge } = only.conversation.port;
    const { width, height } = boundingRect(outer);
    const near = height <= edge.height + AROUND.height && width <= edge.width * AROUND.width + 40;
    return near && !only.summary.wholePage ? only : undefined;
  }
  return undefined;
}

function pointedList(doc: Document, at: Element, now: number): Candidate | undefined {
  const around = prospectsIn(doc)
    .filter(({ list }) => isWithin(at, list))
    .map((prospect) => ({ prospect, found: judge(prospect.list, prospect.port, prospect.controls, now) }))
    .sort((a, b) => b.found.record.messages.length - a.found.record.messages.length)[0];
  if (!around) return undefined;
  const reasons = [...around.found.reasons, 'POINTED_AT' as const];
  const { summary, conversation } = candidate(doc, around.prospect, { ...around.found, reasons }, 0, now);
  return { summary: { ...summary, list: selectorOf(around.prospect.list) }, conversation };
}
