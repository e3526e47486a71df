import type { TemplateId } from '../documents/model';

export const PICTURE_FORMATS = ['jpeg', 'png'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** What one channel (微信支付投诉, 12315 …) takes. */
export interface ChannelProfile {
  /** Stable, in settings and in the custody log. */
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** The paper whose words go there; `null`: any. */
  readonly paper: TemplateId | null;
  /** Pictures at most. */
  readonly maxFiles: number;
  /** Bytes of one picture at most. */
  readonly maxBytesEach: number;
  /** Those it takes, the one to make first. */
  readonly formats: readonly PictureFormat[];
  /** Characters (code points) of the text to paste; `null`: no limit is known. */
  readonly maxChars: number | null;
  /** Where the limits are written; `null`: nowhere that we know of. */
  readonly source: string | null;
  /** `2026-11-22`: when that was last read; `null`: never. */
  readonly verifiedOn: string | null;
  /** `high`: the channel's own words about this very form; `medium`: its words about another; `none`: our caution. */
  readonly confidence: 'high' | 'medium' | 'none';
  /** The user may change the limits. */
  readonly editable: boolean;
}

/** Limits as the user changed them; everything else stays as the table says. */
export interface ProfileEdit {
  readonly id: string;
  readonly maxFiles: number;
  readonly maxBytesEach: number;
  readonly formats: readonly PictureFormat[];
  readonly maxChars: number | null;
}
