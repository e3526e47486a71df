import { canonicalJson, type JsonValue } from '../../integrity/canonical';
import { parseStrictJson } from '../../integrity/parse-json';
import type { Exhibit } from '../../exhibit/model';
import { readMhtml } from '../../exhibit/mhtml';
import { concatBytes, utf8 } from '../../shared/bytes';
import { bytesHold, encodedIn } from './bytes-hold';
import { jsonWithoutDevice } from './device';
import { kindOfFile, MASKABLE_PICTURES } from './file-kind';
import { insideHolds } from './inside';
import { jsonHolds, maskJson } from './mask-json';
import { holdsAny, maskText, withoutInlinedPictures } from './mask-text';
import { withoutMetadata } from './metadata/strip';
import { picturesOf, reasonFor, type PictureFile } from './pictures-of';
import type { Area, RedactionPlan } from './plan';
import type { RedactionReason } from './redactions';

/** What becomes of one file: nothing (kept), other bytes, or no bytes (left out). */
export interface Fate {
  readonly bytes?: Uint8Array;
  readonly reason?: RedactionReason;
  readonly areas?: readonly Area[];
  readonly places?: number;
}

/** Canvas work, done in a context that has one. */
export interface PictureMasker {
  /** The picture written anew, opaque black over the areas, nothing else of the file; undefined: it cannot be decoded. */
  mask(picture: Uint8Array, mediaType: string, areas: readonly Area[]): Promise<Uint8Array | undefined>;
  /** A small JPEG of its first `rows` rows (device px). */
  small(picture: Uint8Array, mediaType: string, rows: number): Promise<Uint8Array | undefined>;
}

