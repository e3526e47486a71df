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

/**
 * Photographs the tab while the conversation stands still, and keeps the picture at once. A list that moved meanwhile is
 * put back and photographed again; `PAGE_MOVED` when it will not stay.
 */
export async function photograph(
  { ports, job, agent, recorder, measure }: PhotographPorts,
  view: StepView,
  place: Place,
  ordinal: number,
): Promise<Result<TakenTile>> {
  for (let attempt = 0; ; attempt++) {
    const shot = await shootTab(ports, job);
    if (!shot.ok) return shot;
    const still = await agent.call('still', {}, CALL);
    if (!still.ok) return still;
    if (!still.value && attempt < AGAIN) continue;
    if (!still.value) return err(appError('PAGE_MOVED'));
    const image = await ports.decode(shot.value);
    const { width, height } = image;
    const scale = scaleOf(image, measure);
    image.close();
    const path = `tiles/${String(ordinal).padStart(2, '0')}.png`;
    const kept = await recorder.keep(path, shot.value, 'original');
    if (!kept.ok) return kept;
    const at = ports.clock().utc;
    const rect = common({ ...view.rect, x: view.rect.x + place.dx, y: view.rect.y + place.dy }, place.sight);
    const { step, scrollTop } = view;
    const tile: Tile = { path, at, scrollY: scrollTop, width, height };
    return ok({ step, path, at, rect, scale, scrollTop, tile, blob: shot.value });
  }
}
