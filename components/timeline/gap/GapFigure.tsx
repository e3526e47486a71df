import { deliveryGap, gapPoints, type DeliveryGap, type GapPoint } from '@/utils/case/timeline/gap';
import type { KnownFields } from '@/utils/case/known';
import { utcIso } from '@/utils/shared/time';
import { useId, useMemo } from 'preact/hooks';
import { durationText } from '../../format/duration';
import { offsetHere, shortText, utcText } from '../../format/when';
import { useT, type Translate } from '../../i18n';
import './gap.css';
import { gapAssumed, gapMissing, gapSentence } from './gap-words';

interface GapFigureProps {
  readonly known: KnownFields;
  readonly nowMs: number;
  /** When the case was closed, if it was: looking stops there. */
  readonly closedAt: number | undefined;
}

/** Two labels side by side must be readable on a narrow page, as a share of its width. */
const APART = 0.3;

/**
 * 承诺 ─ 支付 ─ 到账 as a line to scale: what the promise allowed is thin and even, what lies past it broad and hatched.
 * The sentence above says the same in words.
 */
export function GapFigure({ known, nowMs, closedAt }: GapFigureProps) {
  const t = useT();
  const id = useId();
  // By the minute: nothing in it is finer.
  const minute = Math.floor(nowMs / 60_000);
  const gap = useMemo(
    () => deliveryGap(known, closedAt ?? nowMs, closedAt !== undefined),
    [known, minute, closedAt],
  );
  const points = gapPoints(gap, APART);
  const missing = gapMissing(gap, t);
  const noSpan = gap.promise && gap.promise.span === undefined;
  const bad = gap.verdict === 'overdue' || gap.verdict === 'late' || gap.verdict === 'contradiction';
  return (
    <section class="gap" aria-labelledby={id}>
      <h3 id={id}>{t('gap.title')}</h3>
      <p class={`gap-sentence${bad ? ' gap-bad' : ''}`}>{gapSentence(gap, t)}</p>
      {points.length > 1 && <Drawing gap={gap} points={points} t={t} />}
      <p class="gap-soft">
        {[
          noSpan && t('gap.noSpan', { text: gap.promise.text }),
          missing,
          gapAssumed(gap, t),
          points.some((point) => point.stretched) && t('gap.notToScale'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}

function Drawing({ gap, points, t }: { gap: DeliveryGap; points: readonly GapPoint[]; t: Translate }) {
  const pattern = useId();
  const stretches = points.slice(1).map((to, i) => ({ from: points[i] ?? to, to }));
  return (
    <div class="gap-drawing">
      <svg class="gap-line" width="100%" height="16" aria-hidden="true">
        <defs>
          <pattern
            id={pattern}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="gap-hatch-back" width="6" height="6" />
            <rect class="gap-hatch" width="2.5" height="6" />
          </pattern>
        </defs>
        {stretches.map(({ from, to }) => {
          const past = isPast(gap, from);
          return (
            <rect
              key={to.id}
              class={past ? 'gap-past' : 'gap-within'}
              {...(past ? { fill: `url(#${pattern})` } : {})}
              x={`${from.place * 100}%`}
              width={`${(to.place - from.place) * 100}%`}
              y={past ? 3 : 6}
              height={past ? 10 : 4}
            />
          );
        })}
        {points.map((point) => (
          <circle
            key={point.id}
            class={`gap-dot gap-dot-${point.id}`}
            cx={`${point.place * 100}%`}
            cy="8"
            r="6"
          />
        ))}
      </svg>
      <ol class="gap-stretches">
        {stretches.map(({ from, to }) => (
          <li
            key={to.id}
            class={isPast(gap, from) ? 'gap-bad' : ''}
            style={{ left: `${from.place * 100}%`, width: `${(to.place - from.place) * 100}%` }}
          >
            {stretchText(gap, from, to, t)}
          </li>
        ))}
      </ol>
      <ol class="gap-points">
        {points.map((point, i) => (
          <li
            key={point.id}
            class={i === 0 ? 'gap-first' : i === points.length - 1 ? 'gap-last' : ''}
            style={{ left: `${point.place * 100}%` }}
          >
            <span class="gap-name">{pointName(gap, point, t)}</span>
            <time dateTime={utcIso(point.at)} title={utcText(utcIso(point.at))}>
              {shortText(point.at, offsetHere(point.at))}
            </time>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Whether the stretch that begins there lies past the promise. */
function isPast({ due, verdict }: DeliveryGap, from: GapPoint): boolean {
  return (verdict === 'late' || verdict === 'overdue') && due !== null && from.at >= due;
}

function stretchText(gap: DeliveryGap, from: GapPoint, to: GapPoint, t: Translate): string {
  const took = durationText(to.at - from.at, t);
  if (gap.due === null) return t('gap.bar.took', { took });
  return t(isPast(gap, from) ? 'gap.bar.over' : 'gap.bar.within', { took });
}

function pointName(gap: DeliveryGap, { id }: GapPoint, t: Translate): string {
  if (id === 'paid') return t(gap.due !== null && gap.due === gap.paid ? 'gap.paidDue' : 'gap.paid');
  if (id === 'until') return t(gap.closed ? 'gap.end' : 'gap.now');
  return t(id === 'due' ? 'gap.due' : 'gap.delivered');
}
