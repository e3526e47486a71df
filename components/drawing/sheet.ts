/**
 * html2canvas finds each font's baseline with a one-pixel image in a `div` that it puts, for a moment, into the window's
 * own body. A page-wide `img { display: block }` makes that image stand a line lower, and all text with it.
 */
const BASELINE_PROBE = 'body > div > img[width="1"][height="1"] { display: inline !important; }';

export interface SheetLook {
  readonly title: string;
  readonly css: string;
  /** px */
  readonly width: number;
  readonly height: number;
}

/**
 * A document of its own, outside the window, to lay the paper out in: neither the theme nor the interface reaches it,
 * and html2canvas, which copies the whole document it draws from, copies only this.
 */
export async function openSheet({ title, css, width, height }: SheetLook): Promise<{
  readonly document: Document;
  readonly close: () => void;
}> {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.tabIndex = -1;
  frame.inert = true;
  frame.setAttribute('aria-hidden', 'true');
  frame.dataset['exhibitList'] = '';
  Object.assign(frame.style, {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
    border: '0',
  });
  // `srcdoc` rather than an empty frame: standards mode, and one load event in every browser.
  frame.srcdoc = '<!doctype html><html lang="zh-CN"><head></head><body></body></html>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const inside = frame.contentDocument;
  if (!inside) {
    frame.remove();
    throw new Error('the sheet has no document');
  }
  const style = inside.createElement('style');
  style.textContent = css;
  inside.head.append(style);
  const probe = document.createElement('style');
  probe.textContent = BASELINE_PROBE;
  document.head.append(probe);
  return {
    document: inside,
    close: () => {
      frame.remove();
      probe.remove();
    },
  };
}
