import type { Report } from '../bundle/verify';

/** What a page asks of a worker. Files travel as handles, their bytes are read where they are judged. */
export type Question =
  | { readonly kind: 'asic'; readonly files: readonly File[] }
  | { readonly kind: 'roots'; readonly files: readonly File[] }
  | { readonly kind: 'group'; readonly files: readonly File[] }
  | { readonly kind: 'check'; readonly files: readonly File[]; readonly tsaRoots?: string };

/** What comes back: any number of `progress`, then one of the others. */
export type Answer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'groups'; readonly groups: readonly (readonly number[])[] }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'asic'; readonly container: Container | null }
  | { readonly kind: 'roots'; readonly roots: readonly FoundRoot[] }
  | { readonly kind: 'failed'; readonly cause: string };

/** A certificate that the reader may choose to trust. */
export interface FoundRoot {
  /** Whom it is of. */
  readonly title: string;
  /** Of the DER, hex: what an authority publishes beside its certificate. */
  readonly sha256: string;
  /** ms since the epoch. */
  readonly notAfter: number;
  readonly pem: string;
}

/** A file that was made. */
export interface Container {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
