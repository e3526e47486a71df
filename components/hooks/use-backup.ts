import type { BackupJobRow, JobRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useArchive, type ArchiveFlow } from './use-archive';

/** 备份全部案件. */
export function useBackup(ports: Ports, jobs: readonly JobRow[]): ArchiveFlow<BackupJobRow> {
  const job = jobs.find((row): row is BackupJobRow => row.kind === 'backup') ?? null;
  return useArchive(ports, jobs, job, () => ports.ask('backup.start', {}));
}
