import type { Sha256 } from '@/utils/exhibit/ids';
import type { ExhibitFile } from '@/utils/exhibit/model';
import type { PackView, Sheet, SheetPart, SheetPlan } from '@/utils/packs/pack.types';
import { sheetsOf } from '@/utils/packs/sheets';
import { parseChat, type StoredChat } from '@/utils/recognise/chat/parse';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { factsOf } from '../hooks/use-facts';
import type { PackPorts, PackWork, Ports } from '../ports';
import { listSheets } from './list-sheets';

/** A sheet of an exhibit and where it is cut. */
export interface PlannedSheet {
  readonly sheet: Sheet;
  readonly plan: SheetPlan;
}

export interface SourceOptions {
  readonly ports: Pick<Ports, 'readBlob' | 'now'>;
  readonly packs: PackPorts;
  readonly work: PackWork;
  readonly row: CaseRow;
  readonly exhibits: readonly ExhibitRow[];
  readonly orderNumber: string | undefined;
  readonly signal: AbortSignal;
  /** 0–1 */
  readonly onProgress: (share: number) => void;
}

/**
 * Everything an exhibit (number 0: the list of exhibits) can be shown by, cut into pages. Errors: `STORE_DAMAGED` where a
 * file is gone or differs from its hash; `FILE_UNREADABLE`; `CANCELLED`.
 */
export async function loadSource(
  number: number,
  view: PackView,
  options: SourceOptions,
): Promise<Result<readonly PlannedSheet[]>> {
  const sheets = await readSheets(number, view, options);
  if (!sheets.ok) return sheets;
  const planned: PlannedSheet[] = [];
  for (const [at, sheet] of sheets.value.entries()) {
    const plan = await options.work.plan(sheet, options.signal, (share) =>
      options.onProgress((at + share) / sheets.value.length),
    );
    if (!plan.ok) return plan;
    planned.push({ sheet, plan: plan.value });
  }
  return planned.length > 0 ? ok(planned) : err(appError('FILE_UNREADABLE', { cause: 'nothing to cut' }));
}

async function readSheets(
  number: number,
  view: PackView,
  options: SourceOptions,
): Promise<Result<readonly Sheet[]>> {
  const { ports, packs, row, exhibits, signal } = options;
  if (view === 'list') return listSheets(row, exhibits, ports, packs, signal);
  const exhibit = exhibits.find((one) => one.number === number);
  if (!exhibit) return err(appError('NOT_FOUND'));
  const read = checkedReader(ports.readBlob, packs.digest);
  const file = (path: string) => exhibit.record.files.find((one) => one.path === path);
  if (view === 'excerpt' || view === 'transcript') {
    const chat = await readChat(file('chat.json'), read);
    return chat.ok ? drawnSheet(chat.value, view, options) : chat;
  }
  const facts = file('facts.json');
  const text = facts && view === 'picture' ? await read(facts) : null;
  const parsed = text?.ok ? factsOf(await text.value.text()) : null;
  const chat = view === 'tiles' && file('chat.json') ? await readChat(file('chat.json'), read) : null;
  return ok(
    sheetsOf(exhibit.record, view, {
      // Without them a page has no favourites; the pixels alone say where it may be cut.
      facts: parsed?.ok ? parsed.value : [],
      tiles: chat?.ok ? chat.value.chat.tiles : [],
      open: (one) => {
        let opened: Promise<Result<Blob>> | undefined;
        return () => (opened ??= read(one));
      },
    }),
  );
}

type Read = (file: ExhibitFile) => Promise<Result<Blob>>;

/** A pack names the hashes of what it was cut from: they are made again, not copied. */
function checkedReader(readBlob: Ports['readBlob'], digest: PackPorts['digest']): Read {
  return async (file) => {
    const blob = await readBlob(file.sha256);
    if (!blob.ok) return blob;
    if ((await digest(blob.value)) === file.sha256) return blob;
    return err(appError('STORE_DAMAGED', { cause: `${file.path} differs from its hash` }));
  };
}

interface ReadChat {
  readonly chat: StoredChat;
  readonly sha256: Sha256;
}

async function readChat(file: ExhibitFile | undefined, read: Read): Promise<Result<ReadChat>> {
  if (!file) return err(appError('NOT_FOUND'));
  const blob = await read(file);
  if (!blob.ok) return blob;
  const chat = parseChat(await blob.value.text());
  return chat.ok ? ok({ chat: chat.value, sha256: file.sha256 }) : chat;
}

async function drawnSheet(
  { chat, sha256 }: ReadChat,
  view: 'excerpt' | 'transcript',
  { orderNumber, signal, onProgress }: SourceOptions,
): Promise<Result<readonly Sheet[]>> {
  // Half of this is html2canvas: fetched when first wanted, so that no screen opens slower for it.
  const { drawTranscript } = await import('./transcript/draw-transcript');
  const drawn = await drawTranscript(chat, {
    excerpt: view === 'excerpt',
    orderNumber,
    signal,
    onProgress: (share) => onProgress(share * 0.8),
  });
  if (!drawn.ok) return drawn;
  const parts = drawn.value.parts.map(({ blob, ...size }): SheetPart => ({
    path: 'chat.json',
    sha256,
    size,
    open: () => Promise.resolve(ok(blob)),
  }));
  return ok([{ parts, scale: 1, marks: drawn.value.marks }]);
}
