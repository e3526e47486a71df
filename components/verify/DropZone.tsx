import { FolderOpen, PackageCheck } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { useT } from '../i18n';
import { readDrop, type Dropped } from '../import/dropped';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import './drop-zone.css';

interface DropZoneProps {
  /** Nothing is on the screen but this. */
  readonly large: boolean;
  readonly onFiles: (given: Pick<Dropped, 'files' | 'unread'>) => void;
}

/** Files of a folder that are worth reading. */
const isArchive = (name: string): boolean => /\.(?:zip|asics)$/i.test(name);

/** Where files are dropped or chosen; a folder may be either. */
export function DropZone({ large, onFiles }: DropZoneProps) {
  const t = useT();
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement, wanted: (name: string) => boolean = () => true): void => {
    const chosen = [...(input.files ?? [])].filter(({ name }) => wanted(name));
    // The same file may be chosen again.
    input.value = '';
    onFiles({ files: chosen, unread: [] });
  };
  return (
    <div
      class={`drop-zone${large ? ' drop-zone-large' : ''}${over ? ' drop-zone-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer)
          void readDrop(event.dataTransfer, { limit: Infinity, inFolders: isArchive }).then(onFiles);
      }}
    >
      {large && <Icon node={PackageCheck} size={40} />}
      <p class="drop-zone-title">{over ? t('verify.dropNow') : t('verify.drop')}</p>
      <div class="drop-zone-buttons">
        <Button look={large ? 'primary' : 'plain'} icon={PackageCheck} onClick={() => files.current?.click()}>
          {t('verify.choose')}
        </Button>
        <Button icon={FolderOpen} onClick={() => folder.current?.click()}>
          {t('verify.chooseFolder')}
        </Button>
      </div>
      {large && <p class="drop-zone-hint">{t('verify.dropHint')}</p>}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('verify.choose')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label={t('verify.chooseFolder')}
        {...{ webkitdirectory: true }}
        onChange={(event) => take(event.currentTarget, isArchive)}
      />
    </div>
  );
}
