import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  verifyBundle,
  type BundleReport,
  type NamedSource,
  type Outcome,
  type Report,
} from '../bundle/verify';
import { unreadable } from '../bundle/unreadable';
import { outcomeOf } from '../bundle/report';
import { openFile, type OpenFile } from './file-source';
import { nodeDigests } from './node-digests';
import { readRoots } from './roots';
import { tableOf } from './table';

export const HELP = `核验留证证据包 / Check Liuzheng bundles, offline

  npm run verify -- FILE… [--json] [--tsa-root ROOT.pem]…

  FILE      证据包 zip；分卷请一起列出 / bundle zips; give all volumes together
  --tsa-root  另外信任的时间戳根证书（PEM），请从机构官网取得
              a further root to trust for time-stamps, got from its authority
  --json    机器可读的结果 / machine-readable report
  --help    显示本说明 / this text

结果码 / exit code
  0  能核验的各项全部相符 / everything that could be checked holds
  1  有内容不符 / something is invalid
  2  无法读取 / cannot be read, or wrong usage
`;

const EXIT: Record<Outcome, 0 | 1 | 2> = { holds: 0, invalid: 1, unreadable: 2 };

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The whole command; gives the exit code. */
export async function run(argv: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const args = readArgs(argv);
  if ('problem' in args) {
    output.err(`${args.problem}\n\n${HELP}`);
    return 2;
  }
  if (args.help) {
    output.out(HELP);
    return 0;
  }
  const roots = await readRoots(args.roots);
  if (roots === undefined) {
    output.err(`根证书读不了，或不是证书 / not a readable certificate: ${args.roots.join(' ')}\n`);
    return 2;
  }
  const report = await check(args.files, roots);
  output.out(args.json ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
  return EXIT[report.outcome];
}

interface Args {
  readonly files: readonly string[];
  readonly roots: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

function readArgs(argv: readonly string[]): Args | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'tsa-root': { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    const help = values.help ?? false;
    if (positionals.length === 0 && !help) return { problem: '没有给出文件 / no file given' };
    return { files: positionals, roots: values['tsa-root'] ?? [], json: values.json ?? false, help };
  } catch (thrown) {
    return { problem: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

async function check(paths: readonly string[], tsaRoots: string): Promise<Report> {
  const opened: (OpenFile & NamedSource)[] = [];
  const failed: BundleReport[] = [];
  for (const path of paths) {
    try {
      opened.push({ name: basename(path), ...(await openFile(path)) });
    } catch (thrown) {
      failed.push(unreadable(path, whyNot(thrown)));
    }
  }
  try {
    const ports = { digests: nodeDigests, crypto: globalThis.crypto, tsaRoots };
    const checked = opened.length > 0 ? (await verifyBundle(opened, ports)).bundles : [];
    const bundles = [...failed, ...checked];
    return { outcome: outcomeOf(bundles), bundles };
  } finally {
    for (const file of opened) await file.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在 / no such file',
  EACCES: '没有读取权限 / permission denied',
  EISDIR: '是文件夹，不是文件 / is a folder, not a file',
};

function whyNot(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return REASONS[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
}
