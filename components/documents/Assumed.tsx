import type { CaseField } from '@/utils/case/model';
import { cleanLine } from '@/utils/documents/clean';
import type { PaperCase } from '@/utils/documents/model';
import { fieldText } from '../format/case-words';
import { useT } from '../i18n';
import { Notice } from '../ui/Notice';

/** What stands on the paper although nobody confirmed it: read off an exhibit. */
export function Assumed({ paper, text }: { paper: PaperCase; text: string }) {
  const t = useT();
  const read = (
    Object.entries(paper.known) as [CaseField, NonNullable<PaperCase['known'][CaseField]>][]
  ).filter(([field, { assumed, value }]) => assumed && (TIMES.has(field) || text.includes(cleanLine(value))));
  if (read.length === 0) return null;
  return (
    <Notice look="warn">
      <p>{t('letters.assumed')}</p>
      <dl class="letters-assumed">
        {read.map(([field, { value }]) => (
          <div key={field}>
            <dt>{t(`case.field.${field}`)}</dt>
            <dd>{fieldText(field, value, t)}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

/** Written in words on paper. */
const TIMES: ReadonlySet<CaseField> = new Set(['orderedAt', 'paidAt', 'deliveredAt']);
