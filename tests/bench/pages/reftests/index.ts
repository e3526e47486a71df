import { DOCUMENTS } from './documents';
import { FORMS } from './forms';
import { LAYOUT } from './layout';
import type { Reftest } from './page';
import { PICTURES } from './pictures';
import { SCROLL } from './scroll';
import { SHADOW } from './shadow';
import { STYLES } from './styles';

export const REFTESTS: readonly Reftest[] = [
  ...SHADOW,
  ...STYLES,
  ...PICTURES,
  ...FORMS,
  ...SCROLL,
  ...DOCUMENTS,
  ...LAYOUT,
];

/** What the server answers below `/reftest/`, or null: a page at `<name>/`, its files beside it. */
export function reftestFile(path: string): readonly [type: string, body: string | Uint8Array] | null {
  const [, name, rest] = /^\/reftest\/([\w-]+)\/(.*)$/.exec(path) ?? [];
  const test = REFTESTS.find((candidate) => candidate.name === name);
  if (!test) return null;
  if (rest === '') return [test.type ?? 'text/html; charset=utf-8', test.html];
  return test.files?.[rest ?? ''] ?? null;
}
