import * as v from 'valibot';
import { AUTHORITIES } from './authorities.data';
import { PACE_MS } from './pace';

/** A time-stamp authority that comes with the program. */
export interface KnownAuthority {
  /** As in file names: `E001.digicert.tsr`. */
  readonly id: string;
  readonly name: string;
  /** http or https; RFC 3161 §3.4. */
  readonly url: string;
  /** Where the address was read. */
  readonly source: string;
  /** `high`: the authority's own page gives it; `medium`: others do, and they agree. */
  readonly confidence: 'high' | 'medium';
  /** Day on which an answer of it was checked; `null`: never. */
  readonly verifiedOn: string | null;
  /** ms between two requests, where it asks for more than the usual. */
  readonly paceMs?: number;
}

/** One that the user added. */
export interface OwnAuthority {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** PEM of a root that the user trusts for it. */
  readonly root?: string;
}

/** What the user chose about time-stamps; off until then. */
export interface StampSettings {
  readonly on: boolean;
  /** Ids of authorities that are asked. */
  readonly enabled: readonly string[];
  readonly own: readonly OwnAuthority[];
}

export interface Authority extends OwnAuthority {
  readonly enabled: boolean;
  readonly known?: KnownAuthority;
  /** ms between two requests. */
  readonly paceMs: number;
}

export const STAMPS_OFF: StampSettings = { on: false, enabled: [], own: [] };

export const MAX_OWN_AUTHORITIES = 20;
/** UTF-16 units of a root in PEM. */
export const MAX_ROOT = 20_000;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const url = v.pipe(v.string(), v.maxLength(500), v.check(isTsaUrl));
/** At the border, and in the store. */
export const stampSettings = v.object({
  on: v.boolean(),
  enabled: v.pipe(v.array(id), v.maxLength(100)),
  own: v.pipe(
    v.array(
      v.object({
        id,
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
        url,
        root: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_ROOT))),
      }),
    ),
    v.maxLength(MAX_OWN_AUTHORITIES),
  ),
});

/** Off when nothing readable is stored. */
export function parseStampSettings(text: string | null | undefined): StampSettings {
  if (!text) return STAMPS_OFF;
  try {
    const parsed = v.safeParse(stampSettings, JSON.parse(text));
    return parsed.success ? parsed.output : STAMPS_OFF;
  } catch {
    return STAMPS_OFF;
  }
}

/** Ours first, then the user's own. */
export function authoritiesOf(settings: StampSettings): readonly Authority[] {
  const enabled = new Set(settings.enabled);
  const own = settings.own.filter((one) => AUTHORITIES.every((known) => known.id !== one.id));
  return [
    ...AUTHORITIES.map((known) => ({
      id: known.id,
      name: known.name,
      url: known.url,
      enabled: enabled.has(known.id),
      known,
      paceMs: known.paceMs ?? PACE_MS,
    })),
    ...own.map((one) => ({ ...one, enabled: enabled.has(one.id), paceMs: PACE_MS })),
  ];
}

/** Those that are asked: none while it is switched off. */
export function askedAuthorities(settings: StampSettings): readonly Authority[] {
  return settings.on ? authoritiesOf(settings).filter(({ enabled }) => enabled) : [];
}

/** http or https without user name or fragment. */
export function isTsaUrl(text: string): boolean {
  try {
    const { protocol, username, password, hash, hostname } = new URL(text);
    return /^https?:$/.test(protocol) && hostname !== '' && username + password + hash === '';
  } catch {
    return false;
  }
}

/** A short name for file names, of the address: the same address, the same name. */
export function tsaIdOf(address: string, taken: readonly string[]): string {
  const { host, pathname } = new URL(address);
  const slug = `${host}${pathname}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 36);
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? slug || 'tsa' : `${slug}-${n}`;
    if (!taken.includes(name)) return name;
  }
}
