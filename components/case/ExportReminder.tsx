import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { reminderOf, SNOOZE } from '../format/reminder';
import { agoText } from '../format/when';
import type { ExportFlow } from '../hooks/use-export';
import { useLive } from '../hooks/use-live';
import { useLocale, useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import './export-reminder.css';

interface ExportReminderProps {
  readonly ports: Pick<Ports, 'ask' | 'liveSetting' | 'now'>;
  readonly row: CaseRow;
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly flow: ExportFlow;
  /** The button that exports stands beside this line anyway. */
  readonly bare?: boolean;
}

/** One quiet line when evidence exists only in this browser: export now, or not again for a week. */
export function ExportReminder({ ports, row, exhibits, flow, bare = false }: ExportReminderProps) {
  const t = useT();
  const locale = useLocale();
  const until = useLive<string | null | undefined>(
    (set) => ports.liveSetting('reminder', set),
    [ports],
    undefined,
  ).value;
  // Nothing is said before the store has told whether it was dismissed.
  const reminder = until === undefined ? null : reminderOf(row, exhibits, ports.now(), until);
  if (!reminder || flow.busy || flow.ready) return null;
  const text =
    reminder.kind === 'never'
      ? t('reminder.never')
      : t('reminder.since', { n: reminder.added, when: agoText(reminder.at, ports.now(), locale) });
  const later = new Date(ports.now() + SNOOZE).toISOString();
  return (
    <div class="export-reminder">
      <p>{text}</p>
      <span>
        {!bare && (
          <Button size="small" onClick={flow.start}>
            {t('reminder.export')}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          onClick={() => void ports.ask('settings.set', { key: 'reminder', value: later })}
        >
          {t('reminder.later')}
        </Button>
      </span>
    </div>
  );
}
