import type { Sha256 } from '@/utils/exhibit/ids';
import type { Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useContext } from 'preact/hooks';
import { ChangeLine } from '../exhibit/compare/ChangeHint';
import { spanText } from '../format/chat';
import { kindOf, kindText } from '../format/kind';
import { clockText, fullText, utcText } from '../format/when';
import { useLocale, useT } from '../i18n';
import { RowMark } from '../stamps/context';
import { ImportMark } from '../ui/ImportMark';
import { Stamp } from '../ui/Stamp';
import { StateMark } from '../ui/StateMark';
import { Thumbnail } from './Thumbnail';

interface TimelineRowProps {
  readonly row: ExhibitRow;
  /** The capture of the same page before this one. */
  readonly earlier: ExhibitRow | undefined;
  readonly isNew: boolean;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Blob>>;
}

export function TimelineRow(props: TimelineRowProps) {
  const t = useT();
  const { row, earlier } = props;
  const locale = useLocale();
  const { source, startedAt, summary, origin, chat } = row.record;
  const facts = [
    chat && spanText(row, locale),
    summary.amount,
    summary.orderNumber && t('page.order', { number: summary.orderNumber }),
  ].filter(Boolean);
  const Mark = useContext(RowMark);
  const marks = (
    <>
      {Mark && <Mark id={row.id} />}
      <StateMark row={row} />
    </>
  );
  const what = chat ? t('timeline.chat', { n: chat.messages }) : kindText(kindOf(row), origin, t);
  return (
    <button
      type="button"
      data-stop
      class={`timeline-row${props.isNew ? ' timeline-new' : ''}`}
      aria-current={props.selected ? 'true' : undefined}
      tabIndex={props.tabbable ? 0 : -1}
      onClick={props.onOpen}
      onFocus={props.onFocus}
    >
      <Thumbnail row={row} readBlob={props.readBlob} />
      <span class="timeline-words">
        <span class="timeline-line">
          <Stamp number={row.number} />
          {origin === 'imported' && <ImportMark />}
          <span class="timeline-title">{chat?.label || source.title || t('page.untitled')}</span>
          <time
            class="timeline-time"
            dateTime={startedAt.utc}
            title={`${fullText(startedAt.epochMs, startedAt.offsetMinutes)} · ${utcText(startedAt.utc)}`}
          >
            {clockText(startedAt)}
          </time>
        </span>
        <span class="timeline-line timeline-soft">
          <span class="timeline-cut">{[what, source.host].filter(Boolean).join(' · ')}</span>
          {props.isNew && <span class="timeline-fresh">{t('timeline.new')}</span>}
          {facts.length === 0 && marks}
        </span>
        {facts.length > 0 && (
          <span class="timeline-line timeline-soft">
            <span class="timeline-cut timeline-facts">{facts.join(' · ')}</span>
            {marks}
          </span>
        )}
        {earlier && <ChangeLine row={row} earlier={earlier} readBlob={props.readBlob} />}
      </span>
    </button>
  );
}
