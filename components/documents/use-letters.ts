import { useMemo, useState } from 'preact/hooks';
import { useLive } from '../hooks/use-live';
import { citedIn, composePaper, fileStem, missingIn, titleOf, type Missing } from '@/utils/documents/compose';
import { htmlOf } from '@/utils/documents/html';
import type { Answers, PaperCase, TemplateId } from '@/utils/documents/model';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { appError, fromUnknown, type AppError } from '@/utils/shared/errors';
import type { LogRow } from '@/utils/storage/rows';
import { printPaper } from './print-paper';
import { paperCase, stampTimes } from './paper-case';
import { readAnswers, readDraft, writeAnswers, writeDraft, type Draft } from './drafts';
import type { LettersPanelProps } from './LettersPanel';

export type Way = 'copy' | 'box' | 'docx' | 'print' | 'sent';

export interface Letters {
  readonly template: TemplateId;
  readonly choose: (template: TemplateId) => void;
  readonly paper: PaperCase;
  /** As it is now: changed by the user, or made anew. */
  readonly text: string;
  readonly auto: string;
  readonly missing: Missing;
  readonly draft: Draft | null;
  /** The case has gone on since the text was changed by hand. */
  readonly stale: boolean;
  readonly edit: (text: string) => void;
  readonly restore: () => void;
  /** Takes back the last `restore`. */
  readonly unrestore: (() => void) | null;
  readonly answers: Answers;
  readonly answer: (change: Answers) => void;
  /** Takes the paper out and keeps it; `what`: the words for the clipboard. The number it is kept under, or 0. */
  readonly takeOut: (way: Way, what?: string) => Promise<number>;
  readonly busy: boolean;
  readonly done: { readonly way: Way; readonly number: number } | null;
  readonly error: AppError | null;
  readonly dismiss: () => void;
}

const NO_LOG: readonly LogRow[] = [];

/** The papers of a case: which one, its words, and how it leaves. */
export function useLetters({ ports, row, exhibits, view }: LettersPanelProps, first: TemplateId): Letters {
  const caseId = row.id;
  const [template, setTemplate] = useState(first);
  // The clock of a paper stands still while it is worked on: the same words are the same paper.
  const [now, setNow] = useState(() => ports.now());
  const [answers, setAnswers] = useState(() => readAnswers(caseId));
  const [draft, setDraft] = useState(() => readDraft(caseId, first));
  const [thrown, setThrown] = useState<Draft | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Letters['done']>(null);
  const [error, setError] = useState<AppError | null>(null);
  const wantsStamps = template === 'evidence-list';
  const log = useLive<readonly LogRow[]>(
    wantsStamps ? (set) => ports.liveLog(caseId, set) : null,
    [ports, caseId, wantsStamps],
    NO_LOG,
  ).value;
  const paper = useMemo(
    () => paperCase(view, exhibits, answers, now, stampTimes(log)),
    [view, exhibits, answers, now, log],
  );
  const auto = useMemo(() => composePaper(template, paper), [template, paper]);
  const text = draft?.text ?? auto;

  const set = (next: Draft | null) => {
    setDraft(next);
    writeDraft(caseId, template, next);
  };
  const takeOut = async (way: Way, what?: string): Promise<number> => {
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      const stem = fileStem(text, now);
      const html = htmlOf(text, TEMPLATES[template]);
      // The click allows the clipboard for a moment only: first that, then what takes longer.
      if (way === 'copy' || way === 'box') await navigator.clipboard.writeText(what ?? text);
      const { docxOf } = await import('@/utils/documents/docx');
      const docx = await docxOf(text, TEMPLATES[template]);
      if (way === 'docx') ports.saveFile(`${stem}.docx`, docx);
      const left = await ports.leaveFiles([
        new File([text], 'paper.txt', { type: 'text/plain' }),
        new File([html], 'paper.html', { type: 'text/html' }),
        new File([docx], 'paper.docx', { type: docx.type }),
      ]);
      const kept = left.ok
        ? await ports.ask('document.keep', {
            caseId,
            template,
            title: titleOf(text).slice(0, 200) || template,
            exhibits: citedIn(
              text,
              paper.exhibits.map(({ number }) => number),
            ),
            inbox: left.value,
          })
        : left;
      if (way === 'print') await printPaper(html);
      if (!kept.ok) setError(kept.error);
      const number = kept.ok ? kept.value.number : 0;
      setDone({ way, number });
      return number;
    } catch (caught) {
      setError(
        way === 'copy' || way === 'box'
          ? appError('COPY_REFUSED', { cause: fromUnknown(caught).cause ?? '' })
          : fromUnknown(caught),
      );
      return 0;
    } finally {
      setBusy(false);
    }
  };
  return {
    template,
    choose: (next) => {
      setTemplate(next);
      setDraft(readDraft(caseId, next));
      setNow(ports.now());
      setThrown(null);
      setDone(null);
      setError(null);
    },
    paper,
    text,
    auto,
    missing: useMemo(() => missingIn(template, auto), [template, auto]),
    draft,
    stale: draft !== null && draft.auto !== auto,
    edit: (next) => {
      setThrown(null);
      setDone(null);
      set(next === auto ? null : { text: next, auto: draft?.auto ?? auto });
    },
    restore: () => {
      setThrown(draft);
      set(null);
      setNow(ports.now());
    },
    unrestore: thrown ? () => (set(thrown), setThrown(null)) : null,
    answers,
    answer: (change) => {
      const next = { ...answers, ...change };
      setAnswers(next);
      writeAnswers(caseId, next);
    },
    takeOut,
    busy,
    done,
    error,
    dismiss: () => setError(null),
  };
}
