import type { RedactionPlan } from '@/utils/bundle/redacted/plan';
import type { CaseId } from '@/utils/exhibit/ids';
import type { ExportJobRow, JobRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useArchive, type ArchiveFlow } from './use-archive';

export type ExportFlow = ArchiveFlow<ExportJobRow>;

/** 导出证据包 of one case. */
export function useExport(ports: Ports, caseId: CaseId | null, jobs: readonly JobRow[]): ExportFlow {
  return useArchive(
    ports,
    jobs,
    jobOf(jobs, caseId, false),
    caseId && (() => ports.ask('export.start', { caseId })),
  );
}

/** 导出打码副本 of one case, masked as the plan says at the moment it is started. */
export function useMaskedCopy(
  ports: Ports,
  caseId: CaseId,
  jobs: readonly JobRow[],
  plan: RedactionPlan,
): ExportFlow {
  const ask = () => ports.ask('export.redacted', { caseId, plan });
  return useArchive(ports, jobs, jobOf(jobs, caseId, true), ask);
}

function jobOf(jobs: readonly JobRow[], caseId: CaseId | null, redacted: boolean): ExportJobRow | null {
  const own = (row: JobRow): row is ExportJobRow =>
    row.kind === 'export' && row.caseId === caseId && (row.redacted ?? false) === redacted;
  return jobs.find(own) ?? null;
}
