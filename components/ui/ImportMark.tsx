import { useT } from '../i18n';
import './marks.css';

/** 导入: brought in by the user, not taken from a page. Stands beside an exhibit's number wherever it is listed. */
export function ImportMark() {
  const t = useT();
  return (
    <span class="import-mark" title={t('import.markNote')}>
      {t('import.mark')}
    </span>
  );
}
