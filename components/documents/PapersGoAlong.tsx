import type { CaseId } from '@/utils/exhibit/ids';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';

/** Before an export: kept papers name the user, and travel with it. Nothing where there are none. */
export function PapersGoAlong({ ports, caseId }: { ports: Pick<Ports, 'liveDocuments'>; caseId: CaseId }) {
  const t = useT();
  const papers = useLive<readonly DocumentRow[]>(
    (set) => ports.liveDocuments(caseId, set),
    [ports, caseId],
    [],
  ).value;
  if (papers.length === 0) return null;
  return (
    <Notice look="info">
      <p>{t('letters.goAlong', { n: papers.length })}</p>
    </Notice>
  );
}
