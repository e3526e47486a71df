import type { ReadLine, ReadWord } from '@/utils/recognise/import/voucher';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';

/** Where the build puts the recogniser (wxt.config.ts): it is never fetched from anywhere else. */
const HOME = '/ocr';

/** px. Below, letters of a small screenshot are too small to be told apart; above, it takes longer and reads no better. */
const WIDTH = { least: 700, most: 1000 };
/** px²; a very long screenshot is made smaller, whatever its width. */
const AREA = 24_000_000;
/** Mean brightness (0–255) below which white stands on black: turned round before it is read. */
const DARK = 110;

/** 0–1; `null` while the recogniser is being loaded. */
type Progress = (share: number | null) => void;

/**
 * Reads the text in a picture on this device, in a worker of its own that ends with it. Loaded when it is first asked for.
 * Errors: `TEXT_READING_FAILED`, `CANCELLED`.
 */
export async function readPictureText(
  picture: Blob,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<Result<ReadLine[]>> {
  let stop: (() => Promise<unknown>) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
  // Without a listener of its own an abort after the end would count as unhandled.
  aborted.catch(() => undefined);
  try {
    signal.throwIfAborted();
    onProgress(null);
    const [{ createWorker, OEM, PSM }, prepared] = await Promise.all([
      import('tesseract.js'),
      prepare(picture),
    ]);
    const at = (file: string): string => new URL(`${HOME}/${file}`, location.href).href;
    const starting = createWorker('chi_sim', OEM.LSTM_ONLY, {
      workerPath: at('worker.min.js'),
      corePath: at('tesseract-core-simd-lstm.js'),
      langPath: at(''),
      workerBlobURL: false,
      cacheMethod: 'none',
      gzip: true,
      logger: ({ status, progress }) => {
        if (status === 'recognizing text') onProgress(progress);
      },
      errorHandler: () => undefined,
    });
    stop = async () => (await starting).terminate();
    const worker = await Promise.race([starting, aborted]);
    await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, preserve_interword_spaces: '1' });
    const { data } = await Promise.race([
      worker.recognize(prepared.picture, {}, { blocks: true, text: false }),
      aborted,
    ]);
    const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((part) => part.lines));
    return ok(lines.map(({ words }) => ({ words: words.map((word) => wordOf(word, prepared.scale)) })));
  } catch (thrown) {
    if (signal.aborted) return err(appError('CANCELLED'));
    return err(appError('TEXT_READING_FAILED', { cause: String(thrown) }));
  } finally {
    void stop?.().catch(() => undefined);
  }
}

interface FoundWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

function wordOf({ text, confidence, bbox }: FoundWord, scale: number): ReadWord {
  return {
    text,
    confidence,
    box: {
      x: bbox.x0 / scale,
      y: bbox.y0 / scale,
      width: (bbox.x1 - bbox.x0) / scale,
      height: (bbox.y1 - bbox.y0) / scale,
    },
  };
}

/** Grey, of a size that reads well, dark on light. `scale`: px of the prepared picture per px of the original. */
async function prepare(picture: Blob): Promise<{ picture: Blob; scale: number }> {
  const image = await createImageBitmap(picture);
  const wanted = image.width < WIDTH.least ? 2 : Math.min(1, WIDTH.most / image.width);
  const scale = Math.min(wanted, Math.sqrt(AREA / (image.width * image.height)));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  context.filter = brightness(image) < DARK ? 'grayscale(1) invert(1)' : 'grayscale(1)';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return { picture: await canvas.convertToBlob({ type: 'image/png' }), scale };
}

function brightness(image: ImageBitmap): number {
  const side = 32;
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context) return 255;
  context.drawImage(image, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    sum += 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
  }
  return sum / (side * side);
}
