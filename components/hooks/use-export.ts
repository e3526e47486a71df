import type { CaseId } from '@/utils/exhibit/ids';
import type { ExportJobRow, JobRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useArchive, type ArchiveFlow } from './use-archive';

export type ExportFlow = ArchiveFlow<ExportJobRow>;

/** 导出证据包 of one case. */
export function useExport(ports: Ports, caseId: CaseId | null, jobs: readonly JobRow[]): ExportFlow {
  const job = jobs.find((row): row is ExportJobRow => row.kind === 'export' && row.caseId === caseId) ?? null;
  return useArchive(ports, jobs, job, caseId && (() => ports.ask('export.start', { caseId })));
}
