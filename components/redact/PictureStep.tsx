import { ScanSearch } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { Stamp } from '../ui/Stamp';
import { AreaEditor } from './AreaEditor';
import { keyOf, withAreas } from './areas';
import { ReadPicture } from './ReadPicture';
import type { Redaction, ShownExhibit, ShownFile } from './use-redaction';

interface PictureStepProps {
  readonly redaction: Redaction;
  readonly ports: Pick<Ports, 'imports' | 'readBlob'>;
}

/** Exhibits shown before the rest is asked for: those that need a look come first anyway. */
const FIRST = 30;

/** Second step: the pictures. Words cannot say what a picture shows, so each that may show it wants a look. */
export function PictureStep({ redaction, ports }: PictureStepProps) {
  const t = useT();
  const [open, setOpen] = useState<string | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const wanting = redaction.exhibits.filter(({ files }) => files.some(needsLook));
  const ordered = [
    ...wanting,
    ...redaction.exhibits.filter((one) => !wanting.includes(one) && one.files.length > 0),
  ];
  const shown = all ? ordered : ordered.slice(0, FIRST);
  return (
    <section class="redact-step" aria-labelledby="redact-pictures">
      <h4 id="redact-pictures">{t('redact.pictures')}</h4>
      <p class="pane-soft">{t('redact.picturesHint')}</p>
      <div class="redact-bar">
        <Button
          size="small"
          icon={ScanSearch}
          onClick={() => void redaction.place().then((count) => setFound(count))}
        >
          {t('redact.place')}
        </Button>
        <span role="status">
          {found !== null && t(found > 0 ? 'redact.placed' : 'redact.placedNone', { n: found })}
        </span>
      </div>
      <ul class="redact-exhibits">
        {shown.map((exhibit) => (
          <ExhibitFiles
            key={exhibit.row.id}
            exhibit={exhibit}
            open={open}
            onOpen={setOpen}
            redaction={redaction}
            ports={ports}
          />
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('redact.showAll', { n: ordered.length })}
        </Button>
      )}
    </section>
  );
}

export const needsLook = ({ fate }: ShownFile): boolean => fate !== 'kept' && fate !== 'masked';

interface ExhibitFilesProps extends PictureStepProps {
  readonly exhibit: ShownExhibit;
  readonly open: string | null;
  readonly onOpen: (key: string | null) => void;
}

function ExhibitFiles({ exhibit, open, onOpen, redaction, ports }: ExhibitFilesProps) {
  const t = useT();
  const { row, label, files } = exhibit;
  const { past, future, now } = redaction.history;
  const editing = files.find(({ key }) => key === open);
  const sha256 = row.record.files.find(({ path }) => keyOf(row.number, path) === open)?.sha256;
  return (
    <li class="redact-exhibit">
      <p class="redact-exhibit-head">
        <Stamp number={row.number} />
        <span class="redact-exhibit-title">{row.record.imported?.name ?? row.record.source.title}</span>
        {exhibit.spoken && <span class="redact-warn">{t('redact.spoken')}</span>}
      </p>
      <ul class="redact-files">
        {files.map((file) => (
          <li key={file.key} class={needsLook(file) ? 'redact-out' : ''}>
            <span class="redact-path">{file.path}</span>
            <span class="redact-fate">{t(`redact.fate.${file.fate}`, { n: file.areas })}</span>
            {file.picture && (
              <Button
                size="small"
                pressed={file.key === open}
                onClick={() => onOpen(file.key === open ? null : file.key)}
              >
                {t('redact.edit')}
              </Button>
            )}
            {(needsLook(file) || file.clear) && (
              <label class="redact-clear">
                <input
                  type="checkbox"
                  checked={file.clear}
                  onChange={(event) => redaction.setClear(file.key, event.currentTarget.checked)}
                />
                <span>{t('redact.clear')}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
      {editing && sha256 && (
        <ReadPicture
          key={`words ${editing.key}`}
          ports={ports}
          sha256={sha256}
          onLines={(lines) => redaction.setLines(editing.key, lines)}
        />
      )}
      {editing && sha256 && (
        <AreaEditor
          key={editing.key}
          name={`${label} ${editing.path}`}
          sha256={sha256}
          areas={now[editing.key] ?? []}
          onAreas={(areas) => redaction.setAreas(withAreas(now, editing.key, areas))}
          onUndo={past.length > 0 ? redaction.undo : undefined}
          onRedo={future.length > 0 ? redaction.redo : undefined}
          onDone={() => onOpen(null)}
          readBlob={ports.readBlob}
        />
      )}
    </li>
  );
}
