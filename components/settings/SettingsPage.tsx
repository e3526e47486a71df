import type { JobRow } from '@/utils/storage/rows';
import { FixityBox } from '../fixity/FixityBox';
import { useBackup } from '../hooks/use-backup';
import { useFixity } from '../hooks/use-fixity';
import { useLive } from '../hooks/use-live';
import { useRestore } from '../hooks/use-restore';
import type { Settings } from '../hooks/use-settings';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { BeaconSettings } from '../stamps/BeaconSettings';
import { KeyBox } from '../stamps/KeyBox';
import { TimeSettings } from '../stamps/TimeSettings';
import { Button } from '../ui/Button';
import { BackupBox } from './BackupBox';
import { Choice, Switch } from './Choice';
import { PermissionsList } from './PermissionsList';
import { RestoreBox } from './RestoreBox';
import { ShortcutList } from './ShortcutList';
import { StorageUse } from './StorageUse';
import './settings.css';

const NO_JOBS: readonly JobRow[] = [];

/** 设置: each switch with what it leads to; backup and restore first, since they are what is missed when it is too late. */
export function SettingsPage({ ports, settings }: { ports: Ports; settings: Settings }) {
  const t = useT();
  const jobs = useLive<readonly JobRow[]>(ports.liveJobs, [ports], NO_JOBS).value;
  const backup = useBackup(ports, jobs);
  const restore = useRestore(ports, jobs);
  const fixity = useFixity(ports, jobs, null);
  return (
    <div class="settings">
      <h2>{t('settings.title')}</h2>
      <section aria-labelledby="settings-backup">
        <h3 id="settings-backup">{t('settings.backup')}</h3>
        <p>{t('backup.about')}</p>
        <p class="setting-note">{t('backup.caution')}</p>
        <BackupBox flow={backup} />
        <h3 class="setting-second">{t('settings.restore')}</h3>
        <p>{t('restore.about')}</p>
        <RestoreBox flow={restore} />
      </section>
      <section aria-labelledby="settings-fixity">
        <h3 id="settings-fixity">{t('fixity.title')}</h3>
        <p>{t('fixity.aboutAll')}</p>
        <FixityBox flow={fixity} of="all" nowMs={ports.now()} />
      </section>
      <section aria-labelledby="settings-storage">
        <h3 id="settings-storage">{t('settings.storage')}</h3>
        <StorageUse ports={ports} />
      </section>
      <section aria-labelledby="settings-capture">
        <h3 id="settings-capture">{t('settings.capture')}</h3>
        <Switch
          label={t('menu.iconCaptures')}
          note={t('settings.iconCapturesNote')}
          checked={settings.iconCaptures}
          onChange={settings.setIconCaptures}
        />
        <Switch
          label={t('menu.serverTime')}
          note={t('settings.serverTimeNote')}
          checked={settings.serverTime}
          onChange={settings.setServerTime}
        />
        <ShortcutList ports={ports} />
      </section>
      <section aria-labelledby="settings-time">
        <h3 id="settings-time">{t('stamps.title')}</h3>
        <TimeSettings ports={ports} />
        <h3 class="setting-second">{t('beacon.title')}</h3>
        <BeaconSettings ports={ports} />
        <h3 class="setting-second">{t('key.title')}</h3>
        <KeyBox ports={ports} />
      </section>
      <section aria-labelledby="settings-permissions">
        <h3 id="settings-permissions">{t('settings.permissions')}</h3>
        <PermissionsList ports={ports} />
      </section>
      <section aria-labelledby="settings-look">
        <h3 id="settings-look">{t('settings.look')}</h3>
        <Choice
          label={t('menu.language')}
          value={settings.localeChoice}
          onChoose={settings.setLocale}
          options={[
            ['zh-CN', t('menu.language.zh')],
            ['en', t('menu.language.en')],
            ['system', t('menu.language.system')],
          ]}
        />
        <Choice
          label={t('menu.theme')}
          value={settings.themeChoice}
          onChoose={settings.setTheme}
          options={[
            ['system', t('menu.theme.system')],
            ['light', t('menu.theme.light')],
            ['dark', t('menu.theme.dark')],
          ]}
        />
      </section>
      <section aria-labelledby="settings-about">
        <h3 id="settings-about">{t('settings.about')}</h3>
        <p>{t('settings.version', { version: ports.extensionVersion() })}</p>
        <p class="setting-note">{t('settings.licence')}</p>
        <div class="setting-buttons">
          <Button onClick={() => void ports.openPage('help')}>{t('menu.help')}</Button>
          <Button onClick={() => void ports.openPage('welcome')}>{t('menu.welcome')}</Button>
        </div>
      </section>
    </div>
  );
}
