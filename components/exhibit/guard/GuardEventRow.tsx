import { exhibitLabel } from '@/utils/exhibit/ids';
import type { GuardRecord, GuardRecordEvent } from '@/utils/recognise/chat/guard-record';
import { localText } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { useBlobUrl } from '../../hooks/use-blob-url';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { LocalTime } from '../../ui/LocalTime';

interface GuardEventRowProps {
  readonly row: ExhibitRow;
  readonly record: GuardRecord;
  readonly event: GuardRecordEvent;
  readonly readBlob: Ports['readBlob'];
}

/** One thing that happened, with what the message said and the pictures that show it. */
export function GuardEventRow({ row, record, event, readBlob }: GuardEventRowProps) {
  const t = useT();
  const [picture, setPicture] = useState<Blob | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const url = useBlobUrl(picture);
  const { change, at, heard, late, sender, side, text, before } = event;
  const { offsetMinutes } = record.startedAt;
  const paths = [
    ...new Set(
      record.messages.find(({ message }) => message === event.message)?.pictures.map(({ path }) => path),
    ),
  ];
  const show = async (path: string): Promise<void> => {
    const file = row.record.files.find((one) => one.path === path);
    const blob = open === path || !file ? null : await readBlob(file.sha256);
    setPicture(blob?.ok ? blob.value : null);
    setOpen(blob?.ok ? path : null);
  };
  const who = sender ?? (side && t(`chat.${side}`));
  return (
    <li class={`guard-event guard-event-${change}`}>
      <p class="guard-event-head">
        <LocalTime utc={at} offsetMinutes={offsetMinutes} />
        <span class="guard-event-change">{t(`guard.change.${change}`)}</span>
        {who && <b dir="auto">{who}</b>}
        <span>{t('guard.number', { n: event.message })}</span>
        {late && <i>{t('guard.late', { time: localText(Date.parse(heard), offsetMinutes) })}</i>}
      </p>
      {before !== undefined && (
        <div class="guard-event-was">
          <span>{t(change === 'changed' ? 'guard.wasBefore' : 'guard.was')}</span>
          <p dir="auto">{before}</p>
        </div>
      )}
      {text !== '' && (
        <p class="guard-event-now" dir="auto">
          {change !== 'added' && <span>{t('guard.now')} </span>}
          {text}
        </p>
      )}
      {paths.map((path, i) => (
        <button
          key={path}
          type="button"
          class="link"
          aria-expanded={open === path}
          onClick={() => void show(path)}
        >
          {t('guard.picture', { n: i + 1 })}
        </button>
      ))}
      {url && open && (
        <img
          class="guard-event-picture"
          src={url}
          alt={t('guard.pictureAlt', { label: exhibitLabel(row.number), time: at })}
        />
      )}
    </li>
  );
}
