import type { ExhibitId } from '@/utils/exhibit/ids';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { Term } from '@/utils/recognise/search/match';
import type { TextHit } from '@/utils/storage/search';
import { clockText, fullText, offsetHere, shortText, utcText } from '../../format/when';
import { offsetText, utcIso } from '@/utils/shared/time';
import { useIdle } from '../../hooks/use-idle';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Icon } from '../../ui/Icon';
import { StampMark } from '../../stamps/StampMark';
import { Stamp } from '../../ui/Stamp';
import { StateMark } from '../../ui/StateMark';
import { Thumbnail } from '../Thumbnail';
import './axis-row.css';
import type { AxisItem } from './entries';
import { itemWords } from './item-words';
import { KIND_ICONS } from './kind-icons';
import { Marked, MarkedPieces } from './Marked';

interface AxisRowProps {
  readonly item: AxisItem;
  readonly terms: readonly Term[];
  readonly hit: TextHit | undefined;
  readonly tabbable: boolean;
  /** Given: the row is chosen instead of opened. */
  readonly choice?: { readonly chosen: boolean; readonly toggle: (through: boolean) => void } | undefined;
  readonly onOpen: (id: ExhibitId) => void;
  /** Opens a kept paper by its number, or with `null` where packs are made. */
  readonly onOpenPaper: (paper: number | null) => void;
  readonly onFocus: () => void;
  readonly readBlob: Ports['readBlob'];
}

/** One thing on the axis. Its main part opens the exhibit it comes from; whose word its time is, is said and shown. */
export function AxisRow(props: AxisRowProps) {
  const { item, choice, tabbable, onFocus } = props;
  const open = opener(props);
  const label = item.kind === 'exhibit' ? exhibitLabel(item.exhibit.number) : '';
  const t = useT();
  const stop = { 'data-stop': true, tabIndex: tabbable ? 0 : -1, onFocus } as const;
  const body = <AxisBody {...props} />;
  return (
    <div class={`axis-row axis-${item.kind} axis-word-${item.word}${choice?.chosen ? ' axis-chosen' : ''}`}>
      <span class="axis-dot" aria-hidden="true" />
      {choice ? (
        <label class="axis-main">
          <input
            {...stop}
            type="checkbox"
            class="axis-check"
            checked={choice.chosen}
            aria-label={t('bulk.choose', { label })}
            onClick={(event) => {
              choice.toggle(event.shiftKey);
            }}
          />
          {body}
        </label>
      ) : open ? (
        <button {...stop} type="button" class="axis-main" onClick={open}>
          {body}
        </button>
      ) : (
        <div {...stop} class="axis-main">
          {body}
        </div>
      )}
      {item.kind !== 'exhibit' && item.sources.length > 0 && <Sources {...props} tabbable={tabbable} />}
    </div>
  );
}

/** What a click on the row does; `undefined`: there is nothing to open. */
function opener({ item, onOpen, onOpenPaper }: AxisRowProps): (() => void) | undefined {
  if (item.kind === 'deletion') return undefined;
  if (item.kind === 'paper') return () => onOpenPaper(item.paper);
  if (item.kind === 'pack') return () => onOpenPaper(null);
  const own = item.sources.find(({ id }) => id)?.id;
  return own && (() => onOpen(own));
}

function AxisBody({ item, terms, hit, readBlob }: AxisRowProps) {
  const t = useT();
  const { title, detail } = itemWords(item, t);
  const exhibit = item.kind === 'exhibit' ? item.exhibit.row : null;
  return (
    <>
      {exhibit ? (
        <PatientThumbnail row={exhibit} readBlob={readBlob} />
      ) : (
        <span class="axis-icon">
          <Icon node={KIND_ICONS[item.kind]} size={18} />
        </span>
      )}
      <span class="timeline-words">
        <span class="timeline-line">
          {exhibit && <Stamp number={exhibit.number} />}
          <span class="timeline-title">
            <Marked text={title} terms={terms} />
          </span>
          <ItemTime item={item} />
        </span>
        <span class="timeline-line timeline-soft">
          <span class="timeline-cut">
            <Marked text={detail} terms={terms} />
          </span>
          {exhibit ? (
            <>
              <StampMark id={exhibit.id} />
              <StateMark row={exhibit} />
            </>
          ) : (
            <span class="axis-word">{t(`axis.word.${item.word}`)}</span>
          )}
        </span>
        {exhibit && (exhibit.tags.length > 0 || exhibit.note) && (
          <span class="timeline-line timeline-soft">
            {exhibit.tags.map((tag) => (
              <span key={tag} class="axis-tag">
                <Marked text={tag} terms={terms} />
              </span>
            ))}
            <span class="timeline-cut">
              <Marked text={exhibit.note} terms={terms} />
            </span>
          </span>
        )}
        {hit && (
          <span class="timeline-soft axis-snippet">
            {t(`search.in.${hit.of}`)} · <MarkedPieces {...hit.snippet} />
          </span>
        )}
        <OtherZone item={item} />
        {item.clockBack && <span class="timeline-soft axis-warn">{t('axis.clockBack')}</span>}
      </span>
    </>
  );
}

/** ms that a row stays before its picture is read. */
const PATIENCE = 100;

function PatientThumbnail(props: Pick<Parameters<typeof Thumbnail>[0], 'row' | 'readBlob'>) {
  return <Thumbnail {...props} wanted={useIdle(PATIENCE)} />;
}

/** `14:31` under the day's heading; the rest in the hover. */
function ItemTime({ item: { at } }: { item: AxisItem }) {
  if (at === null) return null;
  const offset = offsetHere(at);
  return (
    <time
      class="timeline-time"
      dateTime={utcIso(at)}
      title={`${fullText(at, offset)} · ${utcText(utcIso(at))}`}
    >
      {shortText(at, offset).slice(6)}
    </time>
  );
}

/** Kept in another zone than the one the axis is shown in: said, since the wall clock there showed another time. */
function OtherZone({ item }: { item: AxisItem }) {
  const t = useT();
  if (item.kind !== 'exhibit' || item.at === null) return null;
  const { startedAt } = item.exhibit.row.record;
  if (startedAt.offsetMinutes === offsetHere(item.at)) return null;
  const zone = offsetText(startedAt.offsetMinutes);
  return <span class="timeline-soft">{t('axis.otherZone', { zone, time: clockText(startedAt) })}</span>;
}

/** Exhibits behind a row, each a way to it; those deleted since say so. */
function Sources({ item, tabbable, onOpen, onFocus }: AxisRowProps) {
  const t = useT();
  return (
    <span class="axis-sources">
      {item.sources.slice(0, MOST_SOURCES).map(({ number, id }) =>
        id ? (
          <button
            key={number}
            type="button"
            class="axis-source"
            tabIndex={tabbable ? 0 : -1}
            aria-label={t('axis.source', { label: exhibitLabel(number) })}
            onClick={() => onOpen(id)}
            onFocus={onFocus}
          >
            <Stamp number={number} />
          </button>
        ) : (
          <span key={number} class="timeline-soft">
            {t('axis.gone', { label: exhibitLabel(number) })}
          </span>
        ),
      )}
      {item.sources.length > MOST_SOURCES && (
        <span class="timeline-soft">+{item.sources.length - MOST_SOURCES}</span>
      )}
    </span>
  );
}

/** A contact may name hundreds; a row has room for some. */
const MOST_SOURCES = 4;
