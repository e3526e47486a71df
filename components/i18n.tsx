import { en } from '@/assets/locales/en';
import { fill, type Values } from '@/assets/locales/fill';
import { zhCN, type MessageKey } from '@/assets/locales/zh-CN';
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';

export type Locale = 'zh-CN' | 'en';
export type { MessageKey };
export type { Values };
export { fill };
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
