import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { buildBundle } from '@/utils/bundle/write';
import type { CaseId } from '@/utils/exhibit/ids';
import { canonicalJson } from '@/utils/integrity/canonical';
import { sampleCase } from '../../support/sample-bundle';
import { pack, remanifest, unpack } from '../bundle/repack';
import { Installation } from './installation';

vi.mock('@/utils/platform/environment', () => {
  const utc = '2026-03-12T06:31:05.123Z';
  const at = { utc, epochMs: Date.parse(utc), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };
  return { readClock: () => at, softwareName: () => 'liuzheng/test' };
});

let here: Installation;
beforeEach(async () => {
  here = new Installation();
  await here.keep(crypto.randomUUID() as CaseId, '本机原有的证据');
});

const named = (content: BlobPart, name: string): File => new File([content], name);

/** A bundle that a forger made consistent in every respect but that. */
async function forged(change: (record: Record<string, unknown>) => void): Promise<Uint8Array<ArrayBuffer>> {
  const sample = await sampleCase();
  const exhibit = sample.input.exhibits[0];
  if (!exhibit) throw new Error('no exhibit');
  const built = await buildBundle(sample.input, sample.ports);
  if (!built.ok) throw new Error(built.error.code);
  const { folder, files } = await unpack(sample.volumes[0]?.bytes ?? new Uint8Array());
  const path = 'data/exhibits/E001/exhibit.json';
  const record = JSON.parse(String(files.get(path))) as Record<string, unknown>;
  const before = String(files.get(path));
  change(record);
  const after = canonicalJson(record);
  files.set(path, Buffer.from(after));
  relog(files, before, after);
  remanifest(files);
  return (await pack(folder, files)) as Uint8Array<ArrayBuffer>;
}

/** Writes the log anew around a changed record, hashes and all. */
function relog(files: Map<string, Buffer>, before: string, after: string): void {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  let prev = '0'.repeat(64);
  let count = 0;
  const size = Buffer.byteLength(after);
  const lines = String(files.get('data/log/chain.jsonl'))
    .trimEnd()
    .split('\n')
    .map((text) => {
      const line = JSON.parse(text) as { prev: string; files?: { sha256: string; bytes: number }[] };
      line.prev = prev;
      for (const file of line.files ?? []) {
        if (file.sha256 === hash(before)) Object.assign(file, { sha256: hash(after), bytes: size });
      }
      const out = canonicalJson(line);
      prev = hash(out);
      count += 1;
      return `${out}\n`;
    });
  files.set('data/log/chain.jsonl', Buffer.from(lines.join('')));
  const json = JSON.parse(String(files.get('data/case.json'))) as { chain: unknown };
  json.chain = { lines: count, head: prev };
  files.set('data/case.json', Buffer.from(`${canonicalJson(json)}\n`));
}

test('a forger’s consistent bundle is taken in as what it is: his', async () => {
  const job = await here.restore([named(await forged(() => undefined), 'LZ-x.zip')]);
  expect(job.cases).toMatchObject([{ outcome: 'restored', exhibits: 3 }]);
});

test.each([
  ['environment', 'x'],
  ['startedAt', { utc: '9999-99-99T99:99:99.999Z' }],
  ['summary', null],
  ['steps', {}],
  ['notCaptured', [{ what: 1, reason: 2 }]],
  ['picture', { parts: ['../../x'] }],
  ['kind', 'constructor'],
  ['number', -1],
])('a record whose %s no screen could show is refused although every hash fits', async (field, value) => {
  const file = named(await forged((record) => void (record[field] = value)), 'LZ-x.zip');
  const before = await here.everything();
  const job = await here.restore([file]);
  expect(job.cases).toMatchObject([{ outcome: 'refused', error: { code: 'RESTORE_DAMAGED' } }]);
  expect(await here.everything()).toEqual(before);
});

test('an archive may not put its bytes in place of another case’s exhibit', async () => {
  const file = named(await forged(() => undefined), 'LZ-x.zip');
  const own = (await here.db.exhibits.toArray())[0];
  if (!own) throw new Error('no exhibit');
  await here.db.exhibits.add({ ...own, id: '00000000-0000-4000-8000-000000000001' as typeof own.id });
  const before = await here.everything();
  const job = await here.restore([file]);
  expect(job.cases).toMatchObject([{ outcome: 'refused', error: { code: 'RESTORE_DIVERGED' } }]);
  expect(await here.everything()).toEqual(before);
});
