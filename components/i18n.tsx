import { en } from '@/assets/locales/en';
import { zhCN, type MessageKey } from '@/assets/locales/zh-CN';
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';

export type Locale = 'zh-CN' | 'en';
export type { MessageKey };
export type Values = Readonly<Record<string, string | number>>;
/** A sentence in the reader's language; `{name}` and `{n|one|many}` are filled from `values`. */
export type Translate = (key: MessageKey, values?: Values) => string;

const MESSAGES: Record<Locale, Record<MessageKey, string>> = { 'zh-CN': zhCN, en };

/** Any Chinese gets zh-CN, everything else English. */
export function localeOf(language: string): Locale {
  return /^zh\b/i.test(language) ? 'zh-CN' : 'en';
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(zhCN, key);
}

/** A placeholder without a value stays visible, so that a mistake shows up in review and not as a gap in a sentence. */
export function fill(template: string, values: Values = {}): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (one !== undefined && many !== undefined) return value === 1 ? one : many;
      return String(value);
    },
  );
}

export function translator(locale: Locale): Translate {
  const messages = MESSAGES[locale];
  return (key, values) => fill(messages[key], values);
}

const LocaleContext = createContext<Locale>('zh-CN');
export const LocaleProvider = LocaleContext.Provider;

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

export function useT(): Translate {
  const locale = useLocale();
  return useMemo(() => translator(locale), [locale]);
}
