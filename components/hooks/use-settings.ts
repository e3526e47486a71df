import { parseChatLimits, type ChatLimits } from '@/utils/recognise/chat/limits';
import { useEffect } from 'preact/hooks';
import { localeOf, type Locale } from '../i18n';
import type { Ports } from '../ports';
import { useLive } from './use-live';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type LocaleChoice = 'system' | Locale;

export interface Settings {
  readonly locale: Locale;
  readonly localeChoice: LocaleChoice;
  readonly themeChoice: ThemeChoice;
  readonly iconCaptures: boolean;
  /** A capture asks the page's server for the time. */
  readonly serverTime: boolean;
  /** How far conversations are read. */
  readonly chatLimits: ChatLimits;
  readonly setLocale: (choice: LocaleChoice) => void;
  readonly setTheme: (choice: ThemeChoice) => void;
  readonly setIconCaptures: (on: boolean) => void;
  readonly setServerTime: (on: boolean) => void;
  readonly setChatLimits: (limits: ChatLimits) => void;
}

/** Language and theme of the page: the user's choice, else Chinese and the system's theme. */
export function useSettings(ports: Ports): Settings {
  const locale = useLive<string | null>((set) => ports.liveSetting('locale', set), [ports], null).value;
  const theme = useLive<string | null>((set) => ports.liveSetting('theme', set), [ports], null).value;
  const icon = useLive<string | null>((set) => ports.liveSetting('iconCaptures', set), [ports], null).value;

  const time = useLive<string | null>((set) => ports.liveSetting('serverTime', set), [ports], null).value;

  const limits = useLive<string | null>((set) => ports.liveSetting('chatLimits', set), [ports], null).value;

  // Chinese unless the user says otherwise: the shops, the channels and the people who read the result are Chinese.
  const localeChoice = locale === 'system' || locale === 'en' ? locale : 'zh-CN';
  const themeChoice = theme === 'light' || theme === 'dark' ? theme : 'system';
  const resolved = localeChoice === 'system' ? localeOf(ports.uiLanguage()) : localeChoice;

  useEffect(() => {
    document.documentElement.lang = resolved;
  }, [resolved]);
  useEffect(() => {
    if (themeChoice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = themeChoice;
  }, [themeChoice]);

  const set = (key: 'chatLimits' | 'locale' | 'theme' | 'iconCaptures' | 'serverTime', value: string) =>
    void ports.ask('settings.set', { key, value });
  return {
    locale: resolved,
    localeChoice,
    themeChoice,
    iconCaptures: icon === 'true',
    serverTime: time !== 'false',
    chatLimits: parseChatLimits(limits),
    setLocale: (choice) => set('locale', choice),
    setTheme: (choice) => set('theme', choice),
    setIconCaptures: (on) => set('iconCaptures', on ? 'true' : 'false'),
    setServerTime: (on) => set('serverTime', on ? 'true' : 'false'),
    setChatLimits: (next) => set('chatLimits', JSON.stringify(next)),
  };
}
