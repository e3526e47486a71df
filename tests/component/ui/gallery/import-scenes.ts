import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ImportedFile } from '@/utils/exhibit/imported';
import { appError } from '@/utils/shared/errors';
import { ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import type { ExhibitRow, ImportJobRow } from '@/utils/storage/rows';
import { CASE_ID, exhibitId, EXHIBITS, fileHash, NOW, sampleExhibit } from '../sample/exhibits';
import { JOB_ID, sampleWorld, type World } from '../sample/ports';
import type { Scene } from './scene.types';

/** A voucher from a phone: nobody said yet what it is. */
export function importedExhibit(number = 5): ExhibitRow {
  const row = sampleExhibit({ number, kind: 'other', title: '微信支付凭证.png', atMs: NOW });
  const { picture: _picture, geometry: _geometry, ...record } = row.record;
  const path = `微信支付凭证.png`;
  const sha256 = fileHash(number, path);
  return {
    ...row,
    record: {
      ...record,
      origin: 'imported',
      trigger: 'import',
      source: { url: '', title: path, host: '' },
      summary: {},
      files: [{ path, mediaType: 'image/png', bytes: 98_304, role: 'original', sha256 }],
      imported: {
        name: path,
        bytes: 98_304,
        lastModified: utcIso(NOW - 86_400_000),
        mediaType: 'image/png',
        claimedType: 'image/png',
        sha256,
        kept: true,
        picture: { width: 1280, height: 1800 },
        photo: { takenAt: { text: '2026-03-11 20:14:09' }, device: 'Xiaomi 14', location: true },
      },
    },
  };
}

/** The same as a PDF, which claims nothing. */
function pdfOf(imported: ImportedFile, name: string): ImportedFile {
  const { picture: _picture, photo: _photo, ...rest } = imported;
  return { ...rest, name, mediaType: 'application/pdf', claimedType: 'application/pdf' };
}

/** Three files of five: one came in, one was here before, one could not be read. */
const job: ImportJobRow = {
  id: JOB_ID,
  kind: 'import',
  caseId: CASE_ID,
  state: 'running',
  startedAt: utcIso(NOW - 4000),
  updatedAt: utcIso(NOW),
  items: [],
  done: 3,
  total: 5,
  name: '录屏.mp4',
  outcomes: [
    { item: 'a', name: '微信支付凭证.png', exhibit: exhibitId(5), number: 5, became: 'imported' },
    { item: 'b', name: '订单.png', exhibit: exhibitId(4), number: 4, became: 'duplicate' },
    { item: 'c', name: '空.pdf', became: 'failed', error: appError('FILE_EMPTY') },
  ],
};

/** A workspace into which files can be brought. */
export function importWorld(
  rows: readonly ExhibitRow[],
  jobs: readonly ImportJobRow[] = [],
  unread: 'all' | 'some' | null = null,
): World {
  const world = sampleWorld();
  world.exhibits.value = [...rows];
  world.jobs.value = [...jobs];
  const imports = {
    leaveFiles: (files: readonly File[]) => Promise.resolve(files.map((_, i) => ok(`inbox-${i}`))),
    readPicture: () => Promise.resolve(ok([])),
    liveUnread: (_id: ExhibitId, set: (unread: 'all' | 'some' | null) => void) => {
      set(unread);
      return () => undefined;
    },
  };
  return { ...world, ports: { ...world.ports, imports } };
}

/** 导入: asked for, under way with results, and what came in. */
export const IMPORT_SCENES: Readonly<Record<string, Scene>> = {
  'import-empty': {
    screen: 'workspace',
    search: `?case=${CASE_ID}&import=1`,
    world: () => importWorld([]),
  },
  'import-running': {
    screen: 'workspace',
    search: `?case=${CASE_ID}&tab=exhibits`,
    world: () => importWorld([importedExhibit(), ...EXHIBITS], [job]),
  },
  'import-queue': {
    screen: 'workspace',
    search: `?case=${CASE_ID}&tab=exhibits`,
    world: () => {
      const world = importWorld(EXHIBITS);
      world.answers['import.start'] = (request) => {
        world.jobs.value = [{ ...job, ...request, outcomes: [], done: 0, total: request.items.length }];
        return ok({ jobId: JOB_ID });
      };
      world.answers['job.cancel'] = () => {
        world.jobs.value = [{ ...job, outcomes: [], items: [], state: 'cancelled' }];
        return ok(null);
      };
      return world;
    },
  },
  'import-pdf': {
    screen: 'workspace',
    exhibit: exhibitId(5),
    world: () => {
      const row = importedExhibit();
      const { imported, files, ...record } = row.record;
      const name = '交易流水.pdf';
      const pdf = {
        ...record,
        files,
        source: { ...record.source, title: name },
        ...(imported ? { imported: pdfOf(imported, name) } : {}),
      };
      const world = importWorld([{ ...row, record: pdf }, ...EXHIBITS], [], 'all');
      const [file] = files;
      if (file) world.files.set(file.sha256, new Blob(['%PDF-1.7\n']));
      return world;
    },
  },
  'import-file': {
    screen: 'workspace',
    exhibit: exhibitId(5),
    world: () => importWorld([importedExhibit(), ...EXHIBITS]),
  },
};
