import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { FileUp } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Icon } from '../ui/Icon';
import { Progress } from '../ui/Progress';
import { readChoice, readDrop, readPaste } from './dropped';
import './import.css';
import { ImportResults } from './ImportResults';
import type { ImportFlow } from './use-import';

interface ImportAreaProps {
  readonly ports: Pick<Ports, 'ask' | 'imports'>;
  readonly flow: ImportFlow;
  /** Of the case, to show and correct their kinds. */
  readonly rows: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
  /** The page was opened to import: the button has the focus. */
  readonly focus?: boolean;
  /** With the button and what can be imported. Without: drop target, progress and results alone. */
  readonly invite: boolean;
  /** Of the results only the counts: something else is being looked at. */
  readonly short?: boolean;
}

/** 导入文件: choose, drop anywhere on the page, or paste. Nothing is asked first: evidence is kept, then sorted. */
export function ImportArea({ ports, flow, rows, onOpen, focus, invite, short = false }: ImportAreaProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const over = useFilesOver(flow.take, (n) => t('import.pasted', { n }));
  useEffect(() => {
    if (focus) button.current?.focus();
  }, [focus]);
  const { running } = flow;
  const idle = !running && !flow.error && flow.outcomes.length === 0 && flow.beyond === 0;
  if (!ports.imports) return null;
  return (
    <>
      {over && (
        <div class="import-over" role="presentation">
          <p>
            <Icon node={FileUp} size={28} />
            {t('import.dropHere')}
          </p>
        </div>
      )}
      <section class={`import-area${idle && !invite ? ' import-quiet' : ''}`} aria-label={t('import.title')}>
        {invite && (
          <div class="import-invite">
            <Button icon={FileUp} buttonRef={button} onClick={() => input.current?.click()}>
              {t('import.choose')}
            </Button>
            <p>{t('import.hint')}</p>
          </div>
        )}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('import.choose')}
          onChange={({ currentTarget }) => {
            flow.take(readChoice(currentTarget.files));
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
        {running && (
          <div class="import-running">
            <Progress
              label={t('import.running')}
              text={
                running.stopping
                  ? t('import.stopping')
                  : t('import.progress', {
                      done: Math.min(running.done, running.total),
                      total: running.total,
                      name: running.name,
                    })
              }
              share={running.total > 1 ? running.done / running.total : null}
            />
            <Button size="small" disabled={running.stopping} onClick={flow.cancel}>
              {t('import.cancel')}
            </Button>
            {running.waiting > 0 && <p role="status">{t('import.waiting', { n: running.waiting })}</p>}
          </div>
        )}
        {flow.error && flow.error.code !== 'CANCELLED' && (
          <ErrorNote
            error={flow.error}
            kept={t('import.keptSoFar')}
            {...(running ? {} : { onDismiss: flow.dismiss })}
          />
        )}
        {(flow.outcomes.length > 0 || flow.beyond > 0) && (
          <ImportResults ports={ports} flow={flow} rows={rows} onOpen={onOpen} short={short} />
        )}
      </section>
    </>
  );
}

/** Whether files are being dragged over the page; takes what is dropped or pasted anywhere on it. */
function useFilesOver(take: ImportFlow['take'], pastedName: (n: number) => string): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ take, pastedName });
  latest.current = { take, pastedName };
  useEffect(() => {
    const listen = new AbortController();
    const { signal } = listen;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    addEventListener(
      'dragover',
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      { signal },
    );
    // Left the window, not merely one element for another.
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!event.dataTransfer || !holdsFiles(event)) return;
        // Otherwise the browser would open the file in place of the workspace.
        event.preventDefault();
        void readDrop(event.dataTransfer).then((dropped) => latest.current.take(dropped));
      },
      { signal },
    );
    addEventListener(
      'paste',
      (event) => {
        if (!event.clipboardData || event.clipboardData.files.length === 0) return;
        event.preventDefault();
        latest.current.take(readPaste(event.clipboardData, latest.current.pastedName));
      },
      { signal },
    );
    return () => listen.abort();
  }, []);
  return over;
}
