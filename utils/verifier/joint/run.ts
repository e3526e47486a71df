import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { groupFiles, inLanes } from '../../bundle/verify-many';
import { jointBag, type JointBag } from '../../joint/bag';
import { combine } from '../../joint/combine';
import type { Apart, JointCase, Member } from '../../joint/model';
import { baseName } from '../../joint/tables';
import { APART_ZH } from '../../joint/words';
import { openFile } from '../file-source';
import { findFiles } from '../find-files';
import { nodeDigests } from '../node-digests';
import { readRoots } from '../roots';
import type { Output } from '../run';
import { defaultJobs, Threads } from '../threads';
import { keepResult, keptResults, keyOf, type FoundFile } from './results';
import { work, type Task, type TaskResult } from './work';

export const JOINT_HELP = `集体投诉：把多人的证据包合成一份材料 / Combine several people's bundles, offline

  npm run joint -- FILE|FOLDER… --out FOLDER [--jobs N] [--tsa-root FILE]… [--fresh]

  FILE|FOLDER  证据包 zip、备份，或放有它们的文件夹 / bundles, backups, or folders of them
  --out        结果放在这里；中断后用同样的命令接着做 / where the result goes; run again to go on
  --jobs       同时核验几份，默认按处理器数 / how many at once
  --tsa-root   另外信任的时间戳根证书 / a further root to trust for time-stamps
  --fresh      不用上次留下的结果 / forget what an interrupted run left

结果码 / exit code
  0  全部计入 / every bundle is part of it
  1  有的没有计入，见 data/apart.csv / some were kept apart
  2  用法不对、写不进去，或没有一份能计入 / wrong usage, cannot write, or none could be used
`;

interface Args {
  readonly given: readonly string[];
  readonly out: string;
  readonly jobs: number;
  readonly roots: readonly string[];
  readonly fresh: boolean;
}

type Workers = Threads<Task, TaskResult>;

