import type { Sha256 } from '@/utils/exhibit/ids';
import type { ReadLine } from '@/utils/recognise/import/voucher';
import type { AppError } from '@/utils/shared/errors';
import { ScanText } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Progress } from '../ui/Progress';

interface ReadPictureProps {
  readonly ports: Pick<Ports, 'imports' | 'readBlob'>;
  readonly sha256: Sha256;
  /** How many boxes were drawn for what it says. */
  readonly onLines: (lines: readonly ReadLine[]) => number;
}

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly share: number | null }
  | { readonly at: 'read'; readonly lines: number; readonly boxes: number }
  | { readonly at: 'failed'; readonly error: AppError };

/** 识别图中文字: what a picture says, for proposals of words and boxes. Reading is never taken for having looked. */
export function ReadPicture({ ports, sha256, onLines }: ReadPictureProps) {
  const t = useT();
  const [state, setState] = useState<State>({ at: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const { imports } = ports;
  if (!imports) return null;
  const start = async () => {
    const abort = (stop.current = new AbortController());
    setState({ at: 'running', share: null });
    const picture = await ports.readBlob(sha256);
    const read = picture.ok
      ? await imports.readPicture(picture.value, abort.signal, (share) => {
          if (!abort.signal.aborted) setState({ at: 'running', share });
        })
      : picture;
    if (abort.signal.aborted) setState({ at: 'idle' });
    else if (!read.ok) setState({ at: 'failed', error: read.error });
    else setState({ at: 'read', lines: read.value.length, boxes: onLines(read.value) });
  };
  if (state.at === 'running')
    return (
      <div class="redact-bar">
        <Progress
          label={t('ocr.running')}
          text={t(state.share === null ? 'ocr.loading' : 'ocr.reading')}
          share={state.share}
        />
        <Button size="small" onClick={() => stop.current?.abort()}>
          {t('ocr.cancel')}
        </Button>
      </div>
    );
  return (
    <>
      <div class="redact-bar">
        <Button size="small" icon={ScanText} onClick={() => void start()}>
          {t('redact.readPicture')}
        </Button>
        <span role="status">
          {state.at === 'read' && t('redact.readFound', { n: state.lines, boxes: state.boxes })}
        </span>
      </div>
      {state.at === 'failed' && <ErrorNote error={state.error} onDismiss={() => setState({ at: 'idle' })} />}
    </>
  );
}
