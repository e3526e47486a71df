import type { TemplateId } from '@/utils/documents/model';
import { useT } from '../i18n';
import './paper-choice.css';

interface PaperChoiceProps {
  readonly order: readonly TemplateId[];
  /** For the next step. */
  readonly first: TemplateId | undefined;
  readonly chosen: TemplateId;
  readonly onChoose: (id: TemplateId) => void;
}

/** Which paper: the one for the next step first. */
export function PaperChoice({ order, first, chosen, onChoose }: PaperChoiceProps) {
  const t = useT();
  return (
    <fieldset class="paper-choice">
      <legend class="unseen">{t('letters.which')}</legend>
      {order.map((id) => (
        <label key={id} class="paper-card">
          <input type="radio" name="letters-paper" checked={id === chosen} onChange={() => onChoose(id)} />
          <span class="paper-card-words">
            <span class="paper-card-name">
              {t(`letters.paper.${id}`)}
              {id === first && <span class="tag tag-strong">{t('letters.suggested')}</span>}
            </span>
            <span class="pane-soft">{t(`letters.about.${id}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
