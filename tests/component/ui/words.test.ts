import { parseTags } from '@/components/exhibit/NotePanel';
import { inertHtml } from '@/utils/exhibit/inert-html';
import { bytesText } from '@/components/format/bytes';
import { gapText, reasonText } from '@/components/format/gap';
import { captureShare, captureStageText } from '@/components/format/job-stage';
import { keptText } from '@/components/format/kept';
import { agoText, dayTitle } from '@/components/format/when';
import { fill, loadLocale, localeOf, translator } from '@/components/i18n';
import { parseRoute } from '@/entrypoints/workspace/use-route';
import type { CaptureStage } from '@/utils/storage/rows';
import { describe, expect, it } from 'vitest';
import { CASE_ID, exhibitId, NOW, sampleExhibit } from './sample/exhibits';
import { FACTS } from './sample/facts';

const zh = translator('zh-CN');
await loadLocale('en');
const en = translator('en');

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 KB'],
    [9_949, '9.9 KB'],
    [9_960, '10 KB'],
    [999_600, '1.0 MB'],
    [38_400_000, '38 MB'],
    [1_440_000_000, '1.4 GB'],
  ])('%i bytes read %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));
});

describe('times', () => {
  it.each([
    [0, '现在', 'now'],
    [59 * 60_000, '59分钟前', '59 minutes ago'],
    [23 * 3_600_000, '23小时前', '23 hours ago'],
    [24 * 3_600_000, '昨天', 'yesterday'],
    [3 * 86_400_000, '3天前', '3 days ago'],
    [-5_000, '现在', 'now'],
  ])('%i ms ago', (ago, chinese, english) => {
    const utc = new Date(NOW - ago).toISOString();
    expect(agoText(utc, NOW, 'zh-CN')).toBe(chinese);
    expect(agoText(utc, NOW, 'en')).toBe(english);
  });

  it.each([
    ['2026-03-12', '今天', 'Today'],
    ['2026-03-11', '昨天', 'Yesterday'],
    ['2026-03-02', '3月2日', 'Mar 2'],
    ['2025-12-31', '2025年12月31日', 'Dec 31, 2025'],
  ])('%s is headed %s', (day, chinese, english) => {
    expect(dayTitle(day, '2026-03-12', 'zh-CN', zh)).toBe(chinese);
    expect(dayTitle(day, '2026-03-12', 'en', en)).toBe(english);
  });
});

describe('gaps', () => {
  it.each([
    ['CROSS_ORIGIN_FRAME', '属于另一个网站，浏览器不允许读取'],
    ['HTTP_404', '服务器返回 404'],
    ['HTTP_503', '服务器返回 503'],
    ['TAINTED_CANVAS', '画布含其他网站的图像，浏览器不允许读取'],
    // A code of a whole failed capture.
    ['PAGE_IS_PDF', '这是浏览器内置的 PDF 阅读器，里面的文字无法读取'],
    // Codes that only look like keys of the table.
    ['HTTP', '其他原因（代码 HTTP）'],
    ['unknown', '其他原因（代码 unknown）'],
    ['toString', '其他原因（代码 toString）'],
    ['BRAND_NEW', '其他原因（代码 BRAND_NEW）'],
  ])('%s reads %s', (reason, text) => expect(reasonText(reason, zh)).toBe(text));

  it('say how many a row stands for', () => {
    expect(gapText({ what: 'image', reason: 'TIMEOUT', count: 3 }, zh)).toBe('图片：等待超时 ×3');
    expect(gapText({ what: 'image', reason: 'TIMEOUT', count: 1 }, en)).toBe('Image: took too long');
  });
});

describe('what was kept', () => {
  const row = sampleExhibit({ number: 1, kind: 'order', title: '订单', atMs: NOW });

  it('counts order numbers, amounts and promises, each value once', () => {
    const twice = [...FACTS, ...FACTS];
    expect(keptText(row, twice, zh)).toBe('已保住：整页截图、网页、订单号 2 项、金额 1 项、承诺 1 项');
    expect(keptText(row, twice, en)).toBe(
      'Kept: full-page picture, web page, 2 order numbers, 1 amount, 1 promise',
    );
  });

  it.each(['pixels', 'tile', 'page-end', 'scroller'] as const)(
    'does not call the picture whole when %s is missing',
    (what) => {
      const gap = [{ what, reason: 'CANCELLED' }];
      const partial = sampleExhibit({ number: 1, kind: 'order', title: '订单', atMs: NOW, notCaptured: gap });
      expect(keptText(partial, [], zh)).toBe('已保住：部分画面、网页');
    },
  );
});

