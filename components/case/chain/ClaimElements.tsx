import type { Completeness } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { CircleCheck, CircleDashed, CircleDotDashed } from 'lucide';
import { looseText } from '../../format/case-words';
import { useT } from '../../i18n';
import { ExhibitStamps } from '../../ui/ExhibitStamps';
import { Icon } from '../../ui/Icon';

interface ClaimElementsProps {
  readonly completeness: Completeness;
  readonly exhibits: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
}

const ICONS = { full: CircleCheck, partial: CircleDotDashed, missing: CircleDashed } as const;
const LOOKS = { full: 'mark-ok', partial: 'mark-warn', missing: 'mark-wait' } as const;

/** What a claim has to show, element by element: what carries it, and what it lacks. */
export function ClaimElements({ completeness, exhibits, onOpen }: ClaimElementsProps) {
  const t = useT();
  return (
    <ul class="elements">
      {completeness.elements.map(({ id, state, exhibits: numbers }) => {
        const lacking = completeness.needs.filter((need) => need.element === id && need.required);
        return (
          <li key={id} class="element">
            <span class={`mark ${LOOKS[state]}`}>
              <Icon node={ICONS[state]} size={16} />
              {t(`element.state.${state}`)}
            </span>
            <div class="element-words">
              <p>
                <strong>{t(`case.element.${id}`)}</strong>
                <span class="pane-soft"> {t(`element.${id}.note`)}</span>
              </p>
              {lacking.length > 0 && (
                <p class="pane-soft">
                  {t('element.lacks', {
                    list: lacking
                      .map((need) => looseText(`case.need.${need.id}.what`, t))
                      .join(t('common.listSeparator')),
                  })}
                </p>
              )}
            </div>
            <ExhibitStamps numbers={numbers} exhibits={exhibits} onOpen={onOpen} />
          </li>
        );
      })}
    </ul>
  );
}
