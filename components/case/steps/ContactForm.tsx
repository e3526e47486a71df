import { MAX_CONTACT_TEXT, type Contact, type Stage } from '@/utils/case/model';
import { exhibitLabel } from '@/utils/exhibit/ids';
import { offsetText } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hereOffset } from '../../format/case-words';
import { kindOf, kindText } from '../../format/kind';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { localInput, parseMoney, parseValue } from '../facts/parse-value';

interface ContactFormProps {
  readonly stage: Stage;
  readonly direction: Contact['direction'];
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly nowMs: number;
  /** What is known of it already. */
  readonly start?: Pick<Contact, 'channel' | 'text' | 'exhibits' | 'paper'>;
  readonly onSave: (contact: Contact) => void;
  readonly onCancel: () => void;
}

/** 记一笔: what was sent or heard, when, through which channel, with which exhibits. */
export function ContactForm(props: ContactFormProps) {
  const { stage, direction, exhibits, nowMs, start, onSave, onCancel } = props;
  const t = useT();
  const [time, setTime] = useState(localInput(nowMs));
  const [channel, setChannel] = useState(start?.channel ?? '');
  const [text, setText] = useState(start?.text ?? '');
  const [reference, setReference] = useState('');
  const [picked, setPicked] = useState<readonly number[]>(start?.exhibits ?? []);
  const [returned, setReturned] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const at = parseValue('paidAt', time);
  const money = returned.trim() === '' ? null : parseMoney(returned.trim());
  const save = () => {
    setTried(true);
    if (!at.ok || (money && !money.ok)) return;
    onSave({
      id: crypto.randomUUID(),
      stage,
      direction,
      at: at.value,
      channel: channel.trim(),
      text: text.trim(),
      exhibits: picked.toSorted((a, b) => a - b),
      ...(reference.trim() ? { reference: reference.trim() } : {}),
      ...(start?.paper === undefined ? {} : { paper: start.paper }),
      ...(money?.ok ? { recovered: money.value } : {}),
    });
  };
  const toggle = (number: number) =>
    setPicked(picked.includes(number) ? picked.filter((one) => one !== number) : [...picked, number]);
  return (
    <form
      ref={form}
      class="contact-form"
      aria-label={t(direction === 'sent' ? 'contact.logSent' : 'contact.logReceived')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p class="contact-form-title">{t(direction === 'sent' ? 'contact.logSent' : 'contact.logReceived')}</p>
      <div class="contact-form-pair">
        <Field
          label={t('contact.at')}
          type="datetime-local"
          value={time}
          onInput={setTime}
          hint={t('facts.zone', { zone: offsetText(hereOffset(nowMs)) })}
          error={tried && !at.ok ? t('facts.problem.time') : undefined}
        />
        <Field
          label={t('contact.channel')}
          value={channel}
          onInput={setChannel}
          placeholder={t('contact.channelHint')}
          maxLength={200}
          suggestions={t('contact.channels').split(/[、,]\s*/)}
        />
      </div>
      <Field
        label={t(direction === 'sent' ? 'contact.textSent' : 'contact.textReceived')}
        value={text}
        onInput={setText}
        multiline
        maxLength={MAX_CONTACT_TEXT}
        placeholder={t(direction === 'sent' ? 'contact.textSentHint' : 'contact.textReceivedHint')}
      />
      <Field
        label={t('contact.reference')}
        value={reference}
        onInput={setReference}
        placeholder={t('contact.referenceHint')}
        maxLength={200}
      />
      {direction === 'received' && (
        <Field
          label={t('letters.returned')}
          value={returned}
          onInput={setReturned}
          inputMode="decimal"
          hint={t('letters.returnedHint')}
          error={tried && money && !money.ok ? t('facts.problem.money') : undefined}
        />
      )}
      {exhibits.length > 0 && (
        <fieldset class="picker">
          <legend>
            {t('contact.exhibits')}
            <span class="pane-soft"> {t('contact.picked', { n: picked.length })}</span>
          </legend>
          {/* Scrolls when there are many; Tab reaches each box. */}
          <div class="picker-list">
            {exhibits.map((row) => (
              <label key={row.id}>
                <input
                  type="checkbox"
                  checked={picked.includes(row.number)}
                  onChange={() => toggle(row.number)}
                />
                <span>
                  {exhibitLabel(row.number)} {kindText(kindOf(row), row.record.origin, t)}
                  <span class="pane-soft"> {row.record.source.title}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div class="fact-actions">
        <Button type="submit" look="primary">
          {t('contact.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
