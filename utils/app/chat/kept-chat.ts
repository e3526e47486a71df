import { writeTranscript, type TranscriptAbout } from '../../bundle/chat/transcript';
import type { ChatSummary } from '../../exhibit/model';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import type { ReadRow, RowView } from '../../recognise/chat/facts.types';
import type { ChatCompleteness, ChatRecord, ChatSource } from '../../recognise/chat/model';
import { understand } from '../../recognise/chat/understand';
import type { PageRect } from '../../recognise/types';
import type { Result } from '../../shared/result';
import type { ClockReading, UtcIso } from '../../shared/time';
import type { Recorder } from '../capture/recorder';
import { common, type Place } from './place';

/** One picture of the conversation: what `step` in the views of a message means. */
export interface ChatTile {
  readonly step: number;
  /** In the exhibit's folder. */
  readonly path: string;
  readonly at: UtcIso;
  /** CSS px in the viewport of the tab: the part of the list it shows. */
  readonly rect: PageRect;
  /** Device px per CSS px. */
  readonly scale: number;
}

/** `chat.json`: the record with its pictures. Rectangles of views are CSS px in the picture of their step. */
export interface KeptChat extends ChatRecord {
  readonly tiles: readonly ChatTile[];
}

export interface ChatAbout {
  readonly source: ChatSource;
  readonly clock: ClockReading;
  readonly place: Place | undefined;
}

/** Rows read out of a page, as a record whose views name pictures that are kept. */
export function toChat(
  rows: readonly ReadRow[],
  tiles: readonly ChatTile[],
  about: ChatAbout,
  read: { readonly completeness: ChatCompleteness; readonly idName?: string },
): KeptChat {
  const kept = new Set(tiles.map(({ step }) => step));
  const record = understand(
    rows.map((row) => ({ ...row, views: placed(row.views ?? [], about.place, kept) })),
    {
      source: about.source,
      clock: about.clock,
      completeness: read.completeness,
      ...(read.idName === undefined ? {} : { idName: read.idName }),
    },
  );
  return { ...record, tiles };
}

/**
 * Views in the viewport of the tab, cut to what of it can be seen: what is off the screen is in no picture. Without a
 * place nobody knows where the frame stands in the pictures.
 */
export function placed(
  views: readonly RowView[],
  place: Place | undefined,
  kept: ReadonlySet<number>,
): readonly RowView[] {
  if (!place) return [];
  return views
    .filter(({ step }) => kept.has(step))
    .map(({ step, rect }) => ({
      step,
      rect: common({ ...rect, x: rect.x + place.dx, y: rect.y + place.dy }, place.sight),
    }))
    .filter(({ rect }) => rect.width >= 1 && rect.height >= 1);
}

export function summaryOf({ messages, completeness, source }: ChatRecord): ChatSummary {
  const times = messages.flatMap(({ time }) => (time?.at === undefined ? [] : [time.at]));
  const [first, last] = [times[0], times.at(-1)];
  const changed = messages.filter(({ earlier }) => earlier.length > 0);
  const recalled = changed.filter(({ kind }) => kind === 'recall').length;
  return {
    label: source.label,
    messages: messages.length,
    verdict: completeness.verdict,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    recalled,
    edited: changed.length - recalled,
  };
}

/** Keeps `chat.json` and the transcript, and notes in the record what they hold. Again and again as it grows. */
export async function keepChat(
  recorder: Recorder,
  chat: KeptChat,
  since?: TranscriptAbout['since'],
): Promise<Result<null>> {
  recorder.draft.chat = summaryOf(chat);
  const json = canonicalJson(wellFormedJson(chat));
  const kept = await recorder.keep('chat.json', new Blob([json], { type: 'application/json' }), 'original');
  if (!kept.ok) return kept;
  const paths: string[] = [];
  for (const { step, path } of chat.tiles) paths[step] = path;
  const html = writeTranscript(chat, { tiles: paths, ...(since ? { since } : {}) });
  return recorder.keep('chat.html', new Blob([html], { type: 'text/html;charset=utf-8' }), 'derivative', [
    'chat.json',
    ...(since ? ['merge.json'] : []),
  ]);
}
