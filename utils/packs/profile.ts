import type { Stage } from '../case/model';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { PROFILE_BOUNDS, PROFILES } from './profiles.data';
import { PICTURE_FORMATS, type ChannelProfile, type ProfileEdit } from './profile.types';

/** What is wrong with limits; each has its sentence, `packs.profile.<problem>`. */
export const PROFILE_PROBLEMS = ['files', 'bytes', 'formats', 'chars'] as const;
export type ProfileProblem = (typeof PROFILE_PROBLEMS)[number];

/** Every problem at once, so that a form can mark each field. */
export function profileProblems(edit: Omit<ProfileEdit, 'id'>): readonly ProfileProblem[] {
  const inside = (value: number, [least, most]: readonly [number, number]): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  const problems: ProfileProblem[] = [];
  if (!inside(edit.maxFiles, PROFILE_BOUNDS.maxFiles)) problems.push('files');
  if (!inside(edit.maxBytesEach, PROFILE_BOUNDS.maxBytesEach)) problems.push('bytes');
  if (edit.formats.length === 0 || edit.formats.some((format) => !PICTURE_FORMATS.includes(format)))
    problems.push('formats');
  if (edit.maxChars !== null && !inside(edit.maxChars, PROFILE_BOUNDS.maxChars)) problems.push('chars');
  return problems;
}

/** The user's limits as they are stored. `BAD_REQUEST`: not a list of such, or one of them absurd. */
export function parseProfileEdits(json: string): Result<readonly ProfileEdit[]> {
  try {
    const value: unknown = JSON.parse(json);
    if (Array.isArray(value) && value.length <= PROFILES.length && value.every(isEdit)) return ok(value);
  } catch {
    // Not JSON: said below.
  }
  return err(appError('BAD_REQUEST', { cause: 'no limits of channels' }));
}

function isEdit(value: unknown): value is ProfileEdit {
  if (typeof value !== 'object' || value === null) return false;
  const { id, maxFiles, maxBytesEach, formats, maxChars } = value as Partial<
    Record<keyof ProfileEdit, unknown>
  >;
  return (
    PROFILES.some((profile) => profile.id === id && profile.editable) &&
    typeof maxFiles === 'number' &&
    typeof maxBytesEach === 'number' &&
    Array.isArray(formats) &&
    (maxChars === null || typeof maxChars === 'number') &&
    profileProblems({ maxFiles, maxBytesEach, formats: formats as ProfileEdit['formats'], maxChars })
      .length === 0
  );
}

/** The table with the user's limits in it. What was stored and makes no sense any more counts as never set. */
export function profilesWith(
  stored: string | null,
): readonly (ChannelProfile & { readonly edited: boolean })[] {
  const parsed = stored === null ? null : parseProfileEdits(stored);
  const edits = parsed?.ok ? parsed.value : [];
  return PROFILES.map((profile) => {
    const edit = edits.find(({ id }) => id === profile.id);
    return edit ? { ...profile, ...edit, edited: true } : { ...profile, edited: false };
  });
}

/** The stored list with one profile's limits set, or (`null`) as the table says again. */
export function editedProfiles(stored: string | null, id: string, edit: ProfileEdit | null): string {
  const parsed = stored === null ? null : parseProfileEdits(stored);
  const others = (parsed?.ok ? parsed.value : []).filter((one) => one.id !== id);
  return JSON.stringify(edit ? [...others, edit] : others);
}

/** Which channel a case stands before: by its stage, at the payment stage by how it was paid. */
export function suggestedChannel(stage: Stage, payChannel: string | undefined): string {
  if (stage === 'preserve' || stage === 'seller') return 'seller';
  if (stage === 'platform') return 'platform';
  if (stage === 'payment') {
    if (/支付宝|alipay/i.test(payChannel ?? '')) return 'alipay';
    return /银行|银联|云闪付|信用卡|储蓄卡|unionpay|card/i.test(payChannel ?? '')
      ? 'bank-card'
      : 'wechat-pay';
  }
  return stage === 'authority' ? '12315' : 'mail';
}
