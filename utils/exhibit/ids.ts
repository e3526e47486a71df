declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

export type CaseId = Branded<string, 'CaseId'>;
export type ExhibitId = Branded<string, 'ExhibitId'>;
export type JobId = Branded<string, 'JobId'>;
export type GuardId = Branded<string, 'GuardId'>;
/** Lower-case hex SHA-256, 64 characters. Also the address of a blob in the store. */
export type Sha256 = Branded<string, 'Sha256'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;

export const isCaseId = (v: unknown): v is CaseId => typeof v === 'string' && UUID.test(v);
export const isExhibitId = (v: unknown): v is ExhibitId => typeof v === 'string' && UUID.test(v);
export const isJobId = (v: unknown): v is JobId => typeof v === 'string' && UUID.test(v);
export const isGuardId = (v: unknown): v is GuardId => typeof v === 'string' && UUID.test(v);
export const isSha256 = (v: unknown): v is Sha256 => typeof v === 'string' && SHA256.test(v);

/** `D001`: a kept paper of the case. */
export function paperLabel(number: number): string {
  return `D${String(number).padStart(3, '0')}`;
}

/** `E001`: three digits at least, more when needed. */
export function exhibitLabel(number: number): string {
  return `E${String(number).padStart(3, '0')}`;
}
