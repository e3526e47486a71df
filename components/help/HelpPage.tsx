import { useT, type MessageKey } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import './help.css';

const FIRST = ['1', '2', '3', '4', '5', '6'] as const;
const PARTS = [
  'page',
  'chat',
  'guard',
  'import',
  'case',
  'steps',
  'papers',
  'check',
  'export',
  'share',
  'time',
  'settings',
] as const;
const QUESTIONS = [
  'proves',
  'provesNot',
  'where',
  'lost',
  'verify',
  'missing',
  'frames',
  'refused',
  'slow',
  'delete',
  'move',
] as const;

/** 帮助: what to do first after being cheated, what each part does, and the questions that come up. */
export function HelpPage({ ports }: { ports: Pick<Ports, 'openPage'> }) {
  const t = useT();
  return (
    <div class="help">
      <h2>{t('help.title')}</h2>
      <section aria-labelledby="help-first">
        <h3 id="help-first">{t('help.first')}</h3>
        <p>{t('help.firstNote')}</p>
        <ol class="help-steps">
          {FIRST.map((n) => (
            <li key={n}>
              <strong>{t(`help.first.${n}`)}</strong>
              <span>{t(`help.first.${n}Text`)}</span>
            </li>
          ))}
        </ol>
        <p class="setting-note">{t('help.firstSource')}</p>
      </section>
      <section aria-labelledby="help-parts">
        <h3 id="help-parts">{t('help.parts')}</h3>
        <dl class="help-parts">
          {PARTS.map((part) => (
            <div key={part}>
              <dt>{t(`help.part.${part}`)}</dt>
              <dd>{t(`help.part.${part}Text`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="help-questions">
        <h3 id="help-questions">{t('help.questions')}</h3>
        {QUESTIONS.map((question) => (
          <details key={question}>
            <summary>{t(`help.ask.${question}`)}</summary>
            {t(`help.ask.${question}Text` satisfies MessageKey)
              .split('\n')
              .map((line) => (
                <p key={line}>{line}</p>
              ))}
          </details>
        ))}
      </section>
      <div class="setting-buttons">
        <Button onClick={() => void ports.openPage('verify')}>{t('menu.verify')}</Button>
        <Button onClick={() => void ports.openPage('settings')}>{t('menu.settings')}</Button>
        <Button onClick={() => void ports.openPage('welcome')}>{t('menu.welcome')}</Button>
      </div>
    </div>
  );
}
