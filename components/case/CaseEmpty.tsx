import { useT } from '../i18n';
import './case-list.css';
import { Journey } from './Journey';

/** Nothing kept yet: what to do, in three pictures. `none`: there is no case either. */
export function CaseEmpty({ none }: { none: boolean }) {
  const t = useT();
  return (
    <div class="overview">
      {none && <h2>{t('case.none')}</h2>}
      <p class="pane-soft">{t(none ? 'case.firstCapture' : 'case.noExhibits')}</p>
      <Journey level={3} />
      {none && <p class="pane-soft">{t('welcome.pin')}</p>}
      <p>
        <a href="?page=help">{t('help.first')}</a>
      </p>
    </div>
  );
}
