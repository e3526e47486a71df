import type { CaseId } from '@/utils/exhibit/ids';
import type { CaseRow } from '@/utils/storage/rows';
import { PackageCheck, PencilLine } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useT } from '../i18n';
import { Button, IconButton } from '../ui/Button';
import './case-head.css';

interface CaseHeadProps {
  readonly row: CaseRow;
  readonly isCurrent: boolean;
  readonly onRename: () => void;
  readonly onMakeCurrent: (id: CaseId) => void;
  /** Absent where there is nothing to export, or the export is on the screen already. */
  readonly onExport?: (() => void) | undefined;
  /** What is claimed, kept, missing and next. */
  readonly children: ComponentChildren;
}

/** The top of a case: its name, and below it 已保住 / 还缺 / 下一步. */
export function CaseHead({ row, isCurrent, onRename, onMakeCurrent, onExport, children }: CaseHeadProps) {
  const t = useT();
  return (
    <header class="case-head">
      <div class="case-head-title">
        <h2>{row.title}</h2>
        <IconButton label={t('case.rename')} icon={PencilLine} onClick={onRename} />
        {isCurrent ? (
          <span class="tag" title={t('case.currentHint')}>
            {t('case.current')}
          </span>
        ) : (
          <Button size="small" onClick={() => onMakeCurrent(row.id)}>
            {t('case.makeCurrent')}
          </Button>
        )}
        {onExport && (
          <div class="case-head-export">
            <Button icon={PackageCheck} onClick={onExport}>
              {t('export.bundle')}
            </Button>
          </div>
        )}
      </div>
      {children}
    </header>
  );
}
