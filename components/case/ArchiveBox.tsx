import type { BackupJobRow, ExportJobRow } from '@/utils/storage/rows';
import { Download, PackageCheck, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ArchiveFlow } from '../hooks/use-archive';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import './export-box.css';
import { VolumeHashes } from './VolumeHashes';
import { VolumeList } from './VolumeList';

/** What one kind of archive is called in each state. */
export interface ArchiveWords {
  /** Packed, and not in the downloads yet; the button that saves it. */
  readonly ready: string;
  readonly save: string;
  readonly done: string;
  readonly running: string;
  /** While its job has no row yet. */
  readonly collecting: string;
  readonly cancel: string;
  readonly start: string;
}

interface ArchiveBoxProps<Row extends ExportJobRow | BackupJobRow> {
  readonly flow: ArchiveFlow<Row>;
  readonly words: ArchiveWords;
  readonly icon: IconNode;
  readonly stage: (job: Row) => string;
  readonly share: (job: Row) => number;
  readonly primary?: boolean;
  /** Why there is nothing to pack: the button rests. */
  readonly nothing?: string | undefined;
  /** Between the receipt and the button, when nothing is under way. */
  readonly children?: ComponentChildren;
}

/** An archive on its way to the downloads: button, progress with cancel, what waits to be saved, and the receipt. */
export function ArchiveBox<Row extends ExportJobRow | BackupJobRow>(props: ArchiveBoxProps<Row>) {
  const { flow, words, primary = false } = props;
  const look = primary ? 'primary' : 'plain';
  return (
    <div class="export-box">
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      {flow.ready && (
        <Notice look="info">
          <p>{words.ready}</p>
          <VolumeList volumes={flow.ready.volumes} />
          <VolumeHashes volumes={flow.ready.volumes} />
          <Button look={look} icon={Download} onClick={flow.save}>
            {words.save}
          </Button>
        </Notice>
      )}
      <div role="status">
        {!flow.busy && flow.saved && (
          <Notice look="ok">
            <p class="export-done">{words.done}</p>
            <VolumeList volumes={flow.saved.volumes} />
            <VolumeHashes volumes={flow.saved.volumes} />
          </Notice>
        )}
      </div>
      {!flow.busy && props.children}
      {flow.busy ? (
        <div class="export-running">
          <Progress
            label={words.running}
            text={flow.running ? props.stage(flow.running) : words.collecting}
            share={flow.running ? props.share(flow.running) : 0}
          />
          <Button onClick={flow.cancel} disabled={!flow.running}>
            {words.cancel}
          </Button>
        </div>
      ) : (
        <Button
          look={flow.ready ? 'plain' : look}
          icon={flow.ready ? PackageCheck : props.icon}
          disabled={props.nothing !== undefined}
          onClick={flow.start}
        >
          {words.start}
        </Button>
      )}
      {props.nothing !== undefined && <p class="field-hint">{props.nothing}</p>}
    </div>
  );
}
