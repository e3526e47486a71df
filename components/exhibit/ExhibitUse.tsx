import type { CaseField, Dossier } from '@/utils/case/model';
import { EVIDENCE_KINDS, type EvidenceKind } from '@/utils/exhibit/model';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useId } from 'preact/hooks';
import { kindOf, kindText } from '../format/kind';
import { useT } from '../i18n';
import { CodeWords } from './CodeWords';
import './exhibit-use.css';

interface KindPickerProps {
  readonly row: ExhibitRow;
  readonly onClassify: (kind: EvidenceKind) => void;
}

/** What it counts as, why, and the user's own word on it. The record keeps what was recognised. */
export function KindPicker({ row, onClassify }: KindPickerProps) {
  const t = useT();
  const id = useId();
  const kind = kindOf(row);
  return (
    <>
      <select
        class="kind-picker"
        aria-label={t('exhibit.classify')}
        aria-describedby={id}
        value={kind}
        onChange={(event) => {
          const picked = EVIDENCE_KINDS.find((one) => one === event.currentTarget.value);
          if (picked && picked !== kind) onClassify(picked);
        }}
      >
        {EVIDENCE_KINDS.map((one) => (
          <option key={one} value={one} selected={one === kind}>
            {kindText(one, row.record.origin, t)}
          </option>
        ))}
      </select>
      <span id={id} class="kind-why">
        {kind === row.record.kind
          ? row.record.kindReason && (
              <>
                {t('exhibit.kindReason')}
                <CodeWords prefix="check.kindReason" code={row.record.kindReason} />
              </>
            )
          : t('exhibit.byUser', { kind: kindText(row.record.kind, row.record.origin, t) })}
      </span>
    </>
  );
}

/** 用于: the facts that were taken from this exhibit, and where it was sent along. */
export function ExhibitUse({ row, dossier }: { row: ExhibitRow; dossier: Dossier }) {
  const t = useT();
  const fields = (Object.keys(dossier.fields) as CaseField[]).filter(
    (field) => dossier.fields[field]?.from?.exhibit === row.id,
  );
  const stages = new Set(
    dossier.contacts.filter(({ exhibits }) => exhibits.includes(row.number)).map(({ stage }) => stage),
  );
  const uses = [
    ...fields.map((field) => t(`case.field.${field}`)),
    ...[...stages].map((stage) => t(`stage.${stage}.title`)),
  ];
  if (uses.length === 0) return <span class="kind-why">{t('exhibit.usedForNone')}</span>;
  return (
    <span class="exhibit-uses">
      {uses.map((use) => (
        <span key={use} class="tag">
          {use}
        </span>
      ))}
    </span>
  );
}