export interface ExhibitToMask {
  readonly record: Exhibit;
  /** Bytes of a file of its folder, `exhibit.json` included; undefined: the store lost it, and so the original has it not. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/** Decides over every file of one exhibit, `exhibit.json` included: by path in its folder. */
export async function maskExhibit(
  { record, read }: ExhibitToMask,
  plan: RedactionPlan,
  needles: readonly string[],
  masker: PictureMasker,
): Promise<ReadonlyMap<string, Fate>> {
  const fates = new Map<string, Fate>();
  const areasOf = (path: string): readonly Area[] =>
    plan.areas
      .filter((one) => one.exhibit === record.number && one.path === path)
      .flatMap(({ areas }) => areas);
  const isClear = (path: string): boolean =>
    plan.clear.some((one) => one.exhibit === record.number && one.path === path);
  const pictures = picturesOf(record);
  const marked = pictures.some(({ path }) => areasOf(path).length > 0);

  // Words first: they say whether the pictures are to be trusted.
  const all = [{ path: 'exhibit.json', mediaType: 'application/json' }, ...record.files];
  let spoken = false;
  for (const { path, mediaType } of all) {
    const kind = kindOfFile(path, mediaType);
    if (kind === 'picture') continue;
    const bytes = await read(path);
    if (!bytes) continue;
    if (kind === 'opaque') {
      const kept = isClear(path) && !(await insideHolds(bytes, needles));
      fates.set(path, kept ? {} : { reason: 'NOT_MASKABLE' });
    } else if (kind === 'mhtml' || kind === 'plain-binary') {
      const holds = kind === 'mhtml' ? archiveHolds(bytes, needles) : bytesHold(bytes, needles);
      spoken ||= holds;
      fates.set(path, holds ? { reason: 'NOT_MASKABLE' } : {});
    } else {
      const fate = maskWords(bytes, kind, needles, path === 'exhibit.json' ? jsonWithoutDevice : undefined);
      spoken ||= fate.reason !== undefined && (fate.places !== 0 || fate.bytes === undefined);
      const out = plan.texts === 'left-out' && path !== 'exhibit.json' && fate.reason === 'TEXT';
      fates.set(path, out ? { reason: 'TEXT_LEFT_OUT' } : fate);
    }
  }
  const touched = spoken || marked;
  if (touched) await takeInlinedOut(all, fates, read);
  for (const picture of pictures.filter(({ role }) => role !== 'small')) {
    const wanted = picture.foreign || areasOf(picture.path).length > 0;
    fates.set(picture.path, await pictureFate(picture, wanted ? await read(picture.path) : undefined));
  }
  const small = pictures.find(({ role }) => role === 'small');
  if (small) fates.set(small.path, await smallFate());
  return fates;

  async function pictureFate(picture: PictureFile, bytes: Uint8Array | undefined): Promise<Fate> {
    const { path, mediaType } = picture;
    const isMarked = (one: string): boolean => areasOf(one).length > 0;
    const reason = reasonFor(picture, pictures, { spoken, isMarked, isClear });
    if (reason === undefined) return picture.foreign && bytes ? strippedFate(bytes, mediaType) : {};
    if (reason !== 'AREAS') return { reason };
    const areas = areasOf(path);
    const masked =
      bytes && MASKABLE_PICTURES.includes(mediaType) ? await masker.mask(bytes, mediaType, areas) : undefined;
    return masked ? { bytes: masked, reason, areas } : { reason: 'NOT_MASKABLE' };
  }

  /** The small picture shows the beginning of the first whole one, so it shares its fate. */
  async function smallFate(): Promise<Fate> {
    const source = pictures.find(({ role }) => role === 'whole');
    const fate = source && fates.get(source.path);
    if (!source || !fate) return touched ? { reason: 'RAW_PICTURE' } : {};
    if (fate.reason === undefined || fate.reason === 'METADATA')
      return touched && marked ? { reason: 'RAW_PICTURE' } : {};
    if (!fate.bytes) return { reason: 'RAW_PICTURE' };
    const rows = record.picture?.tiles[0]?.height ?? Number.MAX_SAFE_INTEGER;
    const bytes = await masker.small(fate.bytes, source.mediaType, rows);
    return bytes ? { bytes, reason: 'REMADE' } : { reason: 'RAW_PICTURE' };
  }
}

/** A picture the user says is clear, without what no eye sees in it. */
function strippedFate(bytes: Uint8Array, mediaType: string): Fate {
  const stripped = withoutMetadata(bytes, mediaType);
  if (!stripped) return { reason: 'NOT_MASKABLE' };
  const same = stripped.length === bytes.length && stripped.every((byte, i) => byte === bytes[i]);
  return same ? {} : { bytes: stripped, reason: 'METADATA' };
}

/** A page with masked words, or beside a masked picture, may have the same picture inside. */
async function takeInlinedOut(
  all: readonly { readonly path: string; readonly mediaType: string }[],
  fates: Map<string, Fate>,
  read: ExhibitToMask['read'],
): Promise<void> {
  for (const { path, mediaType } of all) {
    const kind = kindOfFile(path, mediaType);
    const fate = fates.get(path);
    if (!fate || (fate.reason !== undefined && !fate.bytes)) continue;
    if (kind === 'mhtml') fates.set(path, { reason: 'NOT_MASKABLE' });
    if (kind !== 'text') continue;
    const bytes = fate.bytes ?? (await read(path));
    const text = bytes && decodeUtf8(bytes);
    if (text === undefined) continue;
    const without = withoutInlinedPictures(text);
    if (without !== text) fates.set(path, { ...fate, bytes: utf8(without), reason: fate.reason ?? 'TEXT' });
  }
}

/**
 * A text or JSON file with the needles blotted out; one that cannot be read as what it claims, or in which one is left all the
 * same, is left out. `also`: what of a JSON file goes whatever the needles.
 */
export function maskWords(
  bytes: Uint8Array,
  kind: 'json' | 'text',
  needles: readonly string[],
  also: (value: JsonValue) => JsonValue = (value) => value,
): Fate {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { reason: 'NOT_MASKABLE' };
  const parsed = kind === 'json' ? parseStrictJson(text.replace(/\n$/, '')) : undefined;
  let masked: { readonly text: string; readonly count: number };
  if (parsed?.ok) {
    let count = 0;
    const value = also(parsed.value);
    const without = maskJson(value, needles, (hits) => (count += hits));
    const end = text.endsWith('\n') ? '\n' : '';
    const changed = count > 0 || value !== parsed.value;
    masked = { text: changed ? canonicalJson(without) + end : text, count };
  } else masked = maskText(text, needles);
  if (encodedIn(utf8(masked.text), needles)) return { reason: 'NOT_MASKABLE' };
  return masked.text === text ? {} : { bytes: utf8(masked.text), reason: 'TEXT', places: masked.count };
}

/** Whether the file, read as what it is, holds a needle. */
export function fileHolds(
  path: string,
  mediaType: string,
  bytes: Uint8Array,
  needles: readonly string[],
): boolean {
  const kind = kindOfFile(path, mediaType);
  if (kind === 'mhtml') return archiveHolds(bytes, needles);
  if (kind === 'json' || kind === 'text') {
    const text = decodeUtf8(bytes);
    if (text === undefined) return bytesHold(bytes, needles);
    if (encodedIn(bytes, needles)) return true;
    const parsed = kind === 'json' ? parseStrictJson(text.replace(/\n$/, '')) : undefined;
    return parsed?.ok ? jsonHolds(parsed.value, needles) : holdsAny(text, needles);
  }
  return bytesHold(bytes, needles);
}

/** In any part of an archive as the browser writes it, decoded, or in the file as it stands. */
function archiveHolds(bytes: Uint8Array, needles: readonly string[]): boolean {
  if (bytesHold(bytes, needles)) return true;
  const parts = readMhtml(concatBytes([bytes]));
  if (!parts) return holdsAny(new TextDecoder().decode(bytes), needles);
  return parts.some((part) => {
    if (holdsAny(part.location, needles)) return true;
    const content = part.bytes();
    if (!content) return true;
    return /^(?:text\/|application\/(?:json|xml|xhtml)|image\/svg)/.test(part.type)
      ? holdsAny(new TextDecoder().decode(content), needles)
      : bytesHold(content, needles);
  });
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
