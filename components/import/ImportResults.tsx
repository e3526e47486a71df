import { EVIDENCE_KINDS, type EvidenceKind } from '@/utils/exhibit/model';
import { exhibitLabel, type ExhibitId } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { ExhibitRow, ImportOutcome } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { kindOf, kindText } from '../format/kind';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import type { ImportFlow } from './use-import';

interface ImportResultsProps {
  readonly ports: Pick<Ports, 'ask'>;
  readonly flow: ImportFlow;
  readonly rows: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
  /** Only the counts: something else is being looked at. */
  readonly short: boolean;
}

type Of<K extends ImportOutcome['became']> = Extract<ImportOutcome, { became: K }>;

/** Imported files shown at once; the others are in the list of exhibits anyway. Failures are all shown. */
const SHOWN = 100;

/** What became of each file: failures first, then what was there already, then what came in, with their kinds to correct. */
export function ImportResults({ ports, flow, rows, onOpen, short }: ImportResultsProps) {
  const t = useT();
  const [refused, setRefused] = useState<AppError | null>(null);
  const of = <K extends ImportOutcome['became']>(became: K) =>
    flow.outcomes.filter((outcome): outcome is Of<K> => outcome.became === became);
  const failed = of('failed');
  const twins = of('duplicate');
  const imported = of('imported');
  const counts = [
    imported.length > 0 && t('import.countImported', { n: imported.length }),
    twins.length > 0 && t('import.countDuplicate', { n: twins.length }),
    failed.length > 0 && t('import.countFailed', { n: failed.length }),
  ].filter((text) => text !== false);
  const classify = async (ids: readonly ExhibitId[], kind: EvidenceKind) => {
    for (const exhibitId of ids) {
      const done = await ports.ask('exhibit.classify', { exhibitId, kind });
      if (!done.ok) {
        setRefused(done.error);
        return;
      }
    }
    setRefused(null);
  };
  return (
    <div class={`import-results${short ? ' import-short' : ''}`}>
      <div class="import-head">
        <p role="status">{counts.join(' · ')}</p>
        {!flow.running && (
          <Button size="small" look="quiet" onClick={flow.dismiss}>
            {t('import.dismiss')}
          </Button>
        )}
      </div>
      {flow.resume && (
        <div class="import-resume">
          <Button size="small" onClick={flow.resume.start}>
            {t('import.resume', { n: flow.resume.files })}
          </Button>
        </div>
      )}
      {flow.beyond > 0 && <Notice look="warn">{t('import.beyond', { n: flow.beyond })}</Notice>}
      {refused && <ErrorNote error={refused} onDismiss={() => setRefused(null)} />}
      {imported.length > 1 && (
        <KindSelect
          label={t('import.kindAll')}
          value=""
          onPick={(kind) =>
            void classify(
              imported.map(({ exhibit }) => exhibit),
              kind,
            )
          }
        />
      )}
      <ul class="import-list" tabIndex={0} aria-label={t('import.results')}>
        {failed.map(({ item, name, error }) => (
          <li key={item} class="import-failed">
            <span class="import-name">{name || t('import.unnamed')}</span>
            <span>
              {error.code === 'CANCELLED'
                ? t('import.stopped')
                : `${t(`errors.${error.code}.happened`)} ${t(`errors.${error.code}.next`)}`}
            </span>
          </li>
        ))}
        {twins.map(({ item, name, exhibit, number }) => (
          <li key={item}>
            <span class="import-name">{name}</span>
            <span>{t('import.duplicate', { label: exhibitLabel(number) })}</span>
            <Button size="small" look="quiet" onClick={() => onOpen(exhibit)}>
              {t('import.open', { label: exhibitLabel(number) })}
            </Button>
            {flow.again && (
              <Button size="small" look="quiet" onClick={() => flow.again?.(item)}>
                {t('import.again')}
              </Button>
            )}
          </li>
        ))}
        {imported.slice(0, SHOWN).map(({ item, name, exhibit, number, elsewhere }) => (
          <li key={item}>
            <Button size="small" look="quiet" onClick={() => onOpen(exhibit)}>
              {exhibitLabel(number)}
            </Button>
            <span class="import-name">{name}</span>
            {elsewhere !== undefined && <span>{t('import.elsewhere', { title: elsewhere })}</span>}
            <RowKind
              row={rows.find((row) => row.id === exhibit)}
              onPick={(kind) => void classify([exhibit], kind)}
            />
          </li>
        ))}
      </ul>
      {imported.length > SHOWN && (
        <p class="import-more">{t('import.more', { n: imported.length - SHOWN })}</p>
      )}
      {imported.length > 0 && <p class="import-proves">{t('import.proves')}</p>}
    </div>
  );
}

function RowKind({ row, onPick }: { row: ExhibitRow | undefined; onPick: (kind: EvidenceKind) => void }) {
  const t = useT();
  if (!row) return null;
  return (
    <KindSelect
      label={t('import.kindOf', { label: exhibitLabel(row.number) })}
      value={kindOf(row)}
      onPick={onPick}
      hideLabel
    />
  );
}

interface KindSelectProps {
  readonly label: string;
  readonly value: EvidenceKind | '';
  readonly onPick: (kind: EvidenceKind) => void;
  readonly hideLabel?: boolean;
}

function KindSelect({ label, value, onPick, hideLabel }: KindSelectProps) {
  const t = useT();
  return (
    <label class="import-kind">
      <span class={hideLabel ? 'unseen' : undefined}>{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const kind = EVIDENCE_KINDS.find((one) => one === currentTarget.value);
          if (kind) onPick(kind);
        }}
      >
        {value === '' && <option value="">{t('import.kindPick')}</option>}
        {EVIDENCE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kindText(kind, 'imported', t)}
          </option>
        ))}
      </select>
    </label>
  );
}
