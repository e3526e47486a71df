import { examineGroup, unreadFile } from '../../joint/examine';
import type { Apart, Member } from '../../joint/model';
import { pulseChecker } from '../../integrity/beacon/check-pulse';
import { openFile, type OpenFile } from '../file-source';
import { nodeDigests } from '../node-digests';

/** Files that belong together: one bundle, the volumes of one, or a backup. */
export interface ExamineJob {
  readonly paths: readonly string[];
  readonly tsaRoots: string;
}

/** As `examineGroup`, of files on a disk. Never rejects. */
export async function examine({ paths, tsaRoots }: ExamineJob): Promise<readonly (Member | Apart)[]> {
  const opened: (OpenFile & { name: string })[] = [];
  const failed: Apart[] = [];
  try {
    for (const path of paths) {
      try {
        opened.push({ name: path, ...(await openFile(path)) });
      } catch (thrown) {
        failed.push(unreadFile(path, said(thrown)));
      }
    }
    const ports = { digests: nodeDigests, crypto: globalThis.crypto, checkPulse: pulseChecker(), tsaRoots };
    return [...failed, ...(await examineGroup(opened, ports))];
  } catch (thrown) {
    return paths.map((path) => unreadFile(path, said(thrown)));
  } finally {
    for (const file of opened) await file.close();
  }
}

const said = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
