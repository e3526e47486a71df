import { askedRelays, latestPulseUrl, type BeaconSettings, type Relay } from '../../integrity/beacon/beacons';
import { readPulse } from '../../integrity/beacon/pulse';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';

export interface BeaconPorts {
  readonly settings: () => Promise<BeaconSettings>;
  /** Whether the user has allowed that address. */
  readonly mayAsk: (url: string) => Promise<boolean>;
  /** BEACON_UNREACHABLE when no answer came. */
  readonly fetch: (url: string, signal: AbortSignal) => Promise<Result<Uint8Array>>;
}

/**
 * The newest pulse, as the first relay that had one sent it; its form is checked here, its signature by whoever relies on
 * it. `null` while it is switched off or nobody is enabled. Errors: BEACON_NOT_ALLOWED (nobody was), BEACON_UNREACHABLE,
 * BEACON_BAD_ANSWER. Does not reject.
 */
export async function newestPulse(
  ports: BeaconPorts,
  signal: AbortSignal,
): Promise<Result<Uint8Array | null>> {
  const asked = askedRelays(await ports.settings().catch(() => ({ on: false, enabled: [], own: [] })));
  if (asked.length === 0) return ok(null);
  const found = new AbortController();
  const within = AbortSignal.any([signal, found.signal]);
  const failures: AppError[] = [];
  const tries = asked.map(async (relay) => {
    const answer = await askRelay(relay, ports, within);
    if (answer.ok) return answer.value;
    failures.push(answer.error);
    throw new Error(answer.error.code);
  });
  try {
    return ok(await Promise.any(tries));
  } catch {
    // The most telling: somebody answered nonsense, nobody answered, nobody was allowed.
    const [first] = ['BEACON_BAD_ANSWER', 'BEACON_UNREACHABLE', 'BEACON_NOT_ALLOWED'].flatMap(
      (code) => failures.find((one) => one.code === code) ?? [],
    );
    return err(first ?? appError('BEACON_UNREACHABLE'));
  } finally {
    found.abort();
  }
}

/** One relay's newest pulse; also what 试一次 asks for. */
export async function askRelay(
  { url }: Pick<Relay, 'url'>,
  { mayAsk, fetch }: Pick<BeaconPorts, 'mayAsk' | 'fetch'>,
  signal: AbortSignal,
): Promise<Result<Uint8Array>> {
  if (!(await mayAsk(url).catch(() => false))) return err(appError('BEACON_NOT_ALLOWED'));
  const answer = await fetch(latestPulseUrl(url), signal);
  if (!answer.ok) return answer;
  return readPulse(answer.value) ? answer : err(appError('BEACON_BAD_ANSWER'));
}
