import type { CaseEntry, Contact } from '@/utils/case/model';
import { paperLabel, type ExhibitId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ArrowUpRight, CornerDownLeft, Undo2 } from 'lucide';
import { hereText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { ExhibitStamps } from '../../ui/ExhibitStamps';
import { Icon } from '../../ui/Icon';

interface ContactListProps {
  /** By time. */
  readonly contacts: readonly Contact[];
  readonly label: string;
  readonly exhibits: readonly ExhibitRow[];
  readonly onOpen: (id: ExhibitId) => void;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** What was sent and what was heard, by time. */
export function ContactList({ contacts, label, exhibits, onOpen, onRecord }: ContactListProps) {
  const t = useT();
  return (
    <ol class="contacts" aria-label={label}>
      {contacts.map((contact) => (
        <li key={contact.id} class={`contact contact-${contact.direction}`}>
          <p class="contact-head">
            <span class="contact-direction">
              <Icon node={contact.direction === 'sent' ? ArrowUpRight : CornerDownLeft} size={14} />
              {t(`contact.${contact.direction}`)}
            </span>
            <time dateTime={contact.at}>{hereText(contact.at)}</time>
            {contact.channel && <span class="tag">{contact.channel}</span>}
            {contact.reference && (
              <span class="contact-reference">{t('contact.number', { number: contact.reference })}</span>
            )}
            {contact.paper !== undefined && (
              <span class="tag">{t('letters.number', { label: paperLabel(contact.paper) })}</span>
            )}
            {contact.recovered && <strong>{t('letters.returnedSum', { amount: contact.recovered })}</strong>}
            <ExhibitStamps numbers={contact.exhibits} exhibits={exhibits} onOpen={onOpen} />
          </p>
          {contact.text && <p class="contact-text">{contact.text}</p>}
          <Button
            size="small"
            look="quiet"
            icon={Undo2}
            onClick={() => onRecord([{ type: 'contact-withdrawn', id: contact.id }], t('contact.withdrawn'))}
          >
            {t('contact.withdraw')}
            <span class="unseen"> {hereText(contact.at)}</span>
          </Button>
        </li>
      ))}
    </ol>
  );
}
