import { CONFLICT_WARNINGS } from '@/utils/case/escalation.data';
import type { Contact } from '@/utils/case/model';
import type { Deadline, StageView } from '@/utils/case/view.types';
import { TEMPLATE_IDS } from '@/utils/documents/model';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { Check, CircleCheck, CircleDashed, CircleDot, FileText, MessageSquarePlus } from 'lucide';
import { useState } from 'preact/hooks';
import { looseText } from '../../format/case-words';
import { isMessageKey, useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Countdown } from '../../ui/Countdown';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { BasisTags, deadlineTitle } from '../deadlines/deadline-words';
import { ContactForm } from './ContactForm';
import { ContactList } from './ContactList';
import type { StepsProps } from './StagePath';

interface StageCardProps extends StepsProps {
  readonly stage: StageView;
  /** Its place on the path; `null` beside it. */
  readonly number: number | null;
}

/** One stage: what it needs first, what to know, what was sent and heard, and the clock that runs. */
export function StageCard(props: StageCardProps) {
  const { stage: shown, number, view, exhibits, now, onOpen, onWrite, onRecord } = props;
  const t = useT();
  const { stage, state, requires, warnings } = shown;
  const [logging, setLogging] = useState<'sent' | 'received' | null>(null);
  const contacts = view.dossier.contacts.filter((contact) => contact.stage === stage);
  const clocks = view.deadlines.filter(
    (deadline) => deadline.stage === stage && deadline.rule !== undefined && deadline.state !== 'met',
  );
  const name = t(`stage.${stage}.title`);
  const papers = exhibits.length > 0 ? TEMPLATE_IDS.filter((id) => TEMPLATES[id].stage === stage) : [];
  const missing = requires.filter(({ met }) => !met).length;
  return (
    <li class={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <details open={state === 'current' || contacts.length > 0 || clocks.some(isPressing)}>
        <summary>
          <span class="step-dot" aria-hidden="true">
            {state === 'done' ? <Icon node={Check} size={14} /> : (number ?? '·')}
          </span>
          <span class="step-name">{name}</span>
          <span class={`tag step-tag${state === 'current' ? ' tag-strong' : ''}`}>
            {t(`stage.state.${state}`)}
          </span>
          <span class="step-sum">
            {[
              contacts.length > 0 && t('steps.contacts', { n: contacts.length }),
              missing > 0 && state !== 'done' && state !== 'unused' && t('steps.missing', { n: missing }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </summary>
        <div class="step-body">
          <p class="pane-soft">{t(`stage.${stage}.about`)}</p>
          {clocks.map((clock) => (
            <p key={clock.id} class={`step-clock step-clock-${clock.state}`}>
              <strong>{deadlineTitle(clock, t)}</strong> <Countdown dueAt={clock.dueAt} now={now} />{' '}
              <BasisTags deadline={clock} />
            </p>
          ))}
          {requires.length > 0 && (
            <div>
              <h4>{t('steps.requires')}</h4>
              <ul class="requires">
                {requires.map(({ id, met }) => (
                  <li key={id} class={met ? 'mark mark-ok' : 'mark mark-warn'}>
                    <Icon node={met ? CircleCheck : CircleDashed} size={14} />
                    <span class="requires-words">
                      {requirementText(id, t)}
                      <span class="unseen"> {t(met ? 'steps.met' : 'steps.unmet')}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {warnings.map((id) => (
            <Notice key={id} look={LOUD.has(id) ? 'warn' : 'info'}>
              {looseText(`case.warning.${id}`, t)}
            </Notice>
          ))}
          {papers.length > 0 && (
            <div class="fact-actions">
              {papers.map((id) => (
                <Button key={id} icon={FileText} onClick={() => onWrite(id)}>
                  {t('steps.write', { paper: t(`letters.paper.${id}`) })}
                </Button>
              ))}
            </div>
          )}
          {contacts.length > 0 && (
            <ContactList
              contacts={contacts}
              label={t('steps.log', { stage: name })}
              exhibits={exhibits}
              onOpen={onOpen}
              onRecord={onRecord}
            />
          )}
          {stage !== 'preserve' &&
            (logging ? (
              <ContactForm
                stage={stage}
                direction={logging}
                {...(logging === 'received' ? answering(contacts) : {})}
                exhibits={exhibits}
                nowMs={now()}
                onCancel={() => setLogging(null)}
                onSave={(contact) => {
                  setLogging(null);
                  onRecord(
                    [{ type: 'contact-logged', contact }],
                    t(`contact.logged.${contact.direction}`, { stage: name }),
                  );
                }}
              />
            ) : (
              <div class="fact-actions">
                <Button icon={MessageSquarePlus} onClick={() => setLogging('sent')}>
                  {t('contact.logSent')}
                  <span class="unseen"> {name}</span>
                </Button>
                <Button icon={CircleDot} onClick={() => setLogging('received')}>
                  {t('contact.logReceived')}
                  <span class="unseen"> {name}</span>
                </Button>
              </div>
            ))}
        </div>
      </details>
    </li>
  );
}

/** What is heard answers the paper that was sent last. */
function answering(contacts: readonly Contact[]) {
  const paper = contacts.findLast(({ direction }) => direction === 'sent')?.paper;
  return paper === undefined ? {} : { start: { channel: '', text: '', exhibits: [], paper } };
}

const isPressing = ({ state }: Deadline): boolean => state === 'soon' || state === 'overdue';

/** Warnings about what may go wrong because of what was done. */
const LOUD: ReadonlySet<string> = new Set(CONFLICT_WARNINGS);

function requirementText(id: string, t: ReturnType<typeof useT>): string {
  const key = `case.requirement.${id}`;
  return isMessageKey(key) ? t(key) : looseText(`case.need.${id}.what`, t);
}
