import { basename } from 'node:path';
import { unreadable } from '../bundle/unreadable';
import { verifyBundle, type BundleReport, type NamedSource, type Report } from '../bundle/verify';
import { groupFiles } from '../bundle/verify-many';
import { outcomeOf } from '../bundle/report';
import { pulseChecker } from '../integrity/beacon/check-pulse';
import { openFile, type OpenFile } from './file-source';
import { nodeDigests } from './node-digests';

export interface CheckPathsOptions {
  /** PEM. */
  readonly tsaRoots: string;
  /** Bytes of all files, as they are read. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Judges the files of these paths together. */
export async function checkPaths(paths: readonly string[], options: CheckPathsOptions): Promise<Report> {
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
    const ports = {
      digests: nodeDigests,
      crypto: globalThis.crypto,
      checkPulse: pulseChecker(),
      ...options,
    };
    const checked = opened.length > 0 ? (await verifyBundle(opened, ports)).bundles : [];
    const bundles = [...failed, ...checked];
    return { outcome: outcomeOf(bundles), bundles };
  } finally {
    for (const file of opened) await file.close();
  }
}

/** What a thread is given. */
export interface JudgeTask {
  readonly paths: readonly string[];
  readonly tsaRoots: string;
}

export type ReadProgress = Parameters<NonNullable<CheckPathsOptions['onProgress']>>[0];

export const judgeTask = (
  { paths, tsaRoots }: JudgeTask,
  onProgress: (progress: ReadProgress) => void,
): Promise<Report> => checkPaths(paths, { tsaRoots, onProgress });

/** Files that no thread survived: whatever is in them, the others are judged all the same. */
export function lost(paths: readonly string[], thrown: unknown): Report {
  const bundles = paths.map((path) => unreadable(basename(path), whyNot(thrown)));
  return { outcome: outcomeOf(bundles), bundles };
}

/** Which of them must be judged together, as indices. */
export const groupPaths = (paths: readonly string[]): Promise<readonly (readonly number[])[]> =>
  groupFiles(paths.length, (i) => openFile(paths[i] ?? ''));

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在 / no such file',
  EACCES: '没有读取权限 / permission denied',
  EISDIR: '是文件夹，不是文件 / is a folder, not a file',
};

function whyNot(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return REASONS[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
}
