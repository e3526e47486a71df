import type { ExhibitId } from '@/utils/exhibit/ids';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { kindOf, kindText } from '../format/kind';
import { useT } from '../i18n';
import './button.css';
import './exhibit-stamps.css';
import { Stamp } from './Stamp';

interface ExhibitStampsProps {
  readonly numbers: readonly number[];
  readonly exhibits: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
}

/** More are one press away. */
const SHOWN = 8;

/** E002 E004, each leading to its exhibit; the number of a deleted one leads nowhere and says so. */
export function ExhibitStamps({ numbers, exhibits, onOpen }: ExhibitStampsProps) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (numbers.length === 0) return null;
  const shown = all || numbers.length <= SHOWN + 1 ? numbers : numbers.slice(0, SHOWN);
  const rest = numbers.length - shown.length;
  return (
    <span class="stamps">
      {shown.map((number) => {
        const row = exhibits.find((exhibit) => exhibit.number === number);
        return row ? (
          <a
            key={number}
            class="stamp-link"
            href={`workspace.html?exhibit=${row.id}`}
            aria-label={t('stamp.open', {
              label: exhibitLabel(number),
              title: row.record.source.title || kindText(kindOf(row), row.record.origin, t),
            })}
            title={row.record.source.title}
            onClick={(event) => {
              // A modified click opens another tab, as on any link.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(row.id);
            }}
          >
            <Stamp number={number} />
          </a>
        ) : (
          <span key={number} class="stamp-gone" title={t('stamp.gone')}>
            <Stamp number={number} />
          </span>
        );
      })}
      {rest > 0 && (
        <button type="button" class="link stamps-more" onClick={() => setAll(true)}>
          {t('stamp.more', { n: rest })}
        </button>
      )}
    </span>
  );
}
