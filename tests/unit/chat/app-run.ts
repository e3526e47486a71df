import 'fake-indexeddb/auto';
import { CaptureService, type ServicePorts } from '@/utils/app/capture/service';
import type { Wanted } from '@/utils/app/chat/candidates';
import type { KeptChat } from '@/utils/app/chat/kept-chat';
import type { ExhibitRow, CaptureJobRow } from '@/utils/storage/rows';
import { ok } from '@/utils/shared/result';
import { readBlob } from '@/utils/storage/blobs';
import type { Store } from '../../../entrypoints/background/context';
import { clock, fakeAgent, fakePorts, openTestStore } from '../capture/stage';
import { end, fakeChat, only, row, step, type Script } from './app-stage';

export const ROWS = [row('在吗', 0), row('好的', 0, 1), row('没到账', 1)];
export const WHOLE: Script = { rows: ROWS, turns: [step(0), step(1), end(3)] };

/** Captures of conversations by the real service into a real store, of pages that answer as a script says. */
export class ChatRuns {
  readonly store: Store = openTestStore();

  ports(script: Script, changes: Partial<ServicePorts> = {}): ServicePorts {
    const chat = fakeChat(script);
    return {
      ...fakePorts(this.store, fakeAgent()),
      connectChats: () => Promise.resolve(ok(only(chat))),
      ...changes,
    };
  }

  async run(ports: ServicePorts, wanted: Wanted = {}): Promise<CaptureJobRow> {
    const started = await new CaptureService(ports).startChat(7, 'popup', wanted);
    if (!started.ok) throw new Error(started.error.code);
    await started.value.done;
    return this.job(started.value.jobId);
  }

  async job(id: CaptureJobRow['id']): Promise<CaptureJobRow> {
    return (await this.store.db.jobs.get(id)) as CaptureJobRow;
  }

  async exhibit(job: CaptureJobRow): Promise<ExhibitRow> {
    const found = job.exhibitId && (await this.store.db.exhibits.get(job.exhibitId));
    if (!found) throw new Error(`no exhibit: ${JSON.stringify(job)}`);
    return found;
  }

  async chat({ record }: ExhibitRow): Promise<KeptChat> {
    const file = record.files.find(({ path }) => path === 'chat.json');
    const blob = file && (await readBlob(this.store.db, file.sha256));
    if (!blob?.ok) throw new Error(`no chat.json: ${record.files.map(({ path }) => path).join(' ')}`);
    return JSON.parse(await blob.value.text()) as KeptChat;
  }

  async texts(exhibit: ExhibitRow): Promise<string[]> {
    return (await this.chat(exhibit)).messages.map(({ text }) => text);
  }
}

export const gaps = ({ record }: ExhibitRow): string[] =>
  record.notCaptured.map(({ what, reason, count }) => `${what} ${reason}${count ? ` ${count}` : ''}`);
export const files = ({ record }: ExhibitRow): string[] => record.files.map(({ path }) => path);

/** Time that passes with every look at the clock. */
export function ticking(): Partial<ServicePorts> {
  let monotonicMs = 0;
  return { clock: () => ({ ...clock, monotonicMs: (monotonicMs += 100) }) };
}

export function closedBox(url: string): NonNullable<Script['closed']>[number] {
  const size = { width: 400, height: 300 };
  return { path: [0], url, name: '', ...size, rect: { x: 0, y: 0, ...size } };
}
