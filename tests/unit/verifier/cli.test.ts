import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '@/utils/verifier/run';
import { sampleBundle } from '../../support/sample-bundle';

const folder = mkdtempSync(join(tmpdir(), 'verifier-'));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  const [volume] = await sampleBundle();
  if (!volume) throw new Error('no volume');
  writeFileSync(at('good.zip'), volume.bytes);
  const text = Buffer.from(volume.bytes);
  const bad = Buffer.from(volume.bytes);
  bad.write('X', text.indexOf('PNG 1 pixels'));
  writeFileSync(at('bad.zip'), bad);
  writeFileSync(at('empty.zip'), '');
  writeFileSync(at('letter.txt'), '不是压缩包');
  writeFileSync(at('zeros.zip'), '');
  truncateSync(at('zeros.zip'), 3 * 1024 ** 3);
  mkdirSync(at('folder'));
  for (const part of await sampleBundle({ maxVolumeBytes: 3000 })) writeFileSync(at(part.name), part.bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function verify(...args: string[]) {
  let out = '';
  let problem = '';
  const code = await run(
    args.map((arg) => (arg.startsWith('-') ? arg : at(arg))),
    { out: (text) => (out += text), err: (text) => (problem += text) },
  );
  return { code, out, problem };
}

describe('the verifier', () => {
  it('answers 0 and says in both languages that everything holds', async () => {
    const { code, out } = await verify('good.zip');
    expect(code).toBe(0);
    expect(out).toContain('结论：能核验的各项全部相符。 / Everything that could be checked holds.');
    expect(out).toContain(
      'E003  内嵌页面：来自其他网站，未获允许读取 (CROSS_ORIGIN_FRAME)  https://cs.example/widget',
    );
  });

  it('answers 1 and names the changed file', async () => {
    const { code, out } = await verify('bad.zip');
    expect(code).toBe(1);
    expect(out).toContain('· data/exhibits/E001/page.png');
    expect(out).not.toContain('E002/page.png');
  });

  it.each([
    ['an empty file', 'empty.zip', 'FILE_EMPTY'],
    ['a file that is no zip', 'letter.txt', 'FILE_NOT_ZIP'],
    ['three gigabytes of zeros', 'zeros.zip', 'FILE_NOT_ZIP'],
    ['a folder', 'folder', 'FILE_UNREADABLE'],
    ['a file that is not there', 'nowhere.zip', 'FILE_UNREADABLE'],
  ])('answers 2 for %s, at once', async (_, name, reason) => {
    const started = performance.now();
    const { code, out } = await verify(name);
    expect(code).toBe(2);
    expect(out).toContain(`[${reason}]`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('takes many files, and one bad one decides', async () => {
    const { code, out } = await verify('good.zip', 'bad.zip', 'empty.zip');
    expect(code).toBe(1);
    expect(out).toContain('empty.zip');
    expect((await verify('good.zip', 'empty.zip')).code).toBe(2);
  });

  it('judges volumes together', async () => {
    const parts = [1, 2, 3].map((n) => `LZ-7f3a9c2e-20260312T072805Z-v${n}of3.zip`);
    expect(await verify(...parts)).toMatchObject({ code: 0 });
    const { code, out } = await verify(...parts.slice(0, 2));
    expect(code).toBe(0);
    expect(out).toContain('还缺第 3 卷');
  });

  it('prints a machine form', async () => {
    const { code, out } = await verify('bad.zip', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'invalid',
      bundles: [
        {
          readable: true,
          lines: {
            payload: { status: 'invalid', code: 'PAYLOAD_CHANGED', files: ['data/exhibits/E001/page.png'] },
            signature: { status: 'absent', code: 'SIGNATURE_ABSENT' },
          },
        },
      ],
    });
  });

  it('explains itself', async () => {
    expect(await verify('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('结果码') as string,
    });
    expect(await verify()).toMatchObject({
      code: 2,
      problem: expect.stringContaining('没有给出文件') as string,
    });
    expect(await verify('--nonsense')).toMatchObject({ code: 2 });
  });

  it('runs as a command of its own', async () => {
    const script = fileURLToPath(new URL('../../../scripts/verify.mjs', import.meta.url));
    const result = await new Promise<{ code: unknown; out: string }>((done) => {
      execFile(process.execPath, [script, at('good.zip'), at('bad.zip')], (error, out) =>
        done({ code: error?.code, out }),
      );
    });
    expect(result.code).toBe(1);
    expect(result.out).toContain('E001/page.png');
  });
});
