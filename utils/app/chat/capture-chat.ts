import type { AgentConnection } from '../../platform/agent';
import type { TabInfo } from '../../platform/tabs';
import type { ChatSource } from '../../recognise/chat/model';
import { ok, type Result } from '../../shared/result';
import { begin, keepDocument, noteGeometry } from '../capture/begin';
import { cancellable } from '../capture/cancellable';
import { closeRecord, type Sealed } from '../capture/close';
import { keepBeacon } from '../capture/beacon';
import { keepNet } from '../capture/net';
import type { CaptureJob, CapturePorts } from '../capture/ports';
import { guarded } from '../capture/prepare';
import type { Recorder } from '../capture/recorder';
import { keepAttachments } from './attachments';
import { choose } from './candidates';
import { keepMerge } from './earlier';
import { findChats, type Located } from './find';
import { bringIntoSight } from './place';
import { keepChat, placed, toChat, type ChatAbout, type KeptChat } from './kept-chat';
import type { PhotographPorts } from './photograph';
import { readChat, type ChatReading } from './read-chat';
import { stitchChat } from './stitch-chat';

const CALL = 20_000;

/**
 * Keeps one whole conversation of a tab: the page as it is, every message, a picture of every step. Whatever was reached
 * is kept. Errors before anything was: those of a page that cannot be read, `CHAT_NOT_FOUND`, `CHAT_FRAME_CLOSED`.
 */
export async function captureChat(ports: CapturePorts, job: CaptureJob): Promise<Result<Sealed>> {
  const begun = await begin(ports, job);
  if (!begun.ok) return begun;
  const { tab, recorder, agent } = begun.value;
  if (!agent.ok) return agent;
  try {
    await ports.journal.progress(job.id, 'chat-finding', 0, 0);
    const search = await recorder.step(
      'chat-find',
      () => findChats(ports, job.tabId, tab.url),
      (found) =>
        found.ok
          ? { found: found.value.located.length, late: found.value.late.length }
          : { failed: found.error.code },
    );
    if (!search.ok) return search;
    try {
      const chosen = await choose(search.value, job.chat ?? {});
      if (!chosen.ok) return chosen;
      // Nobody chose: the conversation that was meant may be in a frame that was not heard of.
      if (job.chat?.candidate === undefined)
        for (const where of search.value.late)
          recorder.missing({ what: 'chat', reason: 'FRAME_NO_ANSWER', where });
      keepBeacon(ports, recorder);
      recorder.meanwhile(keepNet(ports, job.tabId, recorder, agent.value, tab.url));
      const page = cancellable(agent.value, job.signal);
      return await capture(ports, job, page, recorder, tab, chosen.value);
    } finally {
      search.value.close();
    }
  } finally {
    agent.value.close();
  }
}

async function capture(
  ports: CapturePorts,
  job: CaptureJob,
  page: AgentConnection,
  recorder: Recorder,
  tab: TabInfo,
  chosen: Located,
): Promise<Result<Sealed>> {
  const measured = await recorder.step('measure', () => page.call('measure', {}, CALL));
  if (!measured.ok) return measured;
  noteGeometry(recorder, measured.value, tab);
  isChat(recorder);
  await recorder.save();
  await keepDocument(ports, job, page, recorder);
  isChat(recorder);
  // A worker that finds this record knows what it was to be.
  await recorder.save();
  if (job.signal.aborted) {
    recorder.missing({ what: 'chat', reason: 'CANCELLED' });
    return closeRecord(ports, job, recorder);
  }
  const chat = chosen.place ? { ...chosen, place: await bringIntoSight(chosen.place) } : chosen;
  const about = aboutOf(ports, recorder, chat);
  const { agent } = chat;
  const limits = await ports.chatLimits();
  const context: PhotographPorts = { ports, job, agent, recorder, measure: measured.value, limits };
  const read = await recorder.step(
    'chat-read',
    () => guarded(() => readChat(context, chat, (reading) => journal(recorder, reading, about))),
    (done) =>
      done.ok
        ? {
            rows: done.value.rows.length,
            pictures: done.value.tiles.length,
            steps: done.value.end?.steps ?? 0,
            history: done.value.end?.history ?? 0,
            clicks: done.value.end?.clicks ?? 0,
            restored: done.value.end?.restored ?? false,
            mostMessages: limits.messages,
            mostMinutes: limits.minutes,
            mostPictures: limits.pictures,
            mostHistory: limits.history,
          }
        : { failed: done.error.code },
  );
  if (!read.ok) {
    if (!recorder.broken) recorder.missing({ what: 'chat', reason: read.error.code });
    return closeRecord(ports, job, recorder, read.error);
  }
  await noteDisturbance(recorder, page, read.value, chat);
  const kept = await guarded(() => write(context, read.value, about, chat));
  if (!kept.ok && !recorder.broken) recorder.missing({ what: 'chat', reason: kept.error.code });
  return closeRecord(ports, job, recorder);
}

