import type { GivenFile, Scene } from './kit';
import { BEACON_ATTACKS } from './beacons';
import { CONTENT_ATTACKS } from './content';
import { RIDER_ATTACKS } from './riders';
import { SEAL_ATTACKS } from './seals';
import { SHELL_ATTACKS } from './shell';
import { MORE_SHELL_ATTACKS } from './shell-more';
import { SPELLING_ATTACKS } from './spelling';

/**
 * `caught`: invalid or refused. `told`: nothing is provably wrong, and the first sentence says what is wanting. `open`: no
 * check of the bundle alone can tell; `why` says what the reader is to do.
 */
export type Expected = 'caught' | 'told' | 'open';

export interface Attack {
  readonly id: string;
  readonly group: '内容' | '写法' | '封存' | '外壳';
  readonly zh: string;
  readonly expected: Expected;
  readonly why?: string;
  /** Whether the reader trusts the authority that stamped the bundle; yes unless told. */
  readonly trusted?: boolean;
  readonly make: (scene: Scene) => Promise<readonly GivenFile[]> | readonly GivenFile[];
}

export const ATTACKS: readonly Attack[] = [
  ...CONTENT_ATTACKS,
  ...SPELLING_ATTACKS,
  ...SEAL_ATTACKS,
  ...RIDER_ATTACKS,
  ...BEACON_ATTACKS,
  ...SHELL_ATTACKS,
  ...MORE_SHELL_ATTACKS,
];
