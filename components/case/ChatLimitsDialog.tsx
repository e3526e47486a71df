import {
  CHAT_LIMIT_NAMES,
  CHAT_LIMITS,
  isWithinLimit,
  type ChatLimit,
  type ChatLimits,
} from '@/utils/recognise/chat/limits';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

interface ChatLimitsDialogProps {
  readonly limits: ChatLimits;
  readonly onSave: (limits: ChatLimits) => void;
  readonly onClose: () => void;
}

const fieldsOf = (limits: ChatLimits): Record<ChatLimit, string> => ({
  messages: String(limits.messages),
  minutes: String(limits.minutes),
  pictures: String(limits.pictures),
  history: String(limits.history),
});
const USUAL: ChatLimits = {
  messages: CHAT_LIMITS.messages.usual,
  minutes: CHAT_LIMITS.minutes.usual,
  pictures: CHAT_LIMITS.pictures.usual,
  history: CHAT_LIMITS.history.usual,
};

/** How far a conversation is read at most. */
export function ChatLimitsDialog({ limits, onSave, onClose }: ChatLimitsDialogProps) {
  const t = useT();
  const [fields, setFields] = useState(fieldsOf(limits));
  const valueOf = (name: ChatLimit): number =>
    /^\d{1,7}$/.test(fields[name].trim()) ? Number(fields[name]) : Number.NaN;
  const wrong = CHAT_LIMIT_NAMES.filter((name) => !isWithinLimit(name, valueOf(name)));
  const save = () => {
    if (wrong.length > 0) return;
    onSave({
      messages: valueOf('messages'),
      minutes: valueOf('minutes'),
      pictures: valueOf('pictures'),
      history: valueOf('history'),
    });
    onClose();
  };
  return (
    <Dialog title={t('chat.limits')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p>{t('chat.limitsNote')}</p>
        {CHAT_LIMIT_NAMES.map((name) => (
          <Field
            key={name}
            label={t(`chat.limits.${name}`)}
            value={fields[name]}
            onInput={(value) => setFields({ ...fields, [name]: value })}
            maxLength={7}
            error={
              wrong.includes(name)
                ? t('chat.limitsRange', { least: CHAT_LIMITS[name].least, most: CHAT_LIMITS[name].most })
                : undefined
            }
          />
        ))}
        <div class="dialog-actions">
          <Button look="quiet" onClick={() => setFields(fieldsOf(USUAL))}>
            {t('chat.limitsUsual')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" type="submit" disabled={wrong.length > 0}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
