/** A small page that asks one question: does a saved copy of it look the same? */
export interface Reftest {
  /** Unique; lower case words joined by hyphens. Served at `/reftest/<name>/`. */
  readonly name: string;
  readonly html: string;
  /** `Content-Type` of the page; HTML in UTF-8 unless given. */
  readonly type?: string;
  /** What it points to, relative to it: `type` and body. */
  readonly files?: Readonly<Record<string, readonly [type: string, body: string | Uint8Array]>>;
  /** Device pixels per CSS px; 1 unless given. */
  readonly dpr?: number;
}

const BASE = 'body{margin:16px;font:16px/1.5 sans-serif;color:#123}h1{font-size:24px;margin:0 0 12px}';

/** A standards-mode page. A script may set `window.ready` to a promise, and `window.skip` to a reason. */
export const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>店铺</title><style>${BASE}</style>${head}</head><body><h1>订单 DJ20260312143015</h1>${body}</body></html>`;

/** A block large enough that its absence is seen by the comparison. */
export const block = (attributes: string, text = '已付款，等待发货'): string =>
  `<div ${attributes}>${text}</div>`;

export const script = (source: string): string => `<script>${source}</script>`;

/** Pictures of the bench's server, 480×270. */
export const pic = (n: number): string => `/pic/${n}.png`;

export const TALL = (lines: number, from = 0): string =>
  Array.from(
    { length: lines },
    (_, i) => `<p style="margin:0;height:40px">第 ${from + i} 行：客服说上游渠道正在维护</p>`,
  ).join('');
