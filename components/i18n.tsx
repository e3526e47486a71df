import { fill, type Values } from '@/assets/locales/fill';
import { zhCN, type MessageKey } from '@/assets/locales/zh-CN';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';

export type Locale = 'zh-CN' | 'en';
export type { MessageKey };
export type { Values };
export { fill };
/** A sentence in the reader's language; `{name}` and `{n|one|many}` are filled from `values`. */
export type Translate = (key: MessageKey, values?: Values) => string;

type Messages = Readonly<Record<MessageKey, string>>;

/** Filled by `addMessages` before anything else of the workspace runs; the popup has no words for what it does not show. */
const CHINESE = { ...zhCN } as Record<MessageKey, string>;

/** Chinese is always there. English is a file of its own, so that a popup in Chinese does not read it. */
const MESSAGES: { 'zh-CN': Messages; en?: Messages } = { 'zh-CN': CHINESE };

/** More sentences in Chinese, of pages that need them. */
export function addMessages(messages: Readonly<Partial<Record<MessageKey, string>>>): void {
  Object.assign(CHINESE, messages);
}

/** Reads a language's sentences, once; at hand already: nothing to wait for. */
export async function loadLocale(locale: Locale): Promise<void> {
  if (!MESSAGES[locale]) MESSAGES[locale] = (await import('@/assets/locales/en')).en;
}

/** Any Chinese gets zh-CN, everything else English. */
export function localeOf(language: string): Locale {
  return /^zh\b/i.test(language) ? 'zh-CN' : 'en';
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(CHINESE, key);
}

/** Of a language that was loaded; Chinese until then. */
export function translator(locale: Locale): Translate {
  const messages = MESSAGES[locale] ?? CHINESE;
  return (key, values) => fill(messages[key], values);
}

const LocaleContext = createContext<Locale>('zh-CN');

/** Shows its children in that language once its sentences were read; in Chinese where they cannot be. */
export function LocaleProvider({ value, children }: { value: Locale; children: ComponentChildren }) {
  const [tried, setTried] = useState<Locale | null>(null);
  const ready = MESSAGES[value] !== undefined || tried === value;
  useEffect(() => {
    if (ready) return;
    void loadLocale(value)
      .catch(() => undefined)
      .finally(() => setTried(value));
  }, [value, ready]);
  return ready ? <LocaleContext.Provider value={value}>{children}</LocaleContext.Provider> : null;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

export function useT(): Translate {
  const locale = useLocale();
  return useMemo(() => translator(locale), [locale]);
}
