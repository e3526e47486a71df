import type { PageMeasure } from '../../capture/agent-protocol';
import type { StepView } from '../../capture/chat/sweep.types';
import type { Tile } from '../../exhibit/model';
import type { ChatConnection } from '../../platform/chat-agents';
import type { ChatLimits } from '../../recognise/chat/limits';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJob, CapturePorts } from '../capture/ports';
import type { Recorder } from '../capture/recorder';
import { shootTab } from '../capture/shoot';
import { scaleOf } from '../capture/sweep';
import { common, type Place } from './place';
import type { JoinTile } from './join-tiles';
import type { ChatTile } from './kept-chat';

/** ms */
const CALL = 10_000;
/** How often a list that moved under its picture is put back and photographed again. */
const AGAIN = 2;

/** A picture that was taken; its file is kept already. */
export interface TakenTile extends ChatTile, JoinTile {
  readonly tile: Tile;
  readonly blob: Blob;
}

export interface PhotographPorts {
  readonly ports: CapturePorts;
  readonly job: CaptureJob;
  readonly agent: ChatConnection;
  readonly recorder: Recorder;
  readonly measure: PageMeasure;
  readonly limits: ChatLimits;
}

/** A picture that was taken, and what it shows. It is not stored yet. */
export interface Shot {
  readonly view: StepView;
  readonly at: string;
  readonly blob: Blob;
}

/**
 * Photographs the tab while the conversation stands still. A list that moved meanwhile is put back and photographed again;
 * `PAGE_MOVED` when it will not stay. After it the page may go on.
 */
export async function photograph(
  { ports, job, agent }: PhotographPorts,
  view: StepView,
): Promise<Result<Shot>> {
  for (let attempt = 0; ; attempt++) {
    const shot = await shootTab(ports, job);
    if (!shot.ok) return shot;
    const at = ports.clock().utc;
    const still = await agent.call('still', {}, CALL);
    if (!still.ok) return still;
    if (still.value) return ok({ view, at, blob: shot.value });
    if (attempt >= AGAIN) return err(appError('PAGE_MOVED'));
  }
}

/** Stores a picture at once, under its number among those of the conversation. */
export async function keepShot(
  { ports, recorder, measure }: PhotographPorts,
  { view, at, blob }: Shot,
  place: Place,
  ordinal: number,
): Promise<Result<TakenTile>> {
  const image = await ports.decode(blob);
  const { width, height } = image;
  const scale = scaleOf(image, measure);
  image.close();
  const path = `tiles/${String(ordinal).padStart(2, '0')}.png`;
  const kept = await recorder.keep(path, blob, 'original');
  if (!kept.ok) return kept;
  const rect = common({ ...view.rect, x: view.rect.x + place.dx, y: view.rect.y + place.dy }, place.sight);
  const { step, scrollTop } = view;
  const tile: Tile = { path, at, scrollY: scrollTop, width, height };
  return ok({ step, path, at, rect, scale, scrollTop, tile, blob });
}
