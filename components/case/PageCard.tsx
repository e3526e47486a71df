import type { Fact, WordingClass } from '@/utils/recognise/types';
import type { Response } from '@/utils/messaging/protocol';
import { TriangleAlert } from 'lucide';
import { useId, useState } from 'preact/hooks';
import type { Read } from '../hooks/use-read';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import '../ui/chip.css';
import './page-card.css';

/** Wording that should make a buyer stop and think; the rest is only worth keeping. */
const WARNINGS: ReadonlySet<WordingClass> = new Set(['offPlatform', 'advanceFee']);
const SHOWN = 4;

/** The page in front of the user, as recognised; or one sentence on why it cannot be kept. */
export function PageCard({ page }: { page: Read<Response<'page.inspect'>> }) {
  const t = useT();
  return (
    <section class="page-card" aria-label={t('page.title')}>
      {page.state === 'loading' && <p class="page-soft">{t('page.loading')}</p>}
      {page.state === 'failed' && (
        <Notice look="warn">
          {t(`errors.${page.error.code}.happened`)} {t(`errors.${page.error.code}.next`)}
        </Notice>
      )}
      {page.state === 'ready' && <Recognised page={page.value} />}
    </section>
  );
}

function Recognised({ page }: { page: Response<'page.inspect'> }) {
  const t = useT();
  const facts = page.recognition?.facts ?? [];
  const summary = page.recognition?.summary ?? {};
  const heading = summary.goodsTitle ?? (page.title || t('page.untitled'));
  const host = hostOf(page.url);
  const line = [
    host,
    summary.orderNumber && t('page.order', { number: summary.orderNumber }),
    summary.amount,
  ].filter(Boolean);
  return (
    <>
      <h2 class="page-heading" title={heading}>
        {heading}
      </h2>
      <p class="page-line">
        {line.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      {page.blocked ? (
        <Notice look="warn">
          {t(`errors.${page.blocked}.happened`)} {t(`errors.${page.blocked}.next`)}
        </Notice>
      ) : (
        <>
          {page.recognition && !summary.orderNumber && !summary.amount && (
            <p class="page-soft">{t('page.nothing')}</p>
          )}
          <Wording facts={facts} />
        </>
      )}
    </>
  );
}

function Wording({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState<Fact | null>(null);
  const all = distinctWording(facts);
  // What warns comes first: the row is one line, and what does not fit is only found by scrolling it.
  const wording = [...all.filter(warning), ...all.filter((fact) => !warning(fact))].slice(0, SHOWN);
  if (wording.length === 0) return null;
  return (
    <div>
      <ul class="chips" aria-label={t('page.wording')}>
        {wording.map((fact) => {
          const name = t(`wording.${fact.wordingClass}`);
          const warns = warning(fact);
          return (
            <li key={fact.run}>
              <button
                type="button"
                class={`chip${warns ? ' chip-warn' : ''}`}
                aria-label={t('page.wordingOpen', { class: name, words: fact.verbatim })}
                aria-expanded={open === fact}
                aria-controls={id}
                onClick={() => setOpen(open === fact ? null : fact)}
              >
                {warns && <Icon node={TriangleAlert} size={12} />}
                <span class="chip-class">{name}</span>
                <span class="chip-words">{fact.verbatim}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div id={id}>
        {open && (
          <blockquote class="sentence">
            <span class="unseen">{t('page.sentence')}: </span>
            {open.context ?? open.verbatim}
          </blockquote>
        )}
      </div>
    </div>
  );
}

type Worded = Fact & { readonly wordingClass: WordingClass };

const warning = ({ wordingClass }: Worded): boolean => WARNINGS.has(wordingClass);

function distinctWording(facts: readonly Fact[]): readonly Worded[] {
  const seen = new Set<string>();
  return facts
    .filter((fact): fact is Worded => fact.wordingClass !== undefined)
    .filter((fact) => {
      const key = `${fact.wordingClass} ${fact.verbatim}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
