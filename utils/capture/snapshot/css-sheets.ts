import { type Context, resolveUrl, withoutFragment } from './context';
import { type ImportTrail, rewriteCss } from './css-rewrite';
import { decodeCss } from './data-url';
import { compatMode, importedSheet, ruleText, ruleType, sheetHref, sheetRules } from './natives';
import { joinParts, type Part } from './parts';

const IMPORT_RULE = 3;

interface LiveText {
  /** Every rule as the browser serialises it, imports first. */
  readonly all: string;
  /** The same without imports: what a constructed sheet can be compared with. */
  readonly rules: string;
  readonly imports: ReadonlyMap<string, string>;
}

/** The rules in force, or null for a cross-origin sheet, which may not be read (CSSOM › 6.2). */
function liveText(sheet: CSSStyleSheet, context: Context): LiveText | null {
  const live = readRules(sheet);
  for (const [, name] of live?.all.matchAll(/:state\(\s*([^\s)]+)/g) ?? [])
    context.customStates.add(name ?? '');
  return live;
}

function readRules(sheet: CSSStyleSheet, depth = 0): LiveText | null {
  const imports = new Map<string, string>();
  let all = '';
  let rules = '';
  try {
    const list = sheetRules(sheet);
    for (let i = 0; i < list.length; i++) {
      const rule = list[i];
      if (!rule) continue;
      const text = `${ruleText(rule)}\n`;
      all += text;
      if (ruleType(rule) !== IMPORT_RULE) {
        rules += text;
        continue;
      }
      const inner = importedSheet(rule as CSSImportRule);
      const url = inner && sheetHref(inner);
      const held = inner && url && depth < 8 ? readRules(inner, depth + 1) : null;
      if (url && held) {
        imports.set(url, held.all);
        for (const [k, v] of held.imports) imports.set(k, v);
      }
    }
  } catch {
    return null;
  }
  return { all, rules, imports };
}

/**
 * Did a script change the rules since `source` was parsed? Decided by parsing the source again in a sheet that is
 * attached to nothing, and comparing both as the browser serialises them. Unmodified source is kept verbatim, because
 * serialising loses comments, unknown properties, and shorthands that mix `var()` with longhands.
 */
function isUnchanged(source: string, live: LiveText): boolean {
  if (source === '') return live.all === '';
  try {
    const scratch = new CSSStyleSheet();
    scratch.replaceSync(source);
    return readRules(scratch)?.rules === live.rules;
  } catch {
    return true; // no constructable sheets here: the source is the better record
  }
}

/** A `<style>`: its text, or its rules where a script changed them. `sheet` is null when the browser applies none. */
export function styleParts(source: string, sheet: CSSStyleSheet | null, context: Context): Part[] {
  const live = sheet && liveText(sheet, context);
  const trail: ImportTrail = { urls: [], live: live?.imports ?? new Map() };
  if (!live || isUnchanged(source, live)) return rewriteCss(source, context.base, context, trail);
  context.session.tally.altered('stylesheet-from-cssom');
  return rewriteCss(live.all, context.base, context, trail);
}

/** A `<link rel=stylesheet>`: the file where it can be had and was not changed, else the rules in force. */
export function linkedParts(url: string, sheet: CSSStyleSheet | null, context: Context): Part[] {
  const { session } = context;
  const live = sheet && liveText(sheet, context);
  const trail: ImportTrail = { urls: [url], live: live?.imports ?? new Map() };
  let parts: readonly Part[] | null = null;
  let reason = 'FAILED';
  context.said.unread++;
  session.loader.request(withoutFragment(url), 'stylesheet', ({ loaded, reason: why }) => {
    reason = why ?? reason;
    if (loaded && !sheet && refusedAsCss(loaded.header, context)) {
      reason = 'NOT_A_STYLESHEET';
      return;
    }
    const source = loaded && decodeCss(loaded.bytes, loaded.header, context.charset);
    if (loaded && source !== null && (!live || isUnchanged(source.replace(/^\ufeff/, ''), live)))
      parts = rewriteCss(source, loaded.finalUrl, context, trail);
    else if (live) {
      parts = rewriteCss(live.all, url, context, trail);
      session.tally.altered('stylesheet-from-cssom');
    }
    if (parts) context.said.unread--;
  });
  return [
    (render) => {
      if (parts) return joinParts(parts, render);
      if (!render.skeleton) session.tally.missed('stylesheet', reason, url);
      return '';
    },
  ];
}

// In standards mode a stylesheet must say so (HTML › link type "stylesheet").
const refusedAsCss = (header: string | null, context: Context): boolean =>
  compatMode(context.document) === 'CSS1Compat' && header !== null && !/^\s*text\/css/i.test(header);

/** Is this source closed, so that rules written behind it are rules of their own? */
export function endsClosed(source: string): boolean {
  try {
    const scratch = new CSSStyleSheet();
    scratch.replaceSync(`${source}\n:root{}`);
    const rules = sheetRules(scratch);
    const last = rules[rules.length - 1];
    return last !== undefined && /^:root \{ ?\}$/.test(ruleText(last));
  } catch {
    return false;
  }
}

/** Constructed sheets attached by script, one text per sheet however many roots share it. */
export function adoptedParts(sheet: CSSStyleSheet, context: Context): readonly Part[] {
  const known = context.adopted.get(sheet);
  if (known) return known;
  const live = liveText(sheet, context);
  const parts = live ? rewriteCss(live.all, resolveUrl('', context.base) ?? context.base, context) : [];
  context.adopted.set(sheet, parts);
  return parts;
}

/** Constructed sheets as text that follows another sheet. */
export function adoptedText(sheets: readonly CSSStyleSheet[] | undefined, context: Context): Part[] {
  return (sheets ?? []).flatMap((sheet) => {
    context.session.tally.altered('adopted-stylesheet-written');
    return [
      `\n@media ${adoptedMedia(sheet) || 'all'}{/*data-lz-added adopted*/\n`,
      ...adoptedParts(sheet, context),
      '}',
    ];
  });
}

export const adoptedMedia = (sheet: CSSStyleSheet): string =>
  sheet.disabled ? 'not all' : sheet.media.mediaText;
