import { chatHostName } from '../../recognise/chat/hosts.data';
import type { PageRect } from '../../recognise/types';
import { isConnected } from '../page/dom';
import { documentOf } from '../snapshot/frames';
import {
  boundingRect,
  clientHeight,
  computedStyle,
  documentElement,
  documentUrl,
  getAttribute,
  localName,
  styleValue,
} from '../snapshot/natives';
import { selectorOf } from '../snapshot/selector';
import { Conversation } from './conversation';
import { boxedChildren, composedParent, isWithin } from './dom';
import { noteControl, type Controls } from './inputs';
import { judge, type FindReason, type Judgement } from './judge';
import { labelOf } from './label';
import { frameOffset, isPort, ScrollPort } from './port';
import { hasContent, isStack } from './rows';

/** What a list of candidates shows of one. Plain data. */
export interface ConversationSummary {
  /** Names the candidate among those found in one search. */
  readonly id: number;
  readonly label: string;
  /** Text of the last message, cut. */
  readonly preview: string;
  readonly score: number;
  readonly reasons: readonly FindReason[];
  /** Rows in the document; a virtualised list holds more. */
  readonly rows: number;
  /** CSS px in the viewport of the document that was searched. */
  readonly rect: PageRect;
  readonly selector: string;
  /** Of the list itself, where the user pointed at it: the pane may hold another one. */
  readonly list?: string;
  /** The page itself scrolls it. */
  readonly wholePage: boolean;
  /** Address of its document, when it stands in a frame. */
  readonly frameUrl?: string;
  /** Support program by its host. */
  readonly provider?: string;
}

export interface Candidate {
  readonly summary: ConversationSummary;
  readonly conversation: Conversation;
}

export interface Search {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Frames whose documents this script may not read: a conversation may be in one of them. */
  readonly unreachable: readonly {
    readonly url: string;
    readonly rect: PageRect;
    readonly provider?: string;
  }[];
}

/** Below this something is no conversation. */
const ENOUGH = 4;
const MAX_ELEMENTS = 60_000;
/** Lists that are looked at closely. */
const MAX_JUDGED = 40;
/** Children of one kind beyond which only the first and last are searched. */
const MANY = 30;

export interface Prospect {
  readonly list: Element;
  readonly port: ScrollPort;
  readonly rank: number;
  readonly controls: Controls;
}

interface Judged {
  readonly prospect: Prospect;
  readonly found: Judgement;
}

interface Walk {
  readonly prospects: Prospect[];
  readonly unreachable: Search['unreachable'][number][];
  left: number;
}

/** All conversations a document shows, through shadow roots and reachable frames, best first. */
export function findConversations(doc: Document, now: number = Date.now()): Search {
  const walk: Walk = { prospects: [], unreachable: [], left: MAX_ELEMENTS };
  searchDocument(doc, walk, 0);
  const judged = walk.prospects
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MAX_JUDGED)
    .map((prospect) => ({ prospect, found: judge(prospect.list, prospect.port, prospect.controls, now) }))
    .filter(({ found }) => found.score >= ENOUGH)
    .sort((a, b) => b.found.score - a.found.score || closer(a, b));
  const kept: Judged[] = [];
  for (const one of judged) {
    const overlaps = kept.some(
      ({ prospect: { list } }) => isWithin(one.prospect.list, list) || isWithin(list, one.prospect.list),
    );
    // An empty pane around one that has messages is its frame, not another conversation.
    const empty = one.found.rows <= 1 || one.found.record.messages.every(({ text }) => text === '');
    const frame = empty && kept.some((other) => covers(one.prospect, other.prospect));
    if (!overlaps && !frame) kept.push(one);
  }
  return {
    candidates: kept.map(({ prospect, found }, id) => candidate(doc, prospect, found, id, now)),
    unreachable: walk.unreachable,
  };
}

/** Of two that look alike the one with plainly more rows, else the inner one: its rows need no taking apart. */
function closer(a: Judged, b: Judged): number {
  const [more, less] = [Math.max(a.found.rows, b.found.rows), Math.min(a.found.rows, b.found.rows)];
  if (more > less * 1.3 + 2) return b.found.rows - a.found.rows;
  // Of a single message the boxes inside it look like lists of one row as well: a list is as wide as its pane.
  if (more <= 1 && isNarrow(a) !== isNarrow(b)) return isNarrow(a) ? 1 : -1;
  return depthOf(b.prospect.list) - depthOf(a.prospect.list);
}

const isNarrow = ({ prospect: { list, port } }: Judged): boolean =>
  boundingRect(list).width < port.edge.width * 0.8;

/** Every list a document shows that could be one of a conversation, not judged yet. */
export function prospectsIn(doc: Document): readonly Prospect[] {
  const walk: Walk = { prospects: [], unreachable: [], left: MAX_ELEMENTS };
  searchDocument(doc, walk, 0);
  return walk.prospects;
}

function searchDocument(doc: Document, walk: Walk, depth: number): void {
  const controls: Controls = { inputs: [], buttons: [] };
  const root = documentElement(doc) as Element | null;
  if (root && depth <= 10) search(root, new ScrollPort(doc, undefined), controls, walk, depth);
}

