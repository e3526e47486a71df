import type { Dossier } from '@/utils/case/model';
import type { EvidenceKind } from '@/utils/exhibit/model';
import type { ExhibitRow } from '@/utils/storage/rows';
import { Trash2 } from 'lucide';

import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { ImportMark } from '../ui/ImportMark';
import { LocalTime } from '../ui/LocalTime';
import { Stamp } from '../ui/Stamp';
import { StateMark } from '../ui/StateMark';
import { ExhibitUse, KindPicker } from './ExhibitUse';

interface ExhibitHeaderProps {
  readonly row: ExhibitRow;
  /** What its case knows. */
  readonly dossier: Dossier;
  readonly onClassify: (kind: EvidenceKind) => void;
  readonly onDelete: () => void;
}

/** The source and the time always stand above the evidence. */
export function ExhibitHeader({ row, dossier, onClassify, onDelete }: ExhibitHeaderProps) {
  const t = useT();
  const { source, startedAt, origin } = row.record;
  const imported = origin === 'imported';
  return (
    <header class="exhibit-head">
      <div class="exhibit-title">
        <Stamp number={row.number} large />
        {imported && <ImportMark />}
        <h2>{source.title || t('page.untitled')}</h2>
      </div>
      <dl class="exhibit-facts">
        <div>
          <dt>{t(imported ? 'exhibit.importedAt' : 'exhibit.capturedAt')}</dt>
          <dd>
            <LocalTime utc={startedAt.utc} offsetMinutes={startedAt.offsetMinutes} />
          </dd>
        </div>
        <div>
          <dt>{t('exhibit.kind')}</dt>
          <dd>
            <KindPicker row={row} onClassify={onClassify} />
          </dd>
        </div>
        <div>
          <dt>{t('exhibit.usedFor')}</dt>
          <dd>
            <ExhibitUse row={row} dossier={dossier} />
          </dd>
        </div>
        <div class="exhibit-source">
          <dt>{t(imported ? 'exhibit.fileName' : 'exhibit.source')}</dt>
          <dd class="mono">{imported ? <bdi>{source.title}</bdi> : source.url}</dd>
        </div>
      </dl>
      <div class="exhibit-actions">
        <StateMark row={row} />
        <Button look="quiet" size="small" icon={Trash2} onClick={onDelete}>
          {t('exhibit.delete')}
        </Button>
      </div>
    </header>
  );
}
