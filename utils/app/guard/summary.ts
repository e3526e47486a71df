import { writeGuardPage } from '../../bundle/chat/guard-page';
import { writeTranscript } from '../../bundle/chat/transcript';
import type { ExhibitId, Sha256 } from '../../exhibit/ids';
import type { ChatSummary, ExhibitDraft, ExhibitFile } from '../../exhibit/model';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import { digestHex } from '../../shared/digest';
import { ok, type Result } from '../../shared/result';
import { stateOf } from '../capture/close';
import { caseTitle } from '../capture/case-title';
import type { KeptChat } from '../chat/kept-chat';
import type { GuardLog } from './log';
import { chatOf, guardRecord, missing } from './record';
import type { GuardPorts } from './ports';

/**
 * Seals the exhibit of a guard that has ended: `guard.json` with everything it saw, the same to be read (`guard.html`),
 * the conversation as it ended (`chat.json`, `chat.html`), and its pictures. May be called again after a failure.
 */
export async function sealGuard(
  ports: GuardPorts,
  log: GuardLog,
  reason: string,
): Promise<Result<{ readonly exhibitId: ExhibitId }>> {
  const { store } = ports;
  const { row, book } = log;
  const finishedAt = ports.clock();
  const journal = (await store.journal(row.id)).map(({ entry }) => entry);
  const record = guardRecord(row, book, journal, finishedAt, reason);
  const chat = chatOf(row, book);
  const tiles: string[] = [];
  for (const { step, path } of chat.tiles) tiles[step] = path;
  for (const [path, content, type, from] of [
    ['guard.json', canonicalJson(wellFormedJson(record)), 'application/json', undefined],
    ['guard.html', writeGuardPage(record), 'text/html;charset=utf-8', ['guard.json']],
    ['chat.json', canonicalJson(wellFormedJson(chat)), 'application/json', ['guard.json']],
    ['chat.html', writeTranscript(chat, { tiles }), 'text/html;charset=utf-8', ['chat.json']],
  ] as const) {
    const kept = await keep(ports, log, path, new Blob([content], { type }), from);
    if (!kept.ok) return kept;
  }
  await thumbnail(ports, log).catch((thrown: unknown) => console.warn('留证: no thumbnail', thrown));
  const { url, title } = row.source;
  const draft: ExhibitDraft = {
    id: row.exhibitId,
    kind: 'chat',
    kindReason: 'GUARDED',
    origin: 'captured',
    trigger: 'popup',
    source: { url, title, host: row.host },
    startedAt: row.startedAt,
    environment: await ports.environment(),
    summary: {},
    steps: [
      {
        name: 'guard',
        at: row.startedAt.utc,
        took: Math.max(0, finishedAt.epochMs - row.startedAt.epochMs),
        detail: { ...row.counts, ended: reason, documents: row.document },
      },
    ],
    alterations: [],
    chat: summaryOf(chat, log),
    notCaptured: missing(record),
  };
  const sealed = await store.seal({
    jobId: row.id as never,
    caseId: row.caseId,
    newCaseTitle: caseTitle(draft),
    draft,
    files: await store.staged(row.id),
    state: stateOf(draft),
    finishedAt,
  });
  if (!sealed.ok) return sealed;
  const confirmed = await store.confirm(sealed.value);
  if (!confirmed.ok) return confirmed;
  const closed = await store.close({ ...row, state: 'ended', reason, updatedAt: ports.clock().utc });
  return closed.ok ? ok({ exhibitId: sealed.value }) : closed;
}

async function keep(
  ports: GuardPorts,
  { row }: GuardLog,
  path: string,
  blob: Blob,
  derivedFrom?: readonly string[],
): Promise<Result<null>> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const file: ExhibitFile = {
    path,
    sha256: (await digestHex(ports.digests, 'sha256', bytes)) as Sha256,
    bytes: bytes.byteLength,
    mediaType: blob.type,
    role: derivedFrom ? 'derivative' : 'original',
    ...(derivedFrom ? { derivedFrom } : {}),
  };
  return ports.store.stage(row.id, file, blob);
}

/** Of the last picture. */
async function thumbnail(ports: GuardPorts, log: GuardLog): Promise<void> {
  const last = log.book.pictures.at(-1);
  const file = (await ports.store.staged(log.row.id)).find(({ path }) => path === last?.path);
  const blob = file && (await ports.store.read(file));
  if (!blob?.ok || !file) return;
  const image = await ports.decode(blob.value);
  const small = await ports.thumbnail(image);
  image.close();
  await keep(ports, log, 'thumb.jpg', small, [file.path]);
}

function summaryOf(chat: KeptChat, { row }: GuardLog): ChatSummary {
  const times = chat.messages.flatMap(({ time }) => (time?.at === undefined ? [] : [time.at]));
  const [first, last] = [times[0], times.at(-1)];
  return {
    label: row.source.label,
    messages: chat.messages.length,
    verdict: 'partial',
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    // Taken back with a notice or without one: the words are kept either way.
    recalled: row.counts.recalled + row.counts.removed,
    edited: row.counts.changed,
  };
}
