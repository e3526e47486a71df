import type { PageMeasure } from '../../capture/agent-protocol';
import type { AgentConnection } from '../../platform/agent';
import type { Recorder } from './recorder';

/** Share (0–1) of a seam's pixels beyond which two tiles do not show the same page. A blinking cursor is far below. */
const MOVED = 0.25;
/** CSS px a page may be taller than what was photographed: a scroll bar, rounding. */
const SLACK = 32;
const CALL = 20_000;

/**
 * Compares the page after the last picture with what was photographed, and writes down what no tile shows: rows that
 * came below, another view of a single-page shop in the same document, tiles that do not fit together.
 *
 * @param only the pane that the user chose, as in the first measuring.
 * @returns how tall the page is now, CSS px; absent when it no longer answers.
 */
export async function noteAftermath(
  agent: AgentConnection,
  recorder: Recorder,
  before: PageMeasure,
  only?: string,
): Promise<number | undefined> {
  noteSeams(recorder);
  const { picture } = recorder.draft;
  const now = await agent.call('measure', only === undefined ? {} : { only }, CALL);
  if (!now.ok) return undefined;
  if (viewOf(now.value.url) !== viewOf(before.url)) {
    recorder.missing({ what: 'pixels', reason: 'TAB_NAVIGATED', where: now.value.url });
  }
  const { plan } = now.value;
  const last = picture?.tiles.at(-1);
  const stopped = recorder.draft.notCaptured.some((row) => row.what === 'page-end' || row.what === 'pixels');
  if (picture && last && !stopped) {
    // A tile of the document itself may show more of it than one screen; one of a pane never does.
    const shown =
      plan.selector === ':root'
        ? Math.max(plan.clientHeight, last.height / picture.scale)
        : plan.clientHeight;
    const unseen = plan.scrollHeight - (last.scrollY + shown);
    if (unseen > SLACK) {
      recorder.missing({ what: 'page-end', reason: 'PAGE_GREW', where: `${Math.round(unseen)}px` });
    }
  }
  return plan.scrollHeight;
}

/** Tiles that do not fit together. */
export function noteSeams(recorder: Recorder): void {
  const { picture, panes = [] } = recorder.draft;
  for (const { seams, tiles } of picture ? [picture, ...panes] : panes) {
    for (const seam of seams) {
      if (seam.differing <= MOVED) continue;
      recorder.missing({ what: 'pixels', reason: 'PAGE_MOVED', where: tiles[seam.tile]?.path ?? '' });
    }
  }
}

/** The address without a mere anchor: `#/item/88` and `#!/item/88` are views of their own, `#reviews` is not. */
function viewOf(url: string): string {
  const at = url.indexOf('#');
  return at < 0 || /^#!?\//.test(url.slice(at)) ? url : url.slice(0, at);
}
