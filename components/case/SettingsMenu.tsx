import { Ellipsis } from 'lucide';
import type { LocaleChoice, Settings, ThemeChoice } from '../hooks/use-settings';
import { useT, type MessageKey } from '../i18n';
import { Icon } from '../ui/Icon';
import { Menu, type MenuItem } from '../ui/Menu';

const LANGUAGES: readonly (readonly [LocaleChoice, MessageKey])[] = [
  ['system', 'menu.language.system'],
  ['zh-CN', 'menu.language.zh'],
  ['en', 'menu.language.en'],
];
const THEMES: readonly (readonly [ThemeChoice, MessageKey])[] = [
  ['system', 'menu.theme.system'],
  ['light', 'menu.theme.light'],
  ['dark', 'menu.theme.dark'],
];

interface SettingsMenuProps {
  readonly settings: Settings;
  /** What this screen adds at the top: case actions, links. */
  readonly actions: readonly MenuItem[];
}

export function SettingsMenu({ settings, actions }: SettingsMenuProps) {
  const t = useT();
  return (
    <Menu
      label={t('menu.more')}
      buttonClass="button button-quiet button-icon"
      button={<Icon node={Ellipsis} size={18} />}
      align="end"
      groups={[
        { items: actions },
        {
          items: [
            {
              label: t('menu.iconCaptures'),
              role: 'menuitemcheckbox',
              checked: settings.iconCaptures,
              onSelect: () => settings.setIconCaptures(!settings.iconCaptures),
            },
          ],
        },
        {
          label: t('menu.language'),
          items: LANGUAGES.map(([choice, key]) => ({
            label: t(key),
            role: 'menuitemradio',
            checked: settings.localeChoice === choice,
            onSelect: () => settings.setLocale(choice),
          })),
        },
        {
          label: t('menu.theme'),
          items: THEMES.map(([choice, key]) => ({
            label: t(key),
            role: 'menuitemradio',
            checked: settings.themeChoice === choice,
            onSelect: () => settings.setTheme(choice),
          })),
        },
      ]}
    />
  );
}
