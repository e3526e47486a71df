import { notFound, send, sendHtml, serve, type Site } from '@/tests/fixtures/sites/http';
import { png } from '@/tests/fixtures/sites/pictures';
import { charts, forms, framed, inserted, tall } from './busy';
import { fontFile } from './font';
import { noisePng } from './noise';
import { shadows, styled, themeSheet } from './heavy';
import { reftestFile } from './reftests/index';
import { article, bubbles, colours, gallery, noise, orderTable, screens, stickyHeader } from './plain';

const PAGES: Readonly<Record<string, () => string>> = {
  '/article': () => article(120),
  '/article-short': () => article(12),
  '/table': () => orderTable(5000),
  '/table-short': () => orderTable(120),
  '/shadows': () => shadows(600),
  '/styled': () => styled(240),
  '/colours': () => colours(36),
  '/gallery': () => gallery(36),
  '/bubbles': () => bubbles(80),
  '/noise': () => noise(6),
  '/sticky': () => stickyHeader(12),
  '/screens/1': () => screens(1),
  '/screens/10': () => screens(10),
  '/screens/40': () => screens(40),
  '/forms': () => forms(120),
  '/inserted': () => inserted(3000),
  '/framed': () => framed(24),
  '/charts': () => charts(700),
  '/tall/20000': () => tall(20_000),
  '/tall/100000': () => tall(100_000),
};

/** The generated pages on 127.0.0.1; `/nothing` is empty. */
export function startBenchPages(): Promise<Site> {
  const pictures = new Map<number, Buffer>();
  const picture = (n: number): Buffer => {
    const made = pictures.get(n) ?? png(480, 270, n);
    pictures.set(n, made);
    return made;
  };
  return serve(({ path }, response) => {
    const page = PAGES[path];
    if (page) return sendHtml(response, page());
    const theme = /^\/theme\/(\d)\.css$/.exec(path);
    if (theme) return send(response, 'text/css; charset=utf-8', themeSheet(Number(theme[1])));
    const pic = /^\/pic\/(\d{1,2})\.png$/.exec(path);
    if (pic) return send(response, 'image/png', picture(Number(pic[1])));
    const grain = /^\/noise\/(\d)\.png$/.exec(path);
    if (grain) return send(response, 'image/png', noisePng(1000, 700, Number(grain[1])));
    const font = /^\/font\/(\d)\.ttf$/.exec(path);
    if (font) return send(response, 'font/ttf', fontFile(Number(font[1])));
    const file = reftestFile(path);
    if (file) return send(response, ...file);
    return notFound(response);
  });
}
