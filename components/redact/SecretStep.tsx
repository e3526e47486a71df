import { Plus, X } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button, IconButton } from '../ui/Button';
import { Field } from '../ui/Field';
import type { Redaction } from './use-redaction';

/** First step: the words to mask. What was found is proposed; only the user knows whose it is. */
export function SecretStep({ redaction, papers }: { readonly redaction: Redaction; papers: number }) {
  const t = useT();
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const add = (): void => {
    const added = redaction.add(text);
    setShort(!added);
    if (added) setText('');
  };
  return (
    <section class="redact-step" aria-labelledby="redact-words">
      <h4 id="redact-words">{t('redact.words')}</h4>
      <p class="pane-soft">{t('redact.wordsHint')}</p>
      {redaction.suggestions.length === 0 && redaction.own.length === 0 && <p>{t('redact.noneFound')}</p>}
      <ul class="redact-words">
        {redaction.suggestions.map(({ kind, text: found, exhibits, count }) => (
          <li key={found}>
            <label>
              <input
                type="checkbox"
                checked={redaction.isOn(found)}
                onChange={() => redaction.toggle(found)}
              />
              <span class="redact-word">{found}</span>
              <span class="redact-about">
                {t(`redact.kind.${kind}`)}
                {count > 0 && ` · ${t('redact.found', { n: count, exhibits: shortList(exhibits) })}`}
              </span>
            </label>
          </li>
        ))}
        {redaction.own.map((own) => (
          <li key={`own ${own}`}>
            <span class="redact-word">{own}</span>
            <span class="redact-about">{t('redact.kind.own')}</span>
            <IconButton
              label={t('redact.drop', { text: own })}
              icon={X}
              onClick={() => redaction.drop(own)}
            />
          </li>
        ))}
      </ul>
      <form
        class="redact-add"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Field
          label={t('redact.more')}
          hint={t('redact.moreHint')}
          error={short ? t('redact.tooShort') : undefined}
          value={text}
          maxLength={200}
          onInput={(value) => {
            setText(value);
            setShort(false);
          }}
        />
        <Button type="submit" icon={Plus}>
          {t('redact.add')}
        </Button>
      </form>
      <label class="redact-choice">
        <input
          type="checkbox"
          checked={redaction.texts === 'left-out'}
          onChange={(event) => redaction.setTexts(event.currentTarget.checked ? 'left-out' : 'masked')}
        />
        <span>
          {t('redact.leaveTexts')}
          <span class="field-hint">{t('redact.leaveTextsHint')}</span>
        </span>
      </label>
      {papers > 0 && (
        <label class="redact-choice">
          <input
            type="checkbox"
            checked={!redaction.withPapers}
            onChange={(event) => redaction.setWithPapers(!event.currentTarget.checked)}
          />
          <span>
            {t('redact.leavePapers', { n: papers })}
            <span class="field-hint">{t('redact.leavePapersHint')}</span>
          </span>
        </label>
      )}
    </section>
  );
}

const shortList = (labels: readonly string[]): string =>
  labels.length > 4 ? `${labels.slice(0, 4).join(' ')} …` : labels.join(' ');
