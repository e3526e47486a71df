import type { JobId, Sha256 } from '../../exhibit/ids';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { RedrawPlan, RedrawView } from '../../capture/redraw/stored-page';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';

/** Draws a stored page somewhere that has a DOM. */
export interface RedrawPort {
  /** `REDRAW_FAILED` with the reason, `STORE_DAMAGED`. */
  readonly open: (jobId: JobId, html: Sha256, view: RedrawView) => Promise<Result<RedrawSession>>;
}

export interface RedrawSession {
  readonly plan: RedrawPlan;
  /** One part as PNG. Rejects or fails with `REDRAW_FAILED`. */
  draw(part: number): Promise<Result<Blob>>;
  /** The first screen of the first part, small, JPEG. */
  thumbnail(part: Blob): Promise<Blob>;
  /** Lets go of the document. What is still being drawn comes to nothing. */
  close(): Promise<void>;
}

/** ms for all of it. A page of a few thousand elements takes 2 s a part. */
const DEADLINE = 60_000;

/**
 * The browser gave no pixels at all: draws the exhibit's own `page.html` instead, never the live page, and calls it
 * `redrawn`. The row that says why there are no browser pixels is in the record already. When this fails too, another
 * row says why; an error is returned only when storing failed.
 */
export async function keepRedrawn(
  ports: CapturePorts,
  job: Pick<CaptureJob, 'id' | 'signal'>,
  recorder: Recorder,
): Promise<Result<null>> {
  const html = recorder.kept('page.html');
  const { geometry } = recorder.draft;
  if (!ports.redraw || !html || !geometry || job.signal.aborted) return ok(null);
  const { redraw, journal } = ports;
  const limit = boundary(job.signal, DEADLINE);
  let session: RedrawSession | undefined;
  try {
    await journal.progress(job.id, 'redrawing', 0, 0);
    const opening = redraw.open(job.id, html.sha256, {
      ...geometry.viewport,
      devicePixelRatio: geometry.devicePixelRatio,
    });
    // Opened too late: nobody waits for it any more.
    void opening.then(
      (late) => (limit.over && late.ok ? late.value.close() : undefined),
      () => undefined,
    );
    const opened = await limit.before(opening);
    if (!opened.ok) return failed(recorder, opened.error);
    session = opened.value;
    return await keepParts(ports, job, recorder, session, limit);
  } catch (thrown) {
    return failed(recorder, fromUnknown(thrown, 'REDRAW_FAILED'));
  } finally {
    limit.clear();
    await session?.close();
  }
}

async function keepParts(
  ports: CapturePorts,
  job: Pick<CaptureJob, 'id'>,
  recorder: Recorder,
  session: RedrawSession,
  limit: Boundary,
): Promise<Result<null>> {
  const { plan } = session;
  const parts: string[] = [];
  let stopped: AppError | undefined;
  for (let part = 0; part < plan.parts; part++) {
    await ports.journal.progress(job.id, 'redrawing', part, plan.parts);
    const drawn = await limit.before(session.draw(part));
    if (!drawn.ok) {
      stopped = drawn.error;
      break;
    }
    const path = part === 0 ? 'redrawn.png' : `redrawn.${part + 1}.png`;
    const kept = await recorder.keep(path, drawn.value, 'derivative', ['page.html']);
    if (!kept.ok) return kept;
    parts.push(path);
    if (part > 0) continue;
    const small = await session.thumbnail(drawn.value);
    const keptSmall = await recorder.keep('thumb.jpg', small, 'derivative', [path]);
    if (!keptSmall.ok) return keptSmall;
  }
  if (parts.length === 0) return failed(recorder, stopped ?? appError('REDRAW_FAILED'));
  const rect = { x: 0, y: 0, width: plan.width, height: plan.height };
  recorder.draft.picture = {
    method: 'redrawn',
    tiles: [],
    seams: [],
    parts,
    scale: plan.scale,
    scroller: { selector: ':root', rect },
  };
  if (stopped) recorder.missing({ what: 'page-end', reason: stopped.code, where: parts.at(-1) ?? '' });
  else if (plan.drawn < plan.height) {
    recorder.missing({ what: 'page-end', reason: 'TOO_TALL', where: `${plan.drawn}px` });
  }
  return ok(null);
}

function failed(recorder: Recorder, { code, cause }: AppError): Result<null> {
  if (code === 'CANCELLED') recorder.missing({ what: 'pixels', reason: code, where: 'redrawn.png' });
  else {
    recorder.missing({ what: 'pixels', reason: 'REDRAW_FAILED', where: cause ?? code });
  }
  return ok(null);
}

interface Boundary {
  readonly over: boolean;
  /** The answer; a thrown one, and one that does not come in time, as an error: `CANCELLED` or `REDRAW_FAILED`. */
  before<T>(work: Promise<Result<T>>): Promise<Result<T>>;
  clear(): void;
}

/** Bounds everything that follows by the user's cancel and by a deadline (ms). */
function boundary(signal: AbortSignal, deadline: number): Boundary {
  let over = false;
  let end: (error: AppError) => void = () => undefined;
  const ended = new Promise<AppError>((resolve) => {
    end = (error) => {
      over = true;
      resolve(error);
    };
  });
  const timer = setTimeout(
    () => end(appError('REDRAW_FAILED', { cause: `not drawn within ${deadline} ms` })),
    deadline,
  );
  const cancel = (): void => end(appError('CANCELLED'));
  signal.addEventListener('abort', cancel);
  return {
    get over() {
      return over;
    },
    before: (work) =>
      Promise.race([
        work.catch((thrown: unknown) => err(fromUnknown(thrown, 'REDRAW_FAILED'))),
        ended.then((error) => err(error)),
      ]),
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    },
  };
}
