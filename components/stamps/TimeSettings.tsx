import { hostOfSite, siteOf } from '@/utils/exhibit/sites';
import {
  authoritiesOf,
  isTsaUrl,
  MAX_OWN_AUTHORITIES,
  tsaIdOf,
  type Authority,
  type StampSettings,
} from '@/utils/integrity/timestamp/authorities';
import type { AppError } from '@/utils/shared/errors';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Switch } from '../settings/Choice';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { AuthorityForm, type NewAuthority } from './AuthorityForm';
import { AuthorityRow } from './AuthorityRow';
import { useStampSettings } from './use-stamp-settings';
import './time-settings.css';

/** 可信时间: off until switched on, with exactly what is sent and to whom; the list of authorities, ours and the user's. */
export function TimeSettings({ ports }: { ports: Pick<Ports, 'ask' | 'liveSetting' | 'requestSites'> }) {
  const t = useT();
  const settings = useStampSettings(ports);
  const [denied, setDenied] = useState<string | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [queued, setQueued] = useState<number | null>(null);
  const authorities = authoritiesOf(settings);

  const keep = async (next: StampSettings) => {
    const done = await ports.ask('stamps.configure', { settings: next });
    setFailure(done.ok ? null : done.error);
  };
  /** Asks the browser first: it only does so while it sees the click. */
  const enable = async ({ id, url }: Pick<Authority, 'id' | 'url'>, base: StampSettings) => {
    const site = siteOf(url) ?? '';
    const granted = await ports.requestSites([site]);
    setDenied(granted ? null : hostOfSite(site));
    if (granted) await keep({ ...base, enabled: [...new Set([...base.enabled, id])] });
  };
  const change = (of: Authority, on: boolean) =>
    on
      ? void enable(of, settings)
      : void keep({ ...settings, enabled: settings.enabled.filter((id) => id !== of.id) });
  const turn = (on: boolean) => {
    const [first] = authorities;
    // Somebody has to be asked: the first of the list, unless others were chosen.
    if (on && settings.enabled.length === 0 && first) void enable(first, { ...settings, on });
    else void keep({ ...settings, on });
  };
  const add = ({ name, url, root }: NewAuthority) => {
    const id = tsaIdOf(
      url,
      authorities.map((one) => one.id),
    );
    void keep({ ...settings, own: [...settings.own, { id, name, url, ...(root ? { root } : {}) }] });
  };
  const remove = ({ id }: Authority) =>
    void keep({
      ...settings,
      enabled: settings.enabled.filter((one) => one !== id),
      own: settings.own.filter((one) => one.id !== id),
    });
  const earlier = async () => {
    const done = await ports.ask('stamps.earlier', {});
    setFailure(done.ok ? null : done.error);
    setQueued(done.ok ? done.value.queued : null);
  };

  return (
    <div class="time-settings">
      <Switch
        label={t('stamps.switch')}
        note={t('stamps.switchNote')}
        checked={settings.on}
        onChange={turn}
      />
      {failure && <ErrorNote error={failure} onDismiss={() => setFailure(null)} />}
      <div role="status">
        {denied !== null && <Notice look="warn">{t('stamps.denied', { host: denied })}</Notice>}
        {settings.on && settings.enabled.length === 0 && (
          <Notice look="warn">{t('stamps.noneEnabled')}</Notice>
        )}
      </div>
      <h4>{t('stamps.authorities')}</h4>
      <p class="setting-note">{t('stamps.authoritiesNote')}</p>
      <ul class="setting-list">
        {authorities.map((one) => (
          <AuthorityRow key={one.id} ports={ports} of={one} onEnable={change} onRemove={remove} />
        ))}
      </ul>
      {settings.own.length < MAX_OWN_AUTHORITIES && (
        <AuthorityForm
          add={t('stamps.add')}
          badUrl={t('stamps.badUrl')}
          isUrl={isTsaUrl}
          withRoot
          taken={authorities.map(({ url }) => url)}
          onAdd={add}
        />
      )}
      {settings.on && (
        <>
          <p class="setting-note">{t('stamps.earlierNote')}</p>
          <div class="setting-buttons">
            <Button disabled={settings.enabled.length === 0} onClick={() => void earlier()}>
              {t('stamps.earlier')}
            </Button>
          </div>
          <p role="status">
            {queued !== null &&
              t(queued === 0 ? 'stamps.earlierNothing' : 'stamps.earlierDone', { n: queued })}
          </p>
        </>
      )}
    </div>
  );
}