function search(el: Element, outer: ScrollPort, controls: Controls, walk: Walk, frames: number): void {
  if (walk.left-- <= 0) return;
  const tag = localName(el);
  if (/^(?:svg|select|video|audio|canvas|head)$/.test(tag)) return;
  noteControl(el, controls);
  if (tag === 'iframe' || tag === 'frame') return searchFrame(el, tag, outer, walk, frames);
  const port = portFor(el, outer);
  const children = boxedChildren(el);
  consider(el, children, port, controls, walk);
  const many = children.length > MANY;
  children.forEach((child, i) => {
    if (!many || i < 4 || i >= children.length - 4) search(child, port, controls, walk, frames);
  });
}

function searchFrame(el: Element, tag: string, outer: ScrollPort, walk: Walk, frames: number): void {
  const inner = documentOf(el, tag);
  if (inner && documentElement(inner)) return searchDocument(inner, walk, frames + 1);
  const rect = boundingRect(el);
  if (rect.width < 40 || rect.height < 40) return;
  const url = getAttribute(el, 'src') ?? '';
  const { dx, dy } = frameOffset(outer.doc);
  const provider = providerOf(url, documentUrl(outer.doc));
  walk.unreachable.push({
    url,
    rect: { x: rect.x + dx, y: rect.y + dy, width: rect.width, height: rect.height },
    ...(provider === undefined ? {} : { provider }),
  });
}

function providerOf(url: string, base: string): string | undefined {
  try {
    return chatHostName(new URL(url, base).hostname);
  } catch {
    return undefined;
  }
}

/** A pane that scrolls; also one made to scroll that has too little in it yet, unless something around it scrolls. */
function portFor(el: Element, outer: ScrollPort): ScrollPort {
  if (/^(?:html|body|textarea)$/.test(localName(el))) return outer;
  if (isPort(el)) return new ScrollPort(outer.doc, el);
  if (outer.element && outer.range > 0) return outer;
  if (!/^(?:auto|scroll)$/.test(styleValue(computedStyle(el), 'overflow-y'))) return outer;
  const height = clientHeight(el);
  return height >= 60 && height <= innerHeight * 1.2 ? new ScrollPort(outer.doc, el) : outer;
}

function consider(
  el: Element,
  children: readonly Element[],
  port: ScrollPort,
  controls: Controls,
  walk: Walk,
): void {
  const rect = boundingRect(el);
  if (rect.width < 120 || rect.height < 24) return;
  const full = children.filter(hasContent);
  const marked =
    /^(?:log|feed|list)$/.test(getAttribute(el, 'role') ?? '') || getAttribute(el, 'aria-live') === 'polite';
  const inPane = port.element !== undefined && isNear(el, port.element);
  if (full.length < 2 && !marked && !inPane) return;
  if (full.length >= 2 && !isStack(full)) return;
  const tags = new Map<string, number>();
  for (const child of full) tags.set(localName(child), (tags.get(localName(child)) ?? 0) + 1);
  const repeated = Math.max(0, ...tags.values());
  const rank =
    Math.min(repeated, 20) + (marked ? 15 : 0) + (inPane ? 10 : 0) + (port.range > 0 && port.element ? 5 : 0);
  if (rank >= 2) walk.prospects.push({ list: el, port, rank, controls });
}

function isNear(el: Element, pane: Element): boolean {
  let at: Element | null = el;
  for (let depth = 0; at && depth < 5; depth++, at = composedParent(at)) if (at === pane) return true;
  return false;
}

/** The pane of one lies in, or around, the pane of the other. */
function covers(one: Prospect, other: Prospect): boolean {
  const [a, b] = [one.port.element ?? one.list, other.port.element ?? other.list];
  return isWithin(a, b) || isWithin(b, a);
}

function depthOf(el: Element): number {
  let depth = 0;
  for (let at: Element | null = el; at; at = composedParent(at)) depth += 1;
  return depth;
}

export function candidate(
  top: Document,
  { list, port }: Prospect,
  found: Judgement,
  id: number,
  now: number,
): Candidate {
  const { dx, dy } = frameOffset(port.doc);
  const rect = boundingRect(port.element ?? list);
  const last = found.record.messages.at(-1);
  const framed = port.doc !== top;
  const url = documentUrl(port.doc);
  const provider = providerOf(url, url);
  const summary: ConversationSummary = {
    id,
    label: labelOf(list, port, found.record),
    preview: (last?.text ?? '').replace(/\s+/g, ' ').slice(0, 60),
    score: found.score,
    reasons: found.reasons,
    rows: found.rows,
    rect: { x: rect.x + dx, y: rect.y + dy, width: rect.width, height: rect.height },
    selector: selectorOf(port.element ?? list),
    wholePage: port.element === undefined,
    ...(framed ? { frameUrl: url } : {}),
    ...(provider === undefined ? {} : { provider }),
  };
  return { summary, conversation: new Conversation(port, list, () => again(port, now)) };
}

/** The list after the page has drawn it anew: the best one that the same pane scrolls. */
function again(port: ScrollPort, now: number): Element | undefined {
  if (port.element && !isConnected(port.element)) return undefined;
  return prospectsIn(port.doc)
    .filter((prospect) => prospect.port.element === port.element)
    .map((prospect) => ({
      prospect,
      score: judge(prospect.list, prospect.port, prospect.controls, now).score,
    }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)[0]?.prospect.list;
}
