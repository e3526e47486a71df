import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Our own command, as a reader of the README would run it. */
export function checkWithVerifier(bundle: string): Check {
  const run = spawnSync(process.execPath, ['scripts/verify.mjs', bundle, '--json'], { encoding: 'utf8' });
  return {
    name: 'npm run verify',
    ok: run.status === 0,
    detail: run.status === 0 ? '所有可核验项成立' : run.stdout + run.stderr,
  };
}

/** `unzip` and `sha256sum -c`, nothing of ours. */
export function checkWithStandardTools(bundle: string): Check[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-check-'));
  try {
    const unzip = spawnSync('unzip', ['-q', path.resolve(bundle), '-d', folder], { encoding: 'utf8' });
    const [top = ''] = readdirSync(folder);
    return [
      { name: 'unzip', ok: unzip.status === 0, detail: unzip.stderr || top },
      ...['manifest-sha256.txt', 'tagmanifest-sha256.txt'].map((file) => {
        const sum = spawnSync('sha256sum', ['-c', '--strict', file], {
          cwd: path.join(folder, top),
          encoding: 'utf8',
        });
        const count = sum.stdout.split('\n').filter((line) => line.endsWith(': OK')).length;
        return {
          name: `sha256sum -c ${file}`,
          ok: sum.status === 0 && count > 0,
          detail: `${count} 个文件一致`,
        };
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
