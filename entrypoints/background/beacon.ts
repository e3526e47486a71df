import { askRelay, newestPulse, type BeaconPorts } from '@/utils/app/beacon/ask-beacon';
import type { CapturePorts } from '@/utils/app/capture/ports';
import { askedRelays, parseBeaconSettings } from '@/utils/integrity/beacon/beacons';
import type { Handlers } from '@/utils/messaging/server';
import { fetchPulse } from '@/utils/platform/beacon';
import { mayRead } from '@/utils/platform/permissions';
import { ok } from '@/utils/shared/result';
import { putSetting, setting } from '@/utils/storage/cases';
import type { Store } from './context';

const portsFor = ({ db }: Store): BeaconPorts => ({
  settings: async () => parseBeaconSettings(await setting(db, 'beacon')),
  mayAsk: mayRead,
  fetch: (url, signal) => fetchPulse(url, signal),
});

/** What a capture asks for, as far as the user switched it on. */
export function captureBeacon(store: Store): NonNullable<CapturePorts['beacon']> {
  const ports = portsFor(store);
  return {
    wanted: async () => askedRelays(await ports.settings()).length > 0,
    newest: (signal) => newestPulse(ports, signal),
  };
}

/** What the settings ask about the not-before mark. */
export function beaconHandlers(store: Store): Pick<Handlers, 'beacon.configure' | 'beacon.try'> {
  return {
    'beacon.configure': async ({ settings }) => {
      await putSetting(store.db, 'beacon', JSON.stringify(settings));
      return ok(null);
    },
    'beacon.try': async ({ url }) => {
      const answer = await askRelay({ url }, portsFor(store), new AbortController().signal);
      // Its form was checked: it is text.
      return answer.ok ? ok({ pulse: new TextDecoder().decode(answer.value) }) : answer;
    },
  };
}
