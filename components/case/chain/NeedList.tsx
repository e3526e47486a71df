import type { Need } from '@/utils/case/view.types';
import type { CaseField } from '@/utils/case/model';
import { PencilLine } from 'lucide';
import { looseText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';

interface NeedListProps {
  /** Most pressing first. */
  readonly needs: readonly Need[];
  readonly onField: (field: CaseField) => void;
}

/** Shown at once; the others are one fold deeper. */
const SHOWN = 4;

/** 还该留存什么: what, why, and how to get it. */
export function NeedList({ needs, onField }: NeedListProps) {
  const t = useT();
  const rest = needs.slice(SHOWN);
  return (
    <div class="needs">
      <ol class="needs-list">
        {needs.slice(0, SHOWN).map((need, at) => (
          <NeedItem key={need.id} need={need} open={at === 0} onField={onField} />
        ))}
      </ol>
      {rest.length > 0 && (
        <details class="needs-rest">
          <summary>{t('need.rest', { n: rest.length })}</summary>
          <ol class="needs-list" start={SHOWN + 1}>
            {rest.map((need) => (
              <NeedItem key={need.id} need={need} open={false} onField={onField} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

interface NeedItemProps {
  readonly need: Need;
  readonly open: boolean;
  readonly onField: (field: CaseField) => void;
}

function NeedItem({ need, open, onField }: NeedItemProps) {
  const t = useT();
  return (
    <li class="need">
      <details open={open}>
        <summary>
          <span class="need-what">{looseText(`case.need.${need.id}.what`, t)}</span>
          <span class={`tag${need.required ? ' tag-strong' : ''}`}>
            {t(need.required ? 'need.required' : 'need.useful')}
          </span>
        </summary>
        <div class="need-more">
          <p>{looseText(`case.need.${need.id}.why`, t)}</p>
          <p class="pane-soft">{looseText(`case.need.${need.id}.how`, t)}</p>
          {need.field && <FieldButton field={need.field} onField={onField} />}
        </div>
      </details>
    </li>
  );
}

function FieldButton({ field, onField }: { field: CaseField; onField: (field: CaseField) => void }) {
  const t = useT();
  return (
    <Button size="small" icon={PencilLine} onClick={() => onField(field)}>
      {t('need.fill', { field: t(`case.field.${field}`) })}
    </Button>
  );
}
