import type { ChainLink } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../../i18n';
import { ExhibitStamps } from '../../ui/ExhibitStamps';
import './chain.css';

/** Full, half, empty: told apart without colour, and in words for who does not see them. */
const GLYPHS = { full: '■', partial: '◧', missing: '□' } as const;

interface ChainMeterProps {
  readonly links: readonly ChainLink[];
  /** As confirmed. */
  readonly orderNumber?: string | undefined;
  readonly titleId: string;
}

/** 证据链 in one line: ■商品 ■订单 □支付 ◧聊天 □未到账 ■订单编号. */
export function ChainMeter({ links, orderNumber, titleId }: ChainMeterProps) {
  const t = useT();
  const full = links.filter(({ state }) => state === 'full').length;
  return (
    <div class="chain-meter">
      <h2 id={titleId} class="chain-name">
        <span>{t('chain.title')}</span>
        <span class="chain-sum">{t('chain.sum', { n: full, total: links.length })}</span>
      </h2>
      <ul aria-labelledby={titleId}>
        {links.map(({ id, state }) => {
          const number = id === 'orderNumber' ? orderNumber : undefined;
          return (
            <li
              key={id}
              class={`chain-${state}${number ? ' chain-number' : ''}`}
              title={number ?? t(`chain.state.${state}`)}
            >
              <span class="chain-glyph" aria-hidden="true">
                {GLYPHS[state]}
              </span>
              {t(`case.link.${id}`)}
              <span class="unseen"> {t(`chain.state.${state}`)}</span>
              {number && <span class="mono"> {number}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface ChainCardsProps {
  readonly links: readonly ChainLink[];
  readonly exhibits: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
}

/** The same with room: each link with the exhibits that carry it. */
export function ChainCards({ links, exhibits, onOpen }: ChainCardsProps) {
  const t = useT();
  return (
    <ul class="chain-cards" aria-label={t('chain.title')}>
      {links.map(({ id, state, exhibits: numbers }) => (
        <li key={id} class={`chain-card chain-${state}`}>
          <p class="chain-card-name">
            <span class="chain-glyph" aria-hidden="true">
              {GLYPHS[state]}
            </span>
            {t(`case.link.${id}`)}
          </p>
          <p class="chain-card-state">{t(`chain.state.${state}`)}</p>
          <ExhibitStamps numbers={numbers} exhibits={exhibits} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}
