import {
  lineText,
  readVoucher,
  voucherValue,
  type ReadLine,
  type TextBox,
  type VoucherHint,
} from '@/utils/recognise/import/voucher';
import { suggestKind } from '@/utils/recognise/import/suggest-kind';
import type { AppError } from '@/utils/shared/errors';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ScanText } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { kindOf, kindText } from '../../format/kind';
import { useBlobUrl } from '../../hooks/use-blob-url';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Notice } from '../../ui/Notice';
import { Progress } from '../../ui/Progress';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface VoucherTextProps {
  readonly ports: Pick<Ports, 'ask' | 'imports'>;
  readonly row: ExhibitRow;
  readonly picture: Blob;
  readonly size: Size;
}

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly share: number | null }
  | { readonly at: 'read'; readonly lines: readonly ReadLine[] }
  | { readonly at: 'failed'; readonly error: AppError };

/** 识别文字: what a voucher says, each value beside the place it stands in, and into the case only on a click. */
export function VoucherText({ ports, row, picture, size }: VoucherTextProps) {
  const t = useT();
  const [state, setState] = useState<State>({ at: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const { imports } = ports;
  if (!imports) return null;
  const start = async () => {
    const abort = new AbortController();
    stop.current = abort;
    setState({ at: 'running', share: null });
    const read = await imports.readPicture(picture, abort.signal, (share) => {
      if (!abort.signal.aborted) setState({ at: 'running', share });
    });
    if (read.ok) {
      setState({ at: 'read', lines: read.value });
      // Only for searching: that it did not work is no reason to stop.
      const text = read.value.map(lineText).join('\n').slice(0, 100_000);
      void ports.ask('exhibit.read', { exhibitId: row.id, text });
    } else setState(abort.signal.aborted ? { at: 'idle' } : { at: 'failed', error: read.error });
  };
  return (
    <section class="ocr" aria-label={t('ocr.title')}>
      <h3>{t('ocr.title')}</h3>
      {state.at === 'idle' && (
        <>
          <Button icon={ScanText} onClick={() => void start()}>
            {t('ocr.start')}
          </Button>
          <p class="ocr-hint">{t('ocr.hint')}</p>
        </>
      )}
      {state.at === 'running' && (
        <div class="ocr-running">
          <Progress
            label={t('ocr.running')}
            text={t(state.share === null ? 'ocr.loading' : 'ocr.reading')}
            share={state.share}
          />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t('ocr.cancel')}
          </Button>
        </div>
      )}
      {state.at === 'failed' && <ErrorNote error={state.error} onDismiss={() => setState({ at: 'idle' })} />}
      {state.at === 'read' && (
        <Found ports={ports} row={row} picture={picture} size={size} lines={state.lines} />
      )}
    </section>
  );
}

function Found({
  ports,
  row,
  picture,
  size,
  lines,
}: VoucherTextProps & { readonly lines: readonly ReadLine[] }) {
  const t = useT();
  const url = useBlobUrl(picture);
  const [refused, setRefused] = useState<AppError | null>(null);
  const texts = lines.map(lineText).filter((text) => text !== '');
  const { offsetMinutes } = row.record.startedAt;
  const hints = readVoucher(lines, offsetMinutes);
  const { kind } = suggestKind('', texts.join('\n'));
  const adopt = async ({ field }: VoucherHint, value: string) => {
    const entries = [{ type: 'field-set', field, value, exhibit: row.id, number: row.number }] as const;
    const done = await ports.ask('case.record', { caseId: row.caseId, entries });
    setRefused(done.ok ? null : done.error);
    return done.ok;
  };
  return (
    <>
      {kind !== 'other' && kind !== kindOf(row) && (
        <div class="ocr-kind">
          <span>{t('ocr.kind', { kind: kindText(kind, 'imported', t) })}</span>
          <Button
            size="small"
            onClick={() => void ports.ask('exhibit.classify', { exhibitId: row.id, kind })}
          >
            {t('ocr.kindApply', { kind: kindText(kind, 'imported', t) })}
          </Button>
        </div>
      )}
      <p>{t(hints.length > 0 ? 'ocr.found' : 'ocr.none')}</p>
      {refused && <ErrorNote error={refused} onDismiss={() => setRefused(null)} />}
      <ul class="ocr-hints">
        {hints.map((hint) => (
          <Suggestion
            key={hint.field}
            hint={hint}
            offsetMinutes={offsetMinutes}
            url={url}
            size={size}
            onAdopt={(value) => adopt(hint, value)}
          />
        ))}
      </ul>
      <details>
        <summary>{t('ocr.lines', { n: texts.length })}</summary>
        <pre class="file-text">{texts.join('\n')}</pre>
      </details>
      <Notice look="info">{t('ocr.notKept')}</Notice>
    </>
  );
}

interface SuggestionProps {
  readonly hint: VoucherHint;
  readonly offsetMinutes: number;
  readonly url: string | null;
  readonly size: Size;
  readonly onAdopt: (value: string) => Promise<boolean>;
}

/** One value: as read, in the picture, and as it would be used; the user may correct it first. */
function Suggestion({ hint, offsetMinutes, url, size, onAdopt }: SuggestionProps) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState(hint.verbatim.replace(/^[-−–—]\s?(?=\d)/, ''));
  const [adopted, setAdopted] = useState(false);
  const value = voucherValue(hint.field, text, offsetMinutes);
  const field = t(`ocr.field.${hint.field}`);
  return (
    <li>
      <label for={id}>{field}</label>
      {url && <Region url={url} box={hint.box} size={size} alt={t('ocr.region', { field })} />}
      <div class="ocr-value">
        <input
          id={id}
          type="text"
          value={text}
          aria-invalid={value === undefined ? true : undefined}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setAdopted(false);
          }}
        />
        <Button
          size="small"
          disabled={value === undefined || adopted}
          onClick={() => {
            if (value !== undefined) void onAdopt(value).then(setAdopted);
          }}
        >
          {t(adopted ? 'ocr.adopted' : 'ocr.adopt')}
        </Button>
      </div>
    </li>
  );
}

/** A piece of the picture, as large as there is room. */
function Region({ url, box, size, alt }: { url: string; box: TextBox; size: Size; alt: string }) {
  const margin = box.height * 0.5;
  const x = Math.max(0, box.x - margin);
  const y = Math.max(0, box.y - margin);
  const width = Math.min(size.width - x, box.width + 2 * margin);
  const height = Math.min(size.height - y, box.height + 2 * margin);
  const percent = (part: number, of: number) => `${(part / of) * 100}%`;
  return (
    <span class="ocr-region" style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${width}px` }}>
      <img
        src={url}
        alt={alt}
        style={{
          width: percent(size.width, width),
          left: percent(-x, width),
          top: percent(-y, height),
        }}
      />
    </span>
  );
}