/**
 * What reading did to the page, and the page meanwhile: the camera has counted in the top document, the conversation's own
 * script in its own. Not known where the page has gone.
 */
async function noteDisturbance(
  recorder: Recorder,
  page: AgentConnection,
  { end }: ChatReading,
  { frameUrl }: Located,
): Promise<void> {
  const finished = await page.call('finish', {}, CALL);
  if (!finished.ok || !end) return;
  const { stillShown: _none, ...whole } = finished.value;
  const { caused, meanwhile, inShadow } = end.disturbance;
  recorder.draft.disturbance = {
    ...whole,
    mutationsCaused: whole.mutationsCaused + caused,
    mutationsMeanwhile: whole.mutationsMeanwhile + (frameUrl === undefined ? inShadow : meanwhile),
    scrollRestored: whole.scrollRestored && end.restored,
  };
}

/** The page around it may be of any kind: kept is the conversation. */
function isChat(recorder: Recorder): void {
  recorder.draft.kind = 'chat';
  recorder.draft.kindReason = 'CHAT_CHOSEN';
}

function aboutOf(ports: CapturePorts, { draft }: Recorder, { summary, place, frameUrl }: Located): ChatAbout {
  const { url, title } = draft.source;
  const source: ChatSource = {
    url,
    title,
    label: summary.label,
    ...(frameUrl === undefined ? {} : { frameUrl }),
    ...(summary.provider === undefined ? {} : { provider: summary.provider }),
  };
  return { source, clock: ports.clock(), place };
}

/** What was read so far, for the worker that finds it if this one dies. */
async function journal(recorder: Recorder, reading: ChatReading, about: ChatAbout): Promise<Result<null>> {
  const kept = await keepChat(recorder, chatOf(reading, about));
  if (kept.ok) await recorder.save();
  return kept;
}

function chatOf(reading: ChatReading, about: ChatAbout): KeptChat {
  const tiles = reading.tiles.map(({ step, path, at, rect, scale }) => ({ step, path, at, rect, scale }));
  return toChat(reading.rows, tiles, about, reading);
}

async function write(
  context: PhotographPorts,
  reading: ChatReading,
  about: ChatAbout,
  { summary }: Located,
): Promise<Result<null>> {
  const { ports, job, agent, recorder } = context;
  const bare = chatOf(reading, about);
  // First what was said; pictures and comparisons come on top.
  const first = await keepChat(recorder, bare);
  noteMissing(recorder, reading, bare);
  if (!first.ok) return first;
  await recorder.save();

  const chat = await recorder.step('attachments', () => keepAttachments(ports, job, agent, recorder, bare));
  const earlier = await ports.earlierChat(job.caseId, about.source).catch(() => null);
  if (recorder.broken) {
    // Which file is whose: next to no room is needed for that.
    await keepChat(recorder, chat);
    return ok(null);
  }
  const merged = earlier ? await keepMerge(recorder, earlier, chat) : undefined;
  const since = merged?.ok ? merged.value : undefined;
  if (chat !== bare || since) {
    const again = await keepChat(recorder, chat, since);
    if (!again.ok) return again;
  }
  const steps = new Set(reading.tiles.map(({ step }) => step));
  const rows = reading.rows.map((row) => ({ ...row, views: placed(row.views ?? [], about.place, steps) }));
  const picture = await guarded(() => stitchChat(context, reading.tiles, rows, summary.selector));
  if (!picture.ok && !recorder.broken) recorder.missing({ what: 'pixels', reason: picture.error.code });
  return ok(null);
}

/** Rows for what was not read, and for messages that no picture shows. */
function noteMissing(recorder: Recorder, reading: ChatReading, { messages, completeness }: KeptChat): void {
  const { lost, noPixels } = reading;
  for (const { code, count } of completeness.reasons) {
    // What broke it off says more than that it was broken off.
    const reason = code === 'INTERRUPTED' && lost ? lost.code : code;
    recorder.missing({ what: 'chat', reason, ...(count === undefined ? {} : { count }) });
  }
  const unseen = messages.filter(({ views, vanishedAt }) => views.length === 0 && vanishedAt === undefined);
  if (unseen.length === 0 && (noPixels === undefined || reading.tiles.length > 0)) return;
  const reason = noPixels ?? completeness.reasons[0]?.code ?? lost?.code ?? 'NOT_SHOWN';
  const where = reading.tiles.at(-1)?.path;
  recorder.missing({
    what: 'pixels',
    reason,
    ...(where === undefined ? {} : { where }),
    ...(unseen.length > 0 ? { count: unseen.length } : {}),
  });
}
