import { ExhibitView } from '@/components/exhibit/ExhibitView';
import { useLive } from '@/components/hooks/use-live';
import { useT } from '@/components/i18n';
import type { Ports } from '@/components/ports';
import { Notice } from '@/components/ui/Notice';
import type { Dossier } from '@/utils/case/model';
import type { EvidenceKind } from '@/utils/exhibit/model';
import type { ExhibitRow, LogRow } from '@/utils/storage/rows';

interface ExhibitPageProps {
  readonly ports: Ports;
  /** `undefined` while the store has not answered, `null` when it knows no such exhibit. */
  readonly row: ExhibitRow | null | undefined;
  /** All exhibits of its case. */
  readonly rows: readonly ExhibitRow[];
  /** What its case knows. */
  readonly dossier: Dossier;
  readonly onClassify: (row: ExhibitRow, kind: EvidenceKind) => void;
  readonly onDelete: (row: ExhibitRow, reason: string) => void;
}

export function ExhibitPage({ ports, row, rows, dossier, onClassify, onDelete }: ExhibitPageProps) {
  const t = useT();
  const caseId = row?.caseId;
  const log = useLive<readonly LogRow[]>(
    caseId ? (set) => ports.liveLog(caseId, set) : null,
    [ports, caseId],
    [],
  ).value;
  if (row === undefined) return <p role="status">{t('exhibit.loading')}</p>;
  if (row === null) return <Notice look="warn">{t('exhibit.notFound')}</Notice>;
  return (
    <ExhibitView
      ports={ports}
      row={row}
      rows={rows}
      dossier={dossier}
      log={log}
      onClassify={(kind) => onClassify(row, kind)}
      readBlob={ports.readBlob}
      onNote={(note) => ports.ask('exhibit.note', { exhibitId: row.id, note })}
      onTag={(tags) => ports.ask('exhibit.tag', { exhibitId: row.id, tags })}
      onDelete={(reason) => onDelete(row, reason)}
    />
  );
}
