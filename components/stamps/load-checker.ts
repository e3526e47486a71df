import type { CheckPulse } from '@/utils/integrity/beacon/check-pulse';

let loading: Promise<CheckPulse> | undefined;

/** The arithmetic of the beacon's curve, loaded when there is a pulse to be judged. */
export function loadPulseChecker(): Promise<CheckPulse> {
  loading ??= import('@/utils/integrity/beacon/check-pulse').then(({ pulseChecker }) => pulseChecker());
  return loading;
}
