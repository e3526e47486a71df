import { hostOfSite } from '@/utils/exhibit/sites';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Grants, Ports } from '../ports';
import { Button } from '../ui/Button';
import { Switch } from './Choice';

const NONE: Grants = { sites: [], archive: null };

/** What was allowed beyond the install, each with what is lost without it, and how to take it back. */
export function PermissionsList({ ports }: { ports: Ports }) {
  const t = useT();
  const { sites, archive, notices } = useLive<Grants>(ports.liveGrants, [ports], NONE).value;
  return (
    <>
      <p>{t('settings.permissionsNote')}</p>
      {archive !== null && (
        <Switch
          label={t('menu.archive')}
          note={t('settings.archiveNote')}
          checked={archive}
          // At once: browsers ask only while they see the user's gesture.
          onChange={(on) => void ports.setArchive(on)}
        />
      )}
      {notices !== undefined && (
        <Switch
          label={t('menu.notices')}
          note={t('settings.noticesNote')}
          checked={notices}
          onChange={(on) => void ports.setNotices(on)}
        />
      )}
      <h4>{t('menu.sites')}</h4>
      {sites.length === 0 ? (
        <p class="setting-note">{t('settings.noSites')}</p>
      ) : (
        <>
          <p class="setting-note">{t('settings.sitesNote')}</p>
          <ul class="setting-list">
            {sites.map((site) => (
              <li key={site}>
                <span>{hostOfSite(site)}</span>
                <Button size="small" onClick={() => void ports.withdrawSites([site])}>
                  {t('menu.withdraw', { host: hostOfSite(site) })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
