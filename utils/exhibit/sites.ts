import type { NotCaptured } from './model';

/**
 * The match pattern that grants an address (`https://chat.example/*`), or null when none can. Without the port: Firefox
 * takes none in a pattern, Chromium then means all of them.
 */
export function siteOf(url: string): string | null {
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/.test(protocol) && hostname !== '' ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

/** The host of a match pattern, as it is shown: `chat.example`; the pattern itself when it names no single host. */
export function hostOfSite(site: string): string {
  return /^https?:\/\/([^/*]+)\/\*$/.exec(site)?.[1] ?? site;
}

const GRANT_HELPS = new Set(['CROSS_ORIGIN_FRAME', 'ONLY_IN_MHTML', 'CORS_OR_NETWORK']);

/** The sites whose permission would fill some of these gaps, in order of appearance; frames apart from the rest. */
export function sitesBehind(gaps: readonly NotCaptured[]): {
  readonly frames: readonly string[];
  readonly resources: readonly string[];
} {
  const frames = new Set<string>();
  const resources = new Set<string>();
  for (const { what, reason, where } of gaps) {
    if (!GRANT_HELPS.has(reason)) continue;
    const site = where === undefined ? null : siteOf(where);
    if (site !== null) (what === 'frame' ? frames : resources).add(site);
  }
  return { frames: [...frames], resources: [...resources].filter((site) => !frames.has(site)) };
}
