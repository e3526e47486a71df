import type { ExhibitId } from '@/utils/exhibit/ids';
import type { World } from '../sample/ports';

/** A screen with sample data, to be looked at and to be tested. */
export interface Scene {
  readonly screen: 'popup' | 'workspace';
  readonly world: () => World;
  readonly exhibit?: ExhibitId;
  /** The workspace's address, where no exhibit is open. */
  readonly search?: string;
}
