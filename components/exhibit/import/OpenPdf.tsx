import { HEAD, sniff } from '@/utils/recognise/import/sniff';
import { ExternalLink } from 'lucide';
import { useMemo } from 'preact/hooks';
import { useBlobUrl } from '../../hooks/use-blob-url';
import { useRead } from '../../hooks/use-read';
import { useT } from '../../i18n';
import { Icon } from '../../ui/Icon';

/**
 * The way to a PDF: the same bytes in a tab of their own, shown by the browser's viewer, which runs none of it as a page. Only what
 * begins as a PDF gets a link, whatever its record says, and under that type alone: no browser makes a page of it.
 */
export function OpenPdf({ blob }: { blob: Blob }) {
  const t = useT();
  const told = useRead(async () => {
    const head = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
    return { ok: true, value: sniff(head) === PDF } as const;
  }, [blob]);
  const isPdf = told.state === 'ready' && told.value;
  const url = useBlobUrl(useMemo(() => (isPdf ? new Blob([blob], { type: PDF }) : null), [blob, isPdf]));
  if (!url) return null;
  return (
    <div class="file-open">
      <a class="button button-plain button-normal" href={url} target="_blank" rel="noopener">
        <Icon node={ExternalLink} size={16} />
        <span>{t('file.openPdf')}</span>
      </a>
      <p>{t('file.openPdfHint')}</p>
    </div>
  );
}

const PDF = 'application/pdf';