describe('progress', () => {
  it('never goes backwards through the stages', () => {
    const stages: CaptureStage[] = [
      'checking',
      'preparing',
      'page',
      'pixels',
      'stitching',
      'storing',
      'verifying',
    ];
    const shares = stages.flatMap((stage) =>
      stage === 'pixels'
        ? [0, 6, 12].map((done) => captureShare({ stage, done, total: 12 }) ?? NaN)
        : [captureShare({ stage, done: 0, total: 0 }) ?? NaN],
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThan(1);
  });

  it.each([
    [{ stage: 'pixels', done: 0, total: 0 }, '正在拍摄画面…'],
    [{ stage: 'pixels', done: 0, total: 12 }, '正在拍摄第 1/12 屏…'],
    [{ stage: 'pixels', done: 12, total: 12 }, '正在拍摄第 12/12 屏…'],
    [{ stage: 'verifying', done: 0, total: 0 }, '正在读回并核对…'],
  ] as const)('%o reads %s', (job, text) => expect(captureStageText(job, zh)).toBe(text));
});

describe('sentences', () => {
  it.each([
    ['{n} {n|part|parts}', { n: 1 }, '1 part'],
    ['{n} {n|part|parts}', { n: 2 }, '2 parts'],
    ['{name}', {}, '{name}'],
    ['{a}{b}', { a: '{b}', b: 'x' }, '{b}x'],
  ])('%s with %o', (template, values, text) => expect(fill(template, values)).toBe(text));

  it.each([
    ['zh', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['ZH-hans-CN', 'zh-CN'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
  ])('a browser in "%s" gets %s', (language, locale) => expect(localeOf(language)).toBe(locale));
});

describe('tags', () => {
  it.each([
    ['承诺，未到账', ['承诺', '未到账']],
    [' a , a;b；c、d ', ['a', 'b', 'c', 'd']],
    ['，,', []],
    ['x'.repeat(60), ['x'.repeat(50)]],
  ])('"%s"', (text, tags) => expect(parseTags(text)).toEqual(tags));
});

describe('the guard around a stored page', () => {
  const meta = '<meta http-equiv="Content-Security-Policy"';
  it.each([
    ['<!doctype html><html><head></head></html>', '<!doctype html>'],
    [
      '\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html>',
      '\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">',
    ],
    ['<html><!-- <head> --></html>', ''],
  ])('comes before anything the page holds: %s', (html, before) => {
    const result = inertHtml(html);
    expect(result.startsWith(before + meta)).toBe(true);
    expect(result.endsWith(html.slice(before.length))).toBe(true);
  });

  it('is parsed into the head and leaves the page in standards mode', () => {
    const parsed = new DOMParser().parseFromString(
      inertHtml(
        '<!doctype html><html lang="zh-CN"><head><title>t</title></head><body><p>x</p></body></html>',
      ),
      'text/html',
    );
    expect(parsed.head.querySelector('meta')?.httpEquiv).toBe('Content-Security-Policy');
    expect(parsed.compatMode).toBe('CSS1Compat');
    expect(parsed.documentElement.lang).toBe('zh-CN');
    expect(parsed.title).toBe('t');
    expect(parsed.body.innerHTML).toBe('<p>x</p>');
  });
});

describe('the workspace’s address', () => {
  it.each([
    [
      `?exhibit=${exhibitId(4)}`,
      { exhibit: exhibitId(4), case: null, tab: 'overview', importing: false, query: '' },
    ],
    [`?case=${CASE_ID}`, { exhibit: null, case: CASE_ID, tab: 'overview', importing: false, query: '' }],
    [
      `?case=${CASE_ID}&tab=export`,
      { exhibit: null, case: CASE_ID, tab: 'export', importing: false, query: '' },
    ],
    [
      `?case=${CASE_ID}&import=1`,
      { exhibit: null, case: CASE_ID, tab: 'exhibits', importing: true, query: '' },
    ],
    [
      `?case=${CASE_ID}&tab=timeline&q=%E7%A7%92%E5%88%B0`,
      { exhibit: null, case: CASE_ID, tab: 'timeline', importing: false, query: '秒到' },
    ],
    [
      `?case=${CASE_ID}&tab=documents&paper=3`,
      { exhibit: null, case: CASE_ID, tab: 'documents', importing: false, query: '', paper: 3 },
    ],
    ['?tab=nonsense&paper=x', { exhibit: null, case: null, tab: 'overview', importing: false, query: '' }],
    [
      `?case=${CASE_ID}&tab=documents&write=platform-appeal`,
      {
        exhibit: null,
        case: CASE_ID,
        tab: 'documents',
        write: 'platform-appeal',
        importing: false,
        query: '',
      },
    ],
    [
      '?exhibit=javascript:alert(1)',
      { exhibit: null, case: null, tab: 'overview', importing: false, query: '' },
    ],
    ['', { exhibit: null, case: null, tab: 'overview', importing: false, query: '' }],
  ])('%s', (search, route) => expect(parseRoute(search)).toEqual(route));
});
