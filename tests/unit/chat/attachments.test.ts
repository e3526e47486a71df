import { beforeEach, expect, test, vi } from 'vitest';
import type { MediaPart } from '@/utils/recognise/chat/facts.types';
import type { ExhibitRow } from '@/utils/storage/rows';
import { readBlob } from '@/utils/storage/blobs';
import { ChatRuns, gaps, ROWS } from './app-run';
import { end, row, step, type Script } from './app-stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let runs: ChatRuns;
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  runs = new ChatRuns();
});

type Sent = Pick<MediaPart, 'kind' | 'url' | 'name'>;
const place = { x0: 0, x1: 80, y0: 0, y1: 20, block: 1, box: 0, slot: '>a', loaded: false };
const TEXT = btoa('kept');
const URL_OF = (file: string): string => `https://shop.example/upload/${file}`;

/** A conversation in which these were sent; `answers` is what the page gets for their addresses. */
async function keep(
  sent: readonly Sent[],
  answers: Readonly<Record<string, string>> = {},
  changes: Parameters<ChatRuns['ports']>[1] = {},
): Promise<ExhibitRow> {
  const rows = sent.map((one): (typeof ROWS)[number] => {
    const bare = row('', 0);
    return { ...bare, facts: { ...bare.facts, parts: [{ ...place, ...one }] } };
  });
  const script: Script = {
    rows: [...ROWS, ...rows],
    turns: [step(0), step(1), end(ROWS.length + rows.length)],
    bytes: ({ url }) => {
      const type = answers[url];
      return type === undefined ? undefined : { base64: TEXT, mediaType: type };
    },
  };
  return runs.exhibit(await runs.run(runs.ports(script, changes)));
}

async function attached(exhibit: ExhibitRow): Promise<(string | undefined)[]> {
  const { messages } = await runs.chat(exhibit);
  return messages.flatMap(({ attachments }) => attachments.map(({ file }) => file));
}

test('files, films and recordings are kept beside the pictures, each once, and named by the message', async () => {
  const exhibit = await keep(
    [
      { kind: 'file', url: URL_OF('对账单.xlsx'), name: '对账单.xlsx' },
      { kind: 'video', url: URL_OF('v?id=3') },
      { kind: 'audio', url: URL_OF('voice') },
      { kind: 'image', url: URL_OF('1.png') },
      { kind: 'file', url: URL_OF('对账单.xlsx'), name: '对账单.xlsx' },
    ],
    {
      [URL_OF('对账单.xlsx')]: 'application/octet-stream',
      [URL_OF('v?id=3')]: 'video/mp4; codecs=avc1',
      [URL_OF('voice')]: 'audio/amr',
      [URL_OF('1.png')]: 'image/png',
    },
  );
  expect(gaps(exhibit)).toEqual([]);
  expect(await attached(exhibit)).toEqual([
    'attachments/02.xlsx',
    'attachments/03.mp4',
    'attachments/04.amr',
    'attachments/01.png',
    'attachments/02.xlsx',
  ]);
  const stored = exhibit.record.files.find(({ path }) => path === 'attachments/02.xlsx');
  const blob = stored && (await readBlob(runs.store.db, stored.sha256));
  expect(blob?.ok && (await blob.value.text())).toBe('kept');
});

test('what does not come is listed, by its address, or by its name where it has none', async () => {
  const exhibit = await keep(
    [
      { kind: 'image', url: 'https://other.example/1.png' },
      { kind: 'file', url: URL_OF('卡密.txt'), name: '卡密.txt' },
      { kind: 'video', url: URL_OF('login') },
      { kind: 'audio', name: '语音 12"' },
    ],
    { [URL_OF('卡密.txt')]: 'text/html; charset=utf-8', [URL_OF('login')]: 'text/html' },
  );
  expect(exhibit.record.notCaptured).toEqual([
    { what: 'image', reason: 'CORS_OR_NETWORK', where: 'https://other.example/1.png' },
    { what: 'resource', reason: 'NOT_THE_FILE', where: URL_OF('卡密.txt') },
    { what: 'media', reason: 'NOT_THE_FILE', where: URL_OF('login') },
    { what: 'media', reason: 'NO_ADDRESS', where: '语音 12"' },
  ]);
  expect(await attached(exhibit)).toEqual([undefined, undefined, undefined, undefined]);
  expect((await runs.chat(exhibit)).messages[3]?.attachments).toEqual([
    { kind: 'image', url: 'https://other.example/1.png', loaded: false },
  ]);
});

test('a site the user granted is asked by the extension; one that answers 404 is not', async () => {
  const asked: string[] = [];
  const fetchResource = (url: string) => {
    asked.push(url);
    return Promise.resolve({ base64: TEXT, status: 200, contentType: 'application/pdf', finalUrl: url });
  };
  const exhibit = await keep(
    [{ kind: 'file', url: 'https://cdn.example/a', name: '凭证' }],
    {},
    { fetchResource },
  );
  expect(await attached(exhibit)).toEqual(['attachments/01.pdf']);
  expect(asked).toEqual(['https://cdn.example/a']);
});

test('a name that a computer would run does not become the name of a file', async () => {
  const exhibit = await keep(
    [
      { kind: 'file', url: URL_OF('pay.exe'), name: 'pay.exe' },
      { kind: 'file', url: URL_OF('x.pdf/../../y.bat'), name: '../../../y.bat' },
      { kind: 'file', url: URL_OF('shot.svg'), name: 'shot.svg' },
    ],
    {
      [URL_OF('pay.exe')]: 'application/x-msdownload',
      [URL_OF('x.pdf/../../y.bat')]: 'application/octet-stream',
      [URL_OF('shot.svg')]: 'image/svg+xml',
    },
  );
  expect(await attached(exhibit)).toEqual(['attachments/01.bin', 'attachments/02.bin', 'attachments/03.bin']);
});

test('the time for all of them together is limited, and what is over it is listed', async () => {
  let monotonicMs = 0;
  const sent = Array.from({ length: 4 }, (_, i): Sent => ({ kind: 'file', url: URL_OF(`${i}.pdf`) }));
  const fetchResource = (): Promise<{ reason: string }> => {
    monotonicMs += 40_000;
    return Promise.resolve({ reason: 'NETWORK' });
  };
  const clock = (): ReturnType<NonNullable<Parameters<ChatRuns['ports']>[1]>['clock'] & object> => ({
    utc: '2026-03-12T06:31:05.123Z',
    epochMs: 1,
    monotonicMs,
    zone: 'Asia/Shanghai',
    offsetMinutes: 480,
  });
  const exhibit = await keep(sent, {}, { fetchResource, clock });
  expect(gaps(exhibit)).toEqual([
    'resource NETWORK',
    'resource NETWORK',
    'resource NETWORK',
    'resource TOTAL_TIMEOUT',
  ]);
});
