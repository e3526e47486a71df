import type { Report } from '../bundle/verify';

/** What a page asks of a worker. Files travel as handles, their bytes are read where they are judged. */
export type Question =
  | { readonly kind: 'asic'; readonly files: readonly File[] }
  | { readonly kind: 'group'; readonly files: readonly File[] }
  | { readonly kind: 'check'; readonly files: readonly File[]; readonly tsaRoots?: string };

/** What comes back: any number of `progress`, then one of the others. */
export type Answer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'groups'; readonly groups: readonly (readonly number[])[] }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'asic'; readonly container: Container | null }
  | { readonly kind: 'failed'; readonly cause: string };

/** A file that was made. */
export interface Container {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
