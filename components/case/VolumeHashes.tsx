import type { ExportedVolume } from '@/utils/storage/exports';
import { Copy } from 'lucide';
import { useCopy } from '../hooks/use-copy';
import { useT } from '../i18n';
import { Button } from '../ui/Button';

/** The hashes of finished archives, as `sha256sum -c` reads them: a copy of them elsewhere is what later shows that nothing was changed. */
export function VolumeHashes({ volumes = [] }: { readonly volumes?: readonly ExportedVolume[] | undefined }) {
  const t = useT();
  const { copied, copy } = useCopy();
  if (volumes.length === 0) return null;
  const lines = volumes.map(({ name, sha256 }) => `${sha256}  ${name}`).join('\n');
  return (
    <details class="export-hashes">
      <summary>{t('export.hash')}</summary>
      <p>{t('export.hashWhy')}</p>
      <pre tabIndex={0}>{lines}</pre>
      <div class="export-copy">
        <Button size="small" icon={Copy} onClick={() => void copy(`${lines}\n`)}>
          {t('export.hashCopy')}
        </Button>
        <span role="status">{copied !== null && t(copied ? 'export.hashCopied' : 'export.hashByHand')}</span>
      </div>
    </details>
  );
}
