import type { Area } from '@/utils/bundle/redacted/plan';

/** Areas by picture: `2/page.png` is a file of E002. */
export type AreaMap = Readonly<Record<string, readonly Area[]>>;

export const keyOf = (exhibit: number, path: string): string => `${exhibit}/${path}`;

export function fileOf(key: string): { readonly exhibit: number; readonly path: string } {
  const at = key.indexOf('/');
  return { exhibit: Number(key.slice(0, at)), path: key.slice(at + 1) };
}

/** What was drawn, and what can be taken back or done again. */
export interface AreaHistory {
  readonly now: AreaMap;
  readonly past: readonly AreaMap[];
  readonly future: readonly AreaMap[];
}

export const NO_AREAS: AreaHistory = { now: {}, past: [], future: [] };

/** Steps that can be taken back. */
const DEPTH = 200;

export function change(history: AreaHistory, now: AreaMap): AreaHistory {
  if (now === history.now) return history;
  return { now, past: [...history.past, history.now].slice(-DEPTH), future: [] };
}

export function undo({ now, past, future }: AreaHistory): AreaHistory {
  const before = past.at(-1);
  return before ? { now: before, past: past.slice(0, -1), future: [now, ...future] } : { now, past, future };
}

export function redo({ now, past, future }: AreaHistory): AreaHistory {
  const [next, ...rest] = future;
  return next ? { now: next, past: [...past, now], future: rest } : { now, past, future };
}

/** The map with other areas for one picture; none: the picture is not in it. */
export function withAreas(map: AreaMap, key: string, areas: readonly Area[]): AreaMap {
  const { [key]: _, ...rest } = map;
  return areas.length > 0 ? { ...rest, [key]: areas } : rest;
}

/** Those of `found` that are not there yet. */
export const newAreas = (there: readonly Area[], found: readonly Area[]): readonly Area[] =>
  found.filter((area) => !there.some((one) => JSON.stringify(one) === JSON.stringify(area)));

/** Whole device px, inside the picture, at least `LEAST` wide and high. */
export function fitted(area: Area, picture: { readonly width: number; readonly height: number }): Area {
  const width = Math.min(picture.width, Math.max(LEAST, Math.ceil(area.width)));
  const height = Math.min(picture.height, Math.max(LEAST, Math.ceil(area.height)));
  const within = (value: number, most: number): number => Math.min(Math.max(0, Math.floor(value)), most);
  return {
    x: within(area.x, picture.width - width),
    y: within(area.y, picture.height - height),
    width,
    height,
  };
}

/** Device px: a smaller box covers no letter. */
const LEAST = 6;
