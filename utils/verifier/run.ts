import { parseArgs } from 'node:util';
import { outcomeOf, type Outcome, type Report } from '../bundle/report';
import { unreadable } from '../bundle/unreadable';
import { verifyMany } from '../bundle/verify-many';
import { groupPaths, judgeTask, lost, type JudgeTask, type ReadProgress } from './check-paths';
import { findFiles } from './find-files';
import { progressLine } from './progress-line';
import { readRoots } from './roots';
import { tableOf } from './table';
import { defaultJobs, Threads } from './threads';

export const HELP = `核验留证证据包 / Check Liuzheng bundles, offline

  npm run verify -- FILE|FOLDER… [--json] [--jobs N] [--tsa-root FILE]…

  FILE      证据包 zip；分卷请一起列出；时间戳容器 asics 与证据包一起给出
            bundle zips, all volumes together; time-stamp containers (asics) together with their bundles
  FOLDER    其中（含子文件夹）的所有 zip 和 asics / every zip and asics in it and below
  --jobs N  同时核验多少份，默认为处理器数 / how many at a time, by default one for each processor
  --tsa-root  另外信任的时间戳根证书（PEM 或 DER），请从机构官网取得；信任与否由您负责
              a further root to trust for time-stamps, got from its authority; the trust is your own
  --json    机器可读的结果 / machine-readable report
  --help    显示本说明 / this text

结果码 / exit code
  0  能核验的各项全部相符 / everything that could be checked holds
  1  有内容不符 / something is invalid
  2  无法读取 / cannot be read, or wrong usage
`;

const MOST_JOBS = 64;

const EXIT: Record<Outcome, 0 | 1 | 2> = { holds: 0, invalid: 1, unreadable: 2 };

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Somebody looks at what goes to `err`: progress is shown there. */
  readonly terminal?: boolean;
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
  const report = await check(args, roots, output);
  output.out(args.json ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
  return EXIT[report.outcome];
}

interface Args {
  readonly files: readonly string[];
  readonly roots: readonly string[];
  /** Groups of files at a time. */
  readonly jobs: number;
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
        jobs: { type: 'string' },
        'tsa-root': { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    const help = values.help ?? false;
    if (positionals.length === 0 && !help) return { problem: '没有给出文件 / no file given' };
    const jobs = values.jobs === undefined ? defaultJobs() : Number(values.jobs);
    if (!Number.isInteger(jobs) || jobs < 1 || jobs > MOST_JOBS)
      return { problem: `--jobs 要 1 到 ${MOST_JOBS} 的整数 / --jobs takes 1 to ${MOST_JOBS}` };
    return { files: positionals, roots: values['tsa-root'] ?? [], jobs, json: values.json ?? false, help };
  } catch (thrown) {
    return { problem: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

async function check({ files, jobs }: Args, tsaRoots: string, output: Output): Promise<Report> {
  const found = await findFiles(files);
  const paths = found.flatMap((file) => ('problem' in file ? [] : [file.path]));
  const empty = found.flatMap((file) => ('problem' in file ? [unreadable(file.path, file.problem)] : []));
  const groups = await groupPaths(paths);
  const line = progressLine(groups.length, paths.length, output);
  const threads = new Threads<JudgeTask, Report, ReadProgress>(judgeTask);
  try {
    const report = await verifyMany(groups, {
      jobs,
      check: (group, lane) => {
        const task = { paths: group.flatMap((i) => paths[i] ?? []), tsaRoots };
        // A thread costs more than it gives when there is only one thing to do.
        if (jobs === 1 || groups.length === 1) return judgeTask(task, line.progress(group));
        return threads.run(lane, task, line.progress(group)).catch((thrown) => lost(task.paths, thrown));
      },
      onDone: (group) => line.done(group),
    });
    line.end();
    const bundles = [...empty, ...report.bundles];
    return { outcome: outcomeOf(bundles), bundles };
  } finally {
    await threads.end();
  }
}
