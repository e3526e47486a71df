import type { CaseEntry } from '@/utils/case/model';
import { citedIn, sentWords } from '@/utils/documents/compose';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { blanksIn } from '@/utils/documents/words';
import { paperLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ClipboardCopy, FileDown, Printer, Send } from 'lucide';
import { useState } from 'preact/hooks';
import { ContactForm } from '../case/steps/ContactForm';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { Letters } from './use-letters';

interface PaperActionsProps {
  readonly letters: Letters;
  readonly exhibits: readonly ExhibitRow[];
  readonly nowMs: number;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** How the paper leaves; what leaves is kept. 已发送 starts the other side's clock. */
export function PaperActions({ letters, exhibits, nowMs, onRecord }: PaperActionsProps) {
  const t = useT();
  const { template, text, takeOut, busy, done, paper } = letters;
  const [sent, setSent] = useState<{ readonly template: string; readonly number: number } | null>(null);
  const { stage } = TEMPLATES[template];
  const blanks = blanksIn(text).length;
  const cited = citedIn(
    text,
    paper.exhibits.map(({ number }) => number),
  );
  return (
    <div class="paper-actions">
      {blanks > 0 && <Notice look="warn">{t('letters.blanksLeft', { n: blanks })}</Notice>}
      <div class="fact-actions">
        <Button look="primary" icon={ClipboardCopy} disabled={busy} onClick={() => void takeOut('copy')}>
          {t('letters.copy')}
        </Button>
        <Button icon={FileDown} disabled={busy} onClick={() => void takeOut('docx')}>
          {t('letters.docx')}
        </Button>
        <Button icon={Printer} disabled={busy} onClick={() => void takeOut('print')}>
          {t('letters.print')}
        </Button>
        {stage && (
          <Button
            icon={Send}
            disabled={busy}
            onClick={() => void takeOut('sent').then((number) => number > 0 && setSent({ template, number }))}
          >
            {t('letters.sent')}
          </Button>
        )}
      </div>
      <p class="pane-soft">{t('letters.keeps')}</p>
      <p role="status" class="paper-done">
        {done &&
          (done.number > 0
            ? t(`letters.done.${done.way}`, { label: paperLabel(done.number) })
            : t('letters.notKept'))}
      </p>
      {sent?.template === template && stage && (
        <ContactForm
          stage={stage}
          direction="sent"
          exhibits={exhibits}
          nowMs={nowMs}
          start={{
            channel: TEMPLATES[template].channel ?? '',
            text: sentWords(text, paperLabel(sent.number)),
            exhibits: cited,
            paper: sent.number,
          }}
          onCancel={() => setSent(null)}
          onSave={(contact) => {
            setSent(null);
            onRecord(
              [{ type: 'contact-logged', contact }],
              t('contact.logged.sent', { stage: t(`stage.${stage}.title`) }),
            );
          }}
        />
      )}
    </div>
  );
}
