import '@/assets/tokens.css';
import '@/assets/base.css';
import '@/components/pages-messages';
import { LocaleProvider, localeOf } from '@/components/i18n';
import { useLive } from '@/components/hooks/use-live';
import { VerifyScreen } from '@/components/verify/VerifyScreen';
import { asicMakerOver, checkerOver, rootReaderOver } from '@/utils/checking/check-files';
import { saveFile, uiLanguage } from '@/utils/platform/pages';
import { liveSetting } from '@/utils/storage/queries';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';

const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const checkFiles = checkerOver(startWorker);
const makeAsic = asicMakerOver(startWorker);
const readRoots = rootReaderOver(startWorker);

/** Language and theme as everywhere in the extension. */
function VerifyPage() {
  const choice = useLive<string | null>((set) => liveSetting('locale', set), [], null).value;
  const theme = useLive<string | null>((set) => liveSetting('theme', set), [], null).value;
  const locale = choice === 'system' ? localeOf(uiLanguage()) : choice === 'en' ? 'en' : 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
    else delete document.documentElement.dataset['theme'];
  }, [theme]);
  return (
    <LocaleProvider value={locale}>
      <VerifyScreen
        checkFiles={checkFiles}
        makeAsic={makeAsic}
        readRoots={readRoots}
        saveFile={saveFile}
        now={Date.now}
      />
    </LocaleProvider>
  );
}

const root = document.getElementById('app');
if (root) render(<VerifyPage />, root);
