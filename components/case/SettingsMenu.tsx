import { hostOfSite } from '@/utils/exhibit/sites';
import { Ellipsis } from 'lucide';
import type { LocaleChoice, Settings, ThemeChoice } from '../hooks/use-settings';
import { useLive } from '../hooks/use-live';
import { useT, type MessageKey } from '../i18n';
import type { Grants, OpenedPage, Ports } from '../ports';
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

const PAGES: readonly OpenedPage[] = ['verify', 'settings', 'help', 'welcome'];

const NONE: Grants = { sites: [], archive: null };

interface SettingsMenuProps {
  readonly ports: Pick<Ports, 'liveGrants' | 'withdrawSites' | 'setArchive' | 'setNotices' | 'openPage'>;
  readonly settings: Settings;
  /** What this screen adds at the top: case actions, links. */
  readonly actions: readonly MenuItem[];
  /** Whether the server's address of the page in front is kept; absent where there is no such page. */
  readonly serverFacts?: { readonly on: boolean; readonly set: (on: boolean) => void } | undefined;
}

export function SettingsMenu({ ports, settings, actions, serverFacts }: SettingsMenuProps) {
  const t = useT();
  const { serverTime } = settings;
  const { sites, archive, notices = false } = useLive<Grants>(ports.liveGrants, [ports], NONE).value;
  return (
    <Menu
      label={t('menu.more')}
      buttonClass="button button-quiet button-icon"
      button={<Icon node={Ellipsis} size={18} />}
      align="end"
      groups={[
        { items: actions },
        {
          items: PAGES.map((page) => ({
            label: t(`menu.${page}`),
            onSelect: () => void ports.openPage(page),
          })),
        },
        {
          items: [
            {
              label: t('menu.iconCaptures'),
              role: 'menuitemcheckbox',
              checked: settings.iconCaptures,
              onSelect: () => settings.setIconCaptures(!settings.iconCaptures),
            },
            {
              label: t('menu.notices'),
              note: t('menu.noticesNote'),
              role: 'menuitemcheckbox',
              checked: notices,
              onSelect: () => void ports.setNotices(!notices),
            },
            {
              label: t('menu.serverTime'),
              note: t('menu.serverTimeNote'),
              role: 'menuitemcheckbox',
              checked: serverTime,
              onSelect: () => settings.setServerTime(!serverTime),
            },
            // It watches the request for the time: without that there is nothing to see.
            ...(serverFacts && serverTime
              ? [
                  {
                    label: t('menu.serverFacts'),
                    note: t('menu.serverFactsNote'),
                    role: 'menuitemcheckbox' as const,
                    checked: serverFacts.on,
                    onSelect: () => serverFacts.set(!serverFacts.on),
                  },
                ]
              : []),
            ...(archive === null
              ? []
              : [
                  {
                    label: t('menu.archive'),
                    note: t('menu.archiveHint'),
                    role: 'menuitemcheckbox' as const,
                    checked: archive,
                    onSelect: () => void ports.setArchive(!archive),
                  },
                ]),
          ],
        },
        ...(sites.length === 0
          ? []
          : [
              {
                label: t('menu.sites'),
                items: sites.map((site) => ({
                  label: t('menu.withdraw', { host: hostOfSite(site) }),
                  onSelect: () => void ports.withdrawSites([site]),
                })),
              },
            ]),
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
