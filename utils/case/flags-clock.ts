import type { Flag } from './flags';
import type { CaseExhibit } from './view.types';

const MINUTE = 60_000;

/** Pages whose own server told another time than this computer, by the greatest difference: countdowns are off by as much. */
export function clockFlags(exhibits: readonly CaseExhibit[]): Flag[] {
  const off = exhibits.flatMap(({ number, serverAheadMs }) =>
    serverAheadMs === undefined ? [] : [{ number, ms: serverAheadMs }],
  );
  const worst = off.toSorted((a, b) => Math.abs(b.ms) - Math.abs(a.ms))[0];
  if (!worst) return [];
  const minutes = Math.max(1, Math.round(Math.abs(worst.ms) / MINUTE));
  return [
    {
      code: worst.ms > 0 ? 'clockSlow' : 'clockFast',
      severity: 'warning',
      fields: [],
      exhibits: off.map(({ number }) => number).sort((a, b) => a - b),
      values: { n: minutes },
    },
  ];
}
