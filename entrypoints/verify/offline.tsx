import '@/assets/tokens.css';
import '@/assets/base.css';
import '@/components/pages-messages';
import { LocaleProvider, type Locale } from '@/components/i18n';
import { VerifyScreen, type VerifyScreenProps } from '@/components/verify/VerifyScreen';
import { answer } from '@/utils/checking/answer';
import { asicMakerOver, checkerOver, rootReaderOver } from '@/utils/checking/check-files';
import { serve, type WorkerScope } from '@/utils/checking/serve';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/*
 * The verify page as one file that works from the disk (scripts/build-verifier.mjs). Its one script is the page and, started
 * again from its own text, the worker: so nothing is loaded and nothing is there twice.
 */
if (typeof document === 'undefined') serve(globalThis as unknown as WorkerScope);
else openPage();

function openPage(): void {
  const source = document.currentScript?.textContent ?? '';
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const startWorker = (): Worker | undefined => {
    try {
      return new Worker(url);
    } catch {
      // Some browsers start no worker for a page from the disk.
      return undefined;
    }
  };
  const root = document.getElementById('app');
  const work = {
    checkFiles: checkerOver(startWorker, answer),
    makeAsic: asicMakerOver(startWorker, answer),
    readRoots: rootReaderOver(startWorker, answer),
  };
  if (root) render(<OfflinePage {...work} />, root);
}

function OfflinePage(work: Pick<VerifyScreenProps, 'checkFiles' | 'makeAsic' | 'readRoots'>) {
  const [locale, setLocale] = useState<Locale>('zh-CN');
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <LocaleProvider value={locale}>
      <VerifyScreen {...work} saveFile={save} now={Date.now} onLocale={setLocale} />
    </LocaleProvider>
  );
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
