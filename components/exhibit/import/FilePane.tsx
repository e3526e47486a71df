import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ImportedFile } from '@/utils/exhibit/imported';
import { shownName } from '@/utils/recognise/import/file-name';
import { HEAD, readText } from '@/utils/recognise/import/sniff';
import type { ExhibitRow } from '@/utils/storage/rows';
import { Download } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { bytesText } from '../../format/bytes';
import { useBlobUrl } from '../../hooks/use-blob-url';
import { useRead } from '../../hooks/use-read';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { FileFacts } from './FileFacts';
import './file.css';
import { OpenPdf } from './OpenPdf';
import { SearchedNote } from './SearchedNote';
import { VoucherText } from './VoucherText';

interface FilePaneProps {
  readonly ports: Pick<Ports, 'saveFile' | 'ask' | 'imports'>;
  readonly row: ExhibitRow;
  readonly imported: ImportedFile;
  readonly readBlob: Ports['readBlob'];
}

/** Shown by the browser without running anything. SVG is not among them: it may hold scripts. */
const SHOWN = /^(?:(image)\/(?:jpeg|png|gif|webp|bmp|avif|heic|tiff)|(video)\/.+|(audio)\/.+)$/;

/** An imported file: what the browser can show of it without running anything, and what it says about itself. */
export function FilePane({ ports, row, imported, readBlob }: FilePaneProps) {
  const t = useT();
  const original = row.record.files.find(({ role }) => role === 'original');
  const read = useRead(original ? () => readBlob(original.sha256) : null, [original?.sha256]);
  const blob = read.state === 'ready' ? read.value : null;
  return (
    <div class="file">
      <div class="file-view">
        {!imported.kept && (
          <Notice look="warn">{t('file.notKept', { size: bytesText(imported.bytes) })}</Notice>
        )}
        {read.state === 'failed' && <Notice look="bad">{t('exhibit.fileMissing')}</Notice>}
        {blob && <Preview row={row} type={imported.mediaType} blob={blob} />}
        {blob && <SearchedNote imports={ports.imports} id={row.id} type={imported.mediaType} />}
        {blob && (
          <Button
            icon={Download}
            onClick={() =>
              // As plain bytes: nothing on its way to the disk is to make something of it.
              ports.saveFile(
                savedName(imported, original?.path ?? ''),
                new Blob([blob], { type: 'application/octet-stream' }),
              )
            }
          >
            {t('file.save')}
          </Button>
        )}
      </div>
      <div class="file-side">
        {blob && imported.picture && imported.mediaType.startsWith('image/') && (
          <VoucherText ports={ports} row={row} picture={blob} size={imported.picture} />
        )}
        <FileFacts row={row} imported={imported} />
      </div>
    </div>
  );
}

/** Its own name where its ending is that of its content, else with the ending it is kept under. */
function savedName({ name }: ImportedFile, path: string): string {
  const shown = shownName(name).replaceAll('\ufffd', '_');
  const ending = path.replace(/^original/, '');
  return shown.toLowerCase().endsWith(ending.toLowerCase()) ? shown : `${shown}${ending}`;
}

function Preview({ row, type, blob }: { row: ExhibitRow; type: string; blob: Blob }) {
  const t = useT();
  const [, image, video, audio] = SHOWN.exec(type) ?? [];
  const url = useBlobUrl(useTyped((image ?? video ?? audio) ? blob : null, type));
  const [broken, setBroken] = useState(false);
  if (/^text\/|xml$|json$|rfc822$/.test(type)) return <Source row={row} type={type} blob={blob} />;
  if (type === 'application/pdf') return <OpenPdf blob={blob} />;
  if (!SHOWN.test(type) || broken) {
    // Chromium decodes none of an iPhone's photos: without another copy they fit into no channel pack.
    const photo = type === 'image/heic';
    return <Notice look="info">{t(photo ? 'file.noPreviewPhoto' : 'file.noPreview')}</Notice>;
  }
  if (!url) return null;
  const alt = `${exhibitLabel(row.number)} ${row.record.source.title}`;
  const fail = () => setBroken(true);
  if (image)
    return (
      <div class="file-picture" role="region" aria-label={alt} tabIndex={0}>
        <img src={url} alt={alt} onError={fail} />
      </div>
    );
  return video ? (
    // Nobody knows what is said in a film of the user's: there are no captions to give.
    <video class="file-film" src={url} controls preload="metadata" aria-label={alt} onError={fail} />
  ) : (
    <audio src={url} controls preload="metadata" aria-label={alt} onError={fail} />
  );
}

/** The same bytes under the type their content has, whatever the system called them. */
function useTyped(blob: Blob | null, type: string): Blob | null {
  return useMemo(() => blob && new Blob([blob], { type }), [blob, type]);
}

/** Bytes of a text that are shown. */
const TEXT_SHOWN = HEAD * 25;

function Source({ row, type, blob }: { row: ExhibitRow; type: string; blob: Blob }) {
  const t = useT();
  const text = useRead(async () => {
    const bytes = new Uint8Array(await blob.slice(0, TEXT_SHOWN).arrayBuffer());
    return { ok: true, value: readText(bytes) ?? '' } as const;
  }, [blob]);
  if (text.state !== 'ready') return null;
  return (
    <>
      {/svg|html|xml|script/.test(type) && <Notice look="info">{t('file.asText')}</Notice>}
      <pre
        class="file-text"
        role="region"
        aria-label={t('file.text', { label: exhibitLabel(row.number) })}
        tabIndex={0}
      >
        {text.value}
      </pre>
      {blob.size > TEXT_SHOWN && <p>{t('file.textCut')}</p>}
    </>
  );
}
