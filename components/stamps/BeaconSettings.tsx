import { hostOfSite, siteOf } from '@/utils/exhibit/sites';
import {
  ASKED_BEACON,
  isRelayUrl,
  MAX_OWN_RELAYS,
  parseBeaconSettings,
  relaysOf,
  type BeaconSettings as Chosen,
  type Relay,
} from '@/utils/integrity/beacon/beacons';
import { tsaIdOf } from '@/utils/integrity/timestamp/authorities';
import { appError, type AppError } from '@/utils/shared/errors';
import { utf8 } from '@/utils/shared/bytes';
import { err } from '@/utils/shared/result';
import { useMemo, useState } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Switch } from '../settings/Choice';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { AskedRow } from './AskedRow';
import { AuthorityForm } from './AuthorityForm';
import { loadPulseChecker } from './load-checker';
import './time-settings.css';

/** The not-before mark: off until switched on, with what is sent, to whom, and what it proves. */
export function BeaconSettings({ ports }: { ports: Pick<Ports, 'ask' | 'liveSetting' | 'requestSites'> }) {
  const t = useT();
  const stored = useLive<string | null>((set) => ports.liveSetting('beacon', set), [ports], null).value;
  const settings = useMemo(() => parseBeaconSettings(stored), [stored]);
  const [denied, setDenied] = useState<string | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const relays = relaysOf(settings);

  const keep = async (next: Chosen) => {
    const done = await ports.ask('beacon.configure', { settings: next });
    setFailure(done.ok ? null : done.error);
  };
  /** Asks the browser first: it only does so while it sees the click. */
  const enable = async ({ id, url }: Pick<Relay, 'id' | 'url'>, base: Chosen) => {
    const site = siteOf(url) ?? '';
    const granted = await ports.requestSites([site]);
    setDenied(granted ? null : hostOfSite(site));
    if (granted) await keep({ ...base, enabled: [...new Set([...base.enabled, id])] });
  };
  const disable = (id: string) => settings.enabled.filter((one) => one !== id);
  const turn = (on: boolean) => {
    const [first] = relays;
    // Somebody has to be asked: the first of the list, unless others were chosen.
    if (on && settings.enabled.length === 0 && first) void enable(first, { ...settings, on });
    else void keep({ ...settings, on });
  };
  const attempt = async (url: string): Promise<string> => {
    const granted = await ports.requestSites([siteOf(url) ?? '']);
    const answer = granted ? await ports.ask('beacon.try', { url }) : err(appError('BEACON_NOT_ALLOWED'));
    if (!answer.ok)
      return `${t(`errors.${answer.error.code}.happened`)}${t(`errors.${answer.error.code}.next`)}`;
    const check = await loadPulseChecker();
    const { code, facts } = check(ASKED_BEACON.id, utf8(answer.value.pulse));
    if (code !== 'BEACON_OK' || !facts) return t('beacon.tried.wrong');
    return t('beacon.tried.BEACON_OK', {
      round: facts.round,
      time: fullText(facts.time, offsetHere(facts.time)),
    });
  };

  return (
    <div class="time-settings">
      <Switch
        label={t('beacon.switch')}
        note={t('beacon.switchNote')}
        checked={settings.on}
        onChange={turn}
      />
      <p class="setting-note">{t('beacon.proves')}</p>
      {failure && <ErrorNote error={failure} onDismiss={() => setFailure(null)} />}
      <div role="status">
        {denied !== null && <Notice look="warn">{t('stamps.denied', { host: denied })}</Notice>}
        {settings.on && settings.enabled.length === 0 && (
          <Notice look="warn">{t('beacon.noneEnabled')}</Notice>
        )}
      </div>
      <h4>{t('beacon.relays')}</h4>
      <p class="setting-note">{t('beacon.relaysNote')}</p>
      <ul class="setting-list">
        {relays.map((one) => (
          <AskedRow
            key={one.id}
            of={one}
            attempt={() => attempt(one.url)}
            onEnable={(on) =>
              on ? void enable(one, settings) : void keep({ ...settings, enabled: disable(one.id) })
            }
            onRemove={() =>
              void keep({
                ...settings,
                enabled: disable(one.id),
                own: settings.own.filter(({ id }) => id !== one.id),
              })
            }
          />
        ))}
      </ul>
      {settings.own.length < MAX_OWN_RELAYS && (
        <AuthorityForm
          add={t('beacon.add')}
          badUrl={t('beacon.badUrl')}
          isUrl={isRelayUrl}
          taken={relays.map(({ url }) => url)}
          onAdd={({ name, url }) => {
            const id = tsaIdOf(
              url,
              relays.map((one) => one.id),
            );
            void keep({ ...settings, own: [...settings.own, { id, name, url }] });
          }}
        />
      )}
    </div>
  );
}
