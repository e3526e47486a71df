import { parseStampSettings, type StampSettings } from '@/utils/integrity/timestamp/authorities';
import { useMemo } from 'preact/hooks';
import { useLive } from '../hooks/use-live';
import type { Ports } from '../ports';

/** What the user chose about time-stamps, now and after every change. */
export function useStampSettings(ports: Pick<Ports, 'liveSetting'>): StampSettings {
  const stored = useLive<string | null>((set) => ports.liveSetting('stamps', set), [ports], null).value;
  return useMemo(() => parseStampSettings(stored), [stored]);
}
