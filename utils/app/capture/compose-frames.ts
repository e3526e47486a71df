import type { SnapshotSummary } from '../../capture/agent-protocol';
import type { AlterationCount, FrameSlot } from '../../capture/protocol';
import type { NotCaptured } from '../../exhibit/model';
import type { TextRun } from '../../recognise/types';

/** One document as its own agent froze it. Its HTML already holds that of its frames; the rest is put together here. */
export interface Frozen {
  readonly summary: SnapshotSummary;
  readonly html: string;
  readonly text: string;
  readonly runs: readonly TextRun[];
  /** Frames it was given, by the number of their slot. */
  readonly frames: ReadonlyMap<number, Frozen>;
}

export type Composed = Pick<Frozen, 'html' | 'text' | 'runs'> & {
  readonly summary: Pick<
    SnapshotSummary,
    'meta' | 'alterations' | 'notCaptured' | 'scrollOffsets' | 'frames'
  >;
};

/** The words, runs, rows and counts of a document and all frames embedded in it, as one page. */
export function compose(top: Frozen): Composed {
  const runs = [...top.runs];
  const lines = top.text === '' ? [] : top.text.split('\n');
  const { meta, frames } = top.summary;
  const alterations = new Map<AlterationCount['kind'], number>();
  const addCounts = (list: readonly AlterationCount[]): void => {
    for (const { kind, count } of list) alterations.set(kind, (alterations.get(kind) ?? 0) + count);
  };
  addCounts(top.summary.alterations);
  const notCaptured: NotCaptured[] = [...top.summary.notCaptured];
  const scrollOffsets = [...top.summary.scrollOffsets];
  const sums = { nodes: meta.nodes, resources: meta.resources, total: frames.total, kept: frames.kept };
  let nextFrame = 1 + highest(top.summary.slots, runs);
  let nextTable = 1 + runs.reduce((most, run) => Math.max(most, run.cell?.table ?? -1), -1);

  // From the last to the first, so that the places of those before stay where they are.
  for (const slot of top.summary.slots.toReversed()) {
    const found = slot.kept ? top.frames.get(slot.slot) : undefined;
    if (!found) continue;
    const inner = compose(found);
    addCounts(inner.summary.alterations);
    notCaptured.push(...inner.summary.notCaptured.map((row) => placed(row, slot.prefix)));
    for (const offset of inner.summary.scrollOffsets)
      scrollOffsets.push({ ...offset, selector: slot.prefix + offset.selector });
    sums.nodes += inner.summary.meta.nodes;
    sums.resources += inner.summary.meta.resources;
    sums.total += inner.summary.frames.total;
    sums.kept += inner.summary.frames.kept;
    const { text } = slot;
    if (!text) continue;
    if (!text.hidden && inner.text !== '') lines.splice(text.line, 0, ...inner.text.split('\n'));
    const shift = { x: text.x - found.summary.place.x, y: text.y - found.summary.place.y };
    const moved = inner.runs.map((run) => moveRun(run, text, shift, nextFrame, nextTable));
    runs.splice(text.run, 0, ...moved);
    nextFrame += 1 + highest([], inner.runs);
    nextTable += 1 + inner.runs.reduce((most, run) => Math.max(most, run.cell?.table ?? -1), -1);
  }
  return {
    html: top.html,
    text: lines.join('\n'),
    runs,
    summary: {
      meta: { ...meta, nodes: sums.nodes, resources: sums.resources },
      alterations: [...alterations].map(([kind, count]) => ({ kind, count })),
      notCaptured,
      scrollOffsets,
      frames: { total: sums.total, kept: sums.kept },
    },
  };
}

function highest(slots: readonly FrameSlot[], runs: readonly TextRun[]): number {
  const inSlots = slots.reduce((most, slot) => Math.max(most, slot.text?.frame ?? 0), 0);
  return runs.reduce((most, run) => Math.max(most, run.frame), inSlots);
}

function moveRun(
  run: TextRun,
  at: NonNullable<FrameSlot['text']>,
  shift: { readonly x: number; readonly y: number },
  firstFrame: number,
  firstTable: number,
): TextRun {
  const { rect, cell, ...rest } = run;
  return {
    ...rest,
    visible: run.visible && !at.hidden,
    frame: run.frame === 0 ? at.frame : firstFrame + run.frame,
    ...(rect && !at.hidden ? { rect: { ...rect, x: rect.x + shift.x, y: rect.y + shift.y } } : {}),
    ...(cell ? { cell: { ...cell, table: firstTable + cell.table } } : {}),
  };
}

/** Selectors begin with the frame they are in; addresses stay. */
function placed(row: NotCaptured, prefix: string): NotCaptured {
  const { where } = row;
  if (where === undefined || /^(?:https?|data|blob|file|about|chrome-extension|moz-extension):/i.test(where))
    return row;
  return { ...row, where: prefix + where };
}
