import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release } from 'node:os';
import path from 'node:path';
import { table } from '@/scripts/demo/table';
import { rounded } from './measure';

/** One line of the table. */
export interface Row {
  /** Stable, for comparing runs: `snapshot.time.single-file`. */
  readonly id: string;
  /** What was measured against what. */
  readonly name: string;
  /** Ours divided by the other; absent where the row is a count or a share. */
  readonly ratio?: number;
  /** The measured values behind it, for people. */
  readonly shown: string;
  /** The same for programs. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** What is wrong with the result; such a row makes the command fail. Being slow is never wrong. */
  readonly problem?: string;
}

export function printTable(rows: readonly Row[]): void {
  console.log(
    `\n${table([
      ['测量 / measured', '比值 / ratio', '数值 / values'],
      ...rows.map(({ name, ratio, shown, problem }) => [
        name,
        ratio === undefined ? '' : ratio.toPrecision(3),
        problem ? `✗ ${problem}` : shown,
      ]),
    ])}\n`,
  );
}

/** `bench-output/bench.json`. */
export async function writeReport(
  rows: readonly Row[],
  about: { readonly browser: string; readonly groups: readonly string[]; readonly seconds: number },
): Promise<string> {
  const file = path.join('bench-output', 'bench.json');
  await mkdir(path.dirname(file), { recursive: true });
  const report = {
    at: new Date().toISOString(),
    ...about,
    seconds: Math.round(about.seconds),
    versions: {
      liuzheng: versionIn('package.json'),
      browser: about.browser,
      node: process.versions.node,
      singleFileCore: versionIn('node_modules/single-file-core/package.json'),
      jszip: versionIn('node_modules/jszip/package.json'),
      playwright: versionIn('node_modules/@playwright/test/package.json'),
    },
    machine: {
      os: `${platform()} ${release()}`,
      cores: cpus().length,
      cpu: cpus()[0]?.model ?? '',
      load: loadavg().map(rounded),
    },
    rows: rows.map((row) => (row.ratio === undefined ? row : { ...row, ratio: rounded(row.ratio) })),
  };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

const versionIn = (file: string): string =>
  (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
