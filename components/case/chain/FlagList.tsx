import type { CaseFlag } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { looseText } from '../../format/case-words';
import { amountText } from '../../format/remaining';
import { useT, type Translate } from '../../i18n';
import { ExhibitStamps } from '../../ui/ExhibitStamps';
import { Notice } from '../../ui/Notice';

interface FlagListProps {
  readonly flags: readonly CaseFlag[];
  readonly exhibits: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
}

/** Minutes as a person says them: 25 小时, not 1500 分钟. */
function spoken(values: CaseFlag['values'], t: Translate): CaseFlag['values'] {
  const minutes = values?.['minutes'];
  return typeof minutes === 'number' ? { ...values, late: amountText(minutes * 60_000, t) } : values;
}

/** What cannot all be true, and what a reader will ask about. */
export function FlagList({ flags, exhibits, onOpen }: FlagListProps) {
  const t = useT();
  return (
    <ul class="flags">
      {flags.map((flag) => (
        <li key={`${flag.code} ${flag.fields.join()} ${flag.exhibits.join()}`}>
          <Notice look={flag.severity === 'conflict' ? 'bad' : 'warn'}>
            <p>
              <strong>{t(`flag.${flag.severity}`)}</strong>{' '}
              {looseText(`case.flag.${flag.code}`, t, spoken(flag.values, t))}{' '}
              <ExhibitStamps numbers={flag.exhibits} exhibits={exhibits} onOpen={onOpen} />
            </p>
          </Notice>
        </li>
      ))}
    </ul>
  );
}