/** The whole command; gives the exit code. */
export async function runJoint(
  argv: readonly string[],
  output: Output & { readonly now?: () => number },
): Promise<0 | 1 | 2> {
  const args = readArgs(argv);
  if (typeof args === 'string') {
    (args === '' ? output.out : output.err)(`${args}${args ? '\n\n' : ''}${JOINT_HELP}`);
    return args === '' ? 0 : 2;
  }
  const roots = await readRoots(args.roots);
  if (roots === undefined) {
    output.err(`根证书读不了，或不是证书 / not a readable certificate: ${args.roots.join(' ')}\n`);
    return 2;
  }
  const { files, missing } = await givenFiles(args.given);
  for (const { path, problem } of missing) output.err(`${problem}: ${path}\n`);
  const threads: Workers = new Threads(work);
  try {
    const groups = await groupFiles(files.length, (i) => openFile(files[i]?.path ?? ''));
    const together = groups.map((group) => group.flatMap((i) => files[i] ?? []));
    const results = await examineAll(together, args, roots, threads, output);
    const joint = combine([...results, ...missing.map(({ path }) => gone(path))]);
    if (joint.people.length === 0) {
      output.err(`没有一份证据包可以计入 / no bundle could be used\n${apartText(joint.apart)}`);
      return 2;
    }
    const bag = await jointBag(joint, {
      at: (output.now ?? Date.now)(),
      software: `留证 ${process.env['npm_package_version'] ?? ''}`.trim(),
      digests: nodeDigests,
    });
    const changed = await writeBag(bag, args, threads);
    if (changed.length > 0) {
      output.err(
        `核验之后被改动，请再运行一次 / changed after it was verified, run again:\n  ${changed.join('\n  ')}\n`,
      );
      return 2;
    }
    output.out(summary(joint, join(args.out, bag.folder)));
    return joint.apart.length > 0 ? 1 : 0;
  } catch (thrown) {
    output.err(`没有完成 / not finished: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    return 2;
  } finally {
    await threads.end();
  }
}

/** Every `.zip` of what was given, each once, sorted; and what of it is not there. */
async function givenFiles(given: readonly string[]) {
  const files: FoundFile[] = [];
  const missing: { path: string; problem: string }[] = [];
  for (const one of await findFiles(
    given.map((path) => resolve(path)),
    /\.zip$/i,
  )) {
    const found = await stat(one.path).catch(() => undefined);
    if ('problem' in one) missing.push(one);
    else if (found) files.push({ path: one.path, state: `${found.size} ${found.mtimeMs}` });
    else missing.push({ path: one.path, problem: '没有这个文件 / no such file' });
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), missing };
}

function readArgs(argv: readonly string[]): Args | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        out: { type: 'string' },
        jobs: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'tsa-root': { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    if (values.help) return '';
    if (positionals.length === 0) return '没有给出证据包 / no bundle given';
    if (!values.out) return '没有给出 --out / --out is missing';
    const jobs = values.jobs === undefined ? defaultJobs() : Number(values.jobs);
    if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) return '--jobs 应为 1–64 / --jobs is 1 to 64';
    return {
      given: positionals,
      out: values.out,
      jobs,
      roots: values['tsa-root'] ?? [],
      fresh: values.fresh ?? false,
    };
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Whatever was in those files, a thread did not survive it. */
const lost = (sources: readonly string[], thrown: unknown): readonly Apart[] => [
  {
    sources,
    reason: 'UNREADABLE',
    findings: [
      { code: 'READER_STOPPED', zh: thrown instanceof Error ? thrown.message : String(thrown), files: [] },
    ],
  },
];

const gone = (path: string): Apart => ({ sources: [path], reason: 'UNREADABLE', findings: [] });

/** What an interrupted run leaves, beside the results. */
const workFolder = (out: string): string => join(out, '.joint');

async function examineAll(
  groups: readonly (readonly FoundFile[])[],
  { out, fresh, jobs }: Args,
  tsaRoots: string,
  threads: Workers,
  output: Output,
): Promise<readonly (Member | Apart)[]> {
  const path = join(workFolder(out), 'results.jsonl');
  await mkdir(workFolder(out), { recursive: true });
  if (fresh) await rm(path, { force: true });
  // A verdict is only as good as the roots it was made with.
  const key = (group: readonly FoundFile[]): string => `${tsaRoots}\n${keyOf(group)}`;
  const kept = await keptResults(path);
  const results = groups.flatMap((group) => kept.get(key(group)) ?? []);
  const open = groups.filter((group) => !kept.has(key(group)));
  if (open.length < groups.length)
    output.err(`接着上次：${groups.length - open.length} 份已核验 / already verified\n`);
  let done = 0;
  await inLanes(open, jobs, async (group, _, lane) => {
    const paths = group.map((file) => file.path);
    const result = await threads
      .run(lane, { type: 'examine', paths, tsaRoots })
      .catch((thrown) => lost(paths, thrown));
    if (typeof result === 'boolean') return;
    results.push(...result);
    await keepResult(path, key(group), result);
    done += 1;
    if (done % 50 === 0 || done === open.length) output.err(`已核验 ${done} / ${open.length}\n`);
  });
  return results;
}

/** Writes into a folder of the work's, which gets its name when all is there. Gives the sources that have changed. */
async function writeBag(bag: JointBag, { out, jobs }: Args, threads: Workers): Promise<string[]> {
  const building = join(workFolder(out), 'building');
  const changed: string[] = [];
  await inLanes(bag.copies, jobs, async ({ path, ...copy }, _, lane) => {
    const task = { type: 'copy' as const, ...copy, to: join(building, path) };
    if (!(await threads.run(lane, task).catch(() => false))) changed.push(task.source);
  });
  if (changed.length > 0) return changed;
  for (const { path, bytes } of bag.files) {
    await mkdir(dirname(join(building, path)), { recursive: true });
    await writeFile(join(building, path), bytes);
  }
  await rename(building, join(out, bag.folder));
  await rm(workFolder(out), { recursive: true, force: true });
  return [];
}

function summary(
  { people, sellers, paid, claimed, recovered, promises, apart }: JointCase,
  folder: string,
): string {
  return [
    `${people.length} 人，${sellers.length} 个卖家 / people, sellers`,
    `实付合计 ¥${paid.amount}，请求 ¥${claimed.amount}，已追回 ¥${recovered.amount} / paid, claimed, recovered`,
    `共同承诺 ${promises.length} 条 / wording promised to several`,
    ...(apart.length > 0 ? [`未计入 ${apart.length} 份 / kept apart:`, apartText(apart).trimEnd()] : []),
    folder,
    '',
  ].join('\n');
}

const MOST_APART = 20;

function apartText(apart: readonly Apart[]): string {
  const rows = apart
    .slice(0, MOST_APART)
    .map(
      (one) =>
        `  ${one.sources.map(baseName).join(' ')}：${APART_ZH[one.reason]} [${one.findings[0]?.code ?? one.reason}]`,
    );
  if (apart.length > MOST_APART) rows.push(`  … 另有 ${apart.length - MOST_APART} 份 more`);
  // Names of files and titles are other people's words.
  return `${rows.join('\n').replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, '\ufffd')}\n`;
}
