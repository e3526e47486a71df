import type { CaseFlag } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { looseText } from '../../format/case-words';
import { useT } from '../../i18n';
import { ExhibitStamps } from '../../ui/ExhibitStamps';
import { Notice } from '../../ui/Notice';

interface FlagListProps {
  readonly flags: readonly CaseFlag[];
  readonly exhibits: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
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
              {looseText(`case.flag.${flag.code}`, t, flag.values)}{' '}
              <ExhibitStamps numbers={flag.exhibits} exhibits={exhibits} onOpen={onOpen} />
            </p>
          </Notice>
        </li>
      ))}
    </ul>
  );
}
