import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '@/utils/bundle/verify';
import { run } from '@/utils/verifier/run';
import { sampleBundle } from '../../support/sample-bundle';

/** A folder as an organiser of many victims has it: whole exports, a damaged one, a set of volumes, other things. */
describe('the verifier, of many bundles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-many-'));
  beforeAll(async () => {
    const [volume] = await sampleBundle();
    if (!volume) throw new Error('no volume');
    mkdirSync(join(folder, 'b/c'), { recursive: true });
    writeFileSync(join(folder, 'a.zip'), volume.bytes);
    writeFileSync(join(folder, 'a copy.zip'), volume.bytes);
    const bad = Buffer.from(volume.bytes);
    bad.write('X', bad.indexOf('PNG 1 pixels'));
    writeFileSync(join(folder, 'b/bad.zip'), bad);
    writeFileSync(join(folder, 'b/notes.txt'), 'nothing for us');
    const parts = await sampleBundle({ maxVolumeBytes: 3000, caseTitle: '另一个案件' });
    for (const [i, part] of parts.entries())
      writeFileSync(join(folder, i === 0 ? 'z.zip' : `b/c/part ${i}.zip`), part.bytes);
    mkdirSync(join(folder, 'unzipped'));
    writeFileSync(join(folder, 'unzipped/bagit.txt'), '');
    mkdirSync(join(folder, 'nothing'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function verify(...args: string[]) {
    let out = '';
    let err = '';
    const code = await run(args, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      terminal: true,
    });
    return { code, out, err };
  }

  it('looks through folders, joins volumes wherever they lie, and takes copies as bundles of their own', async () => {
    const { code, out } = await verify('--json', folder);
    expect(code).toBe(1);
    const { bundles } = JSON.parse(out) as Report;
    expect(bundles.map((b) => [b.files, b.lines.payload.code, b.lines.completeness.status])).toEqual([
      [['a copy.zip'], 'PAYLOAD_OK', 'valid'],
      [['a.zip'], 'PAYLOAD_OK', 'valid'],
      [['bad.zip'], 'PAYLOAD_CHANGED', 'valid'],
      [['z.zip', 'part 1.zip', 'part 2.zip'], 'PAYLOAD_OK', 'valid'],
    ]);
  });

  it('says why a folder gives nothing', async () => {
    expect(await verify(join(folder, 'nothing'))).toMatchObject({
      code: 2,
      out: expect.stringContaining('文件夹里没有 zip 文件') as string,
    });
    expect(await verify(join(folder, 'unzipped'))).toMatchObject({
      code: 2,
      out: expect.stringContaining('解压后的证据包') as string,
    });
  });

  it('says the same however many work at it, in the order of the files', async () => {
    const script = fileURLToPath(new URL('../../../scripts/verify.mjs', import.meta.url));
    const program = (jobs: string) =>
      new Promise<{ code: unknown; out: string; err: string }>((done) => {
        execFile(process.execPath, [script, folder, '--json', '--jobs', jobs], (error, out, err) =>
          done({ code: error?.code, out, err }),
        );
      });
    const [one, four] = [await program('1'), await program('4')];
    expect(four).toEqual(one);
    // Nobody looks at a pipe: nothing but the report.
    expect(one).toMatchObject({ code: 1, err: '' });
    expect(one.out).toBe((await verify('--json', folder)).out);
  });

  it('shows how far it is to whoever looks, and leaves no trace of it', async () => {
    const { err } = await verify(join(folder, 'a.zip'), join(folder, 'z.zip'));
    expect(err).toMatch(/checking \d+%（1\/2，2 个文件 files）/);
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it.each(['0', '65', '1.5', 'x'])('takes no --jobs %s', async (jobs) => {
    expect(await verify(folder, '--jobs', jobs)).toMatchObject({ code: 2 });
  });
});
