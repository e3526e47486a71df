import { en } from '@/assets/locales/en';
import { zhCN as zhPopup, type MessageKey } from '@/assets/locales/zh-CN';
import { zhPages } from '@/assets/locales/zh-CN.pages';
import { ERROR_CODES } from '@/utils/shared/errors';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const zhCN = { ...zhPopup, ...zhPages };
const keys = Object.keys(zhCN) as MessageKey[];
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].sort();

describe('the two languages', () => {
  it('have exactly the same keys', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });

  it.each(['zh-CN', 'en'])('write no sentence twice: one subject would silently win (%s)', (locale) => {
    const folder = new URL(`../../assets/locales/${locale}/`, import.meta.url);
    const written = readdirSync(folder).flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^  '([^']+)':/gm)].map(([, key]) => key),
    );
    expect(written.length).toBeGreaterThan(500);
    expect(written.filter((key, at) => written.indexOf(key) !== at)).toEqual([]);
  });

  it('leave no sentence empty', () => {
    expect(keys.filter((key) => !zhCN[key].trim() || !en[key].trim())).toEqual([]);
  });

  it('name the same placeholders in every sentence', () => {
    const differing = keys.filter((key) => placeholders(zhCN[key]).join() !== placeholders(en[key]).join());
    expect(differing).toEqual([]);
  });

  it('stay calm: no exclamation marks', () => {
    expect(keys.filter((key) => /[!！]/.test(zhCN[key] + en[key]))).toEqual([]);
  });

  it('are not each other: English holds no Chinese but the name of the language', () => {
    expect(keys.filter((key) => /\p{Script=Han}/u.test(en[key]))).toEqual(['menu.language.zh']);
  });
});

describe('every error code', () => {
  it.each(ERROR_CODES)('%s says what happened, what was kept and what to do next', (code) => {
    for (const line of ['happened', 'kept', 'next'] as const) {
      expect(zhCN[`errors.${code}.${line}`]).toMatch(/。$/);
      expect(en[`errors.${code}.${line}`]).toMatch(/\.$/);
    }
  });

  it('has no sentence left over from a code that is gone', () => {
    const written = new Set(keys.filter((key) => key.startsWith('errors.')).map((key) => key.split('.')[1]));
    expect(written).toEqual(new Set(ERROR_CODES));
  });
});

describe('the extension’s own texts', () => {
  const wanted = [
    'extName',
    'extShortName',
    'extDescription',
    'commandCapturePage',
    'menuCapturePage',
    'menuCaptureChat',
  ];
  const read = (locale: string) =>
    JSON.parse(
      readFileSync(new URL(`../../public/_locales/${locale}/messages.json`, import.meta.url), 'utf8'),
    ) as Record<string, { message: string }>;

  it.each(['zh_CN', 'en'])('%s has every key the manifest and the menu use', (locale) => {
    expect(Object.keys(read(locale))).toEqual(wanted);
  });

  it.each([
    ['extName', 75],
    ['extShortName', 12],
    ['extDescription', 132],
  ])('%s fits the %i characters that the Chrome Web Store allows', (key, limit) => {
    for (const locale of ['zh_CN', 'en'])
      expect(read(locale)[key]?.message.length).toBeLessThanOrEqual(limit);
  });
});
