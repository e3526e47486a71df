import { HelpPage } from '@/components/help/HelpPage';
import type { Settings } from '@/components/hooks/use-settings';
import { useT } from '@/components/i18n';
import { JointPage } from '@/components/joint/JointPage';
import type { OwnPage, Ports } from '@/components/ports';
import { SettingsPage } from '@/components/settings/SettingsPage';
import { Seal } from '@/components/ui/Seal';
import { WelcomePage } from '@/components/welcome/WelcomePage';
import { useCallback, useEffect } from 'preact/hooks';
import './aside-page.css';

const PAGES: readonly string[] = ['settings', 'help', 'welcome', 'joint'] satisfies readonly OwnPage[];

/** `?page=settings`; `null`: the cases themselves. */
export function pageOf(search: string): OwnPage | null {
  const page = new URLSearchParams(search).get('page') ?? '';
  return PAGES.includes(page) ? (page as OwnPage) : null;
}

interface AsidePageProps {
  readonly page: OwnPage;
  readonly ports: Ports;
  readonly settings: Settings;
}

/** 设置, 帮助 and the introduction: pages about no case, each with an address of its own and a way back. */
export function AsidePage({ page, ports, settings }: AsidePageProps) {
  const t = useT();
  useEffect(() => {
    document.title = [t(`menu.${page}`), t('app.name')].join(' · ');
  }, [page, t]);
  const leave = useCallback(() => location.assign(location.pathname), []);
  return (
    <div class="aside-page">
      <header class="aside-head">
        <Seal size={28} />
        <h1>{t('app.name')}</h1>
        <nav aria-label={t('aside.nav')}>
          <a href={location.pathname}>{t('aside.back')}</a>
          <a href="?page=settings" aria-current={page === 'settings' ? 'page' : undefined}>
            {t('menu.settings')}
          </a>
          <a href="?page=joint" aria-current={page === 'joint' ? 'page' : undefined}>
            {t('menu.joint')}
          </a>
          <a href="?page=help" aria-current={page === 'help' ? 'page' : undefined}>
            {t('menu.help')}
          </a>
        </nav>
      </header>
      <main class="aside-main">
        {page === 'settings' && <SettingsPage ports={ports} settings={settings} />}
        {page === 'help' && <HelpPage ports={ports} />}
        {page === 'joint' && <JointPage ports={ports} />}
        {page === 'welcome' && <WelcomePage onDone={leave} />}
      </main>
    </div>
  );
}
