import { getPageData } from 'single-file-core/single-file.js';
import { offer } from './engine';

/** Set when bundled: `defaults`, or `everything` (nothing removed). */
declare const VARIANT: 'defaults' | 'everything';

/**
 * SingleFile's own defaults (its extension's src/core/bg/config.js) for every option its engine reads, but for the wait
 * for lazy images: that scrolls and idles 1.5 s by design, which our snapshot does in a step of its own.
 */
const DEFAULTS = {
  loadDeferredImages: false,
  removeHiddenElements: true,
  removeUnusedStyles: true,
  removeUnusedFonts: true,
  removeAlternativeFonts: true,
  removeAlternativeMedias: true,
  removeAlternativeImages: true,
  removeNoScriptTags: true,
  removeFrames: false,
  compressHTML: true,
  compressCSS: false,
  groupDuplicateImages: true,
  maxSizeDuplicateImages: 512 * 1024,
  groupDuplicateStylesheets: false,
  blockScripts: true,
  blockVideos: true,
  blockAudios: true,
  blockAlternativeImages: true,
  saveFavicon: true,
  insertMetaCSP: true,
  insertSingleFileComment: true,
  resolveLinks: true,
  maxResourceSizeEnabled: false,
  networkTimeout: 0,
  filenameTemplate: '',
  filenameMaxLength: 192,
  filenameMaxLengthUnit: 'bytes',
  filenameReplacedCharacters: [],
  filenameReplacementCharacter: '_',
  filenameReplacementCharacters: [],
  acceptHeaders: {
    font: 'application/font-woff2;q=1.0,application/font-woff;q=0.9,*/*;q=0.8',
    image: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
    stylesheet: 'text/css,*/*;q=0.1',
    script: '*/*',
    document: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    video: '*/*',
    audio: '*/*',
  },
};

/** Every removal off; scripts stay out in both, since a record must not run. */
const EVERYTHING = {
  removeHiddenElements: false,
  removeUnusedStyles: false,
  removeUnusedFonts: false,
  removeAlternativeFonts: false,
  removeAlternativeMedias: false,
  removeAlternativeImages: false,
  removeNoScriptTags: false,
  blockAlternativeImages: false,
  blockVideos: false,
  blockAudios: false,
  compressHTML: false,
};

offer(async () => {
  const { content } = await getPageData(
    {
      ...DEFAULTS,
      ...(VARIANT === 'everything' ? EVERYTHING : {}),
      url: location.href,
      title: document.title,
    },
    'chrome' in globalThis && 'runtime' in chrome
      ? { fetch: fetchWithRelay, frameFetch: fetchWithRelay }
      : undefined,
  );
  return content;
});

/** As its extension does (src/lib/single-file/fetch/content): the page's own request, then its background's. */
async function fetchWithRelay(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, { cache: 'force-cache', ...(init?.headers ? { headers: init.headers } : {}) });
  } catch (thrown) {
    const url = input instanceof Request ? input.url : input.toString();
    const found = await chrome.runtime.sendMessage<unknown, Relayed | null>({ method: 'bench.fetch', url });
    if (!found) throw thrown;
    const bytes = Uint8Array.from(atob(found.base64), (unit) => unit.charCodeAt(0));
    const headers = found.contentType ? { 'content-type': found.contentType } : undefined;
    const response = new Response(bytes, { status: found.status, ...(headers ? { headers } : {}) });
    return Object.defineProperty(response, 'url', { value: found.url });
  }
}

interface Relayed {
  readonly status: number;
  readonly base64: string;
  readonly contentType: string | null;
  readonly url: string;
}
