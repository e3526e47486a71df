import { type Context, withoutFragment, writeDataUrl } from './context';
import { cssString } from './css-references';
import { unquoteCss } from './css-scan';
import { guardRawText } from './escape';
import type { Resource } from './loader';
import { defaultView, documentFonts } from './natives';
import type { Part } from './parts';

/** Notes what a style sheet says of fonts and highlights. */
export function noteWords(text: string, { said }: Context): void {
  if (/@font-face/i.test(text)) {
    for (const [, name = ''] of text.matchAll(/@font-face\s*\{[^}]*?font-family\s*:\s*([^;}]+)/gi)) {
      const family = familyOf(name);
      said.families.set(family, (said.families.get(family) ?? 0) + 1);
    }
  }
  for (const [, name = ''] of text.matchAll(/::highlight\(\s*([^\s)]+)/gi)) said.highlights.add(name);
}

const unquoted = (name: string): string => (/^\s*["']/.test(name) ? unquoteCss(name.trim()) : name);
const familyOf = (name: string): string => unquoted(name).trim().replace(/\s+/g, ' ').toLowerCase();

const FONT_FILE = /^https?:[^?#]+\.(?:woff2?|ttf|otf)(?:[?#]|$)/i;
/** A page of more is asked for none of them: those of its style sheets come anyway. */
const MOST_FILES = 60;
const DESCRIPTORS = {
  style: 'font-style',
  weight: 'font-weight',
  stretch: 'font-stretch',
  unicodeRange: 'unicode-range',
  featureSettings: 'font-feature-settings',
  ascentOverride: 'ascent-override',
  descentOverride: 'descent-override',
  lineGapOverride: 'line-gap-override',
} as const;

/**
 * Fonts that a script loaded (`new FontFace`). A `FontFace` keeps its source to itself; but where there is one such font,
 * and the page loaded one font file that none of its style sheets names, this file is it. Otherwise nothing is guessed:
 * a text in the wrong font would be a false record.
 */
export function readScriptFonts(context: Context): Part {
  const { session, said, document } = context;
  const faces: FontFace[] = [];
  const files: Resource[] = [];
  try {
    documentFonts(document)?.forEach((face) => faces.push(face));
    if (faces.some(isLoaded)) {
      const entries = defaultView(document)?.performance.getEntriesByType('resource') ?? [];
      const urls = new Set(
        entries
          .map(({ name }) => name)
          .filter((name) => FONT_FILE.test(name))
          .map(withoutFragment),
      );
      if (urls.size <= MOST_FILES) for (const url of urls) files.push(session.loader.request(url, 'font'));
    }
  } catch {
    return ''; // a browser without font loading
  }
  return (render) => {
    // A sheet that nobody could read has its own row, and may well be where the others come from.
    if (render.skeleton || said.unread > 0) return '';
    const made = madeByScript(faces, said.families);
    const unnamed = files.filter(
      (file) => file.loaded?.type.startsWith('font/') && !said.fontUrls.has(file.url),
    );
    const [face] = made;
    const [file] = unnamed;
    if (face && file && made.length === 1 && unnamed.length === 1) {
      const data = writeDataUrl(file, session, render);
      if (data === null) return '';
      session.tally.altered('font-face-written');
      return `<style data-lz-added="font-face">${guardRawText(ruleOf(face, data), 'style')}</style>`;
    }
    for (const { family } of made) session.tally.missed('font', 'MADE_BY_SCRIPT', unquoted(family));
    return '';
  };
}

const isLoaded = ({ status }: FontFace): boolean => status === 'loaded';

/** Those of style sheets come first (CSS Font Loading › 4.2): what is left over of a family is a script's. */
function madeByScript(faces: readonly FontFace[], declared: ReadonlyMap<string, number>): FontFace[] {
  const left = new Map(declared);
  return faces.filter((face) => {
    const family = familyOf(face.family);
    const count = left.get(family) ?? 0;
    left.set(family, count - 1);
    return count <= 0 && isLoaded(face);
  });
}

function ruleOf(face: FontFace, data: string): string {
  const said = Object.entries(DESCRIPTORS).map(([key, name]) => {
    const value = face[key as keyof typeof DESCRIPTORS] as string | undefined;
    return value ? `${name}:${value};` : '';
  });
  return `@font-face{font-family:${cssString(unquoted(face.family))};${said.join('')}src:url("${data}")}`;
}

/** Words that a script highlighted (`CSS.highlights`): nothing but a script brings that back, so it is told. */
export function readHighlights(context: Context): Part {
  const { session, said, document } = context;
  const counts = new Map<string, number>();
  try {
    const css = (defaultView(document) as (Window & { CSS?: typeof CSS }) | null)?.CSS;
    css?.highlights?.forEach((highlight, name) => {
      let count = 0;
      highlight.forEach(({ collapsed, startContainer }) => {
        if (!collapsed && startContainer.isConnected) count++;
      });
      if (count > 0) counts.set(name, count);
    });
  } catch {
    return ''; // a browser without highlights
  }
  return ({ skeleton }) => {
    if (skeleton) return '';
    for (const [name, count] of counts) {
      if (!said.highlights.has(name)) continue; // it shows nothing
      for (let i = 0; i < count; i++)
        session.tally.missed('text', 'MARKED_BY_SCRIPT', `::highlight(${name})`);
    }
    return '';
  };
}
