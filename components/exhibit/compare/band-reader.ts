import type { PictureFiles } from './picture-files';

/**
 * Pixels of a stitched picture, band by band from the top. At most one part is decoded at a time (≤ 48 million px,
 * which is how the stitcher cuts them), so a page of any height takes the same memory.
 */
export class BandReader {
  readonly #files: PictureFiles;
  readonly #context: OffscreenCanvasRenderingContext2D;
  #at = 0;
  /** Picture row at which the open part starts. */
  #top = 0;
  #open: ImageBitmap | undefined;

  /** @param rows device-px rows of the tallest band that will be asked for. */
  constructor(files: PictureFiles, rows: number) {
    this.#files = files;
    // Bands are read back at once: keep them out of the GPU.
    const context = new OffscreenCanvas(files.width, rows).getContext('2d', {
      alpha: false,
      willReadFrequently: true,
    });
    if (!context) throw new Error('no 2d context');
    this.#context = context;
  }

  /** RGBA, one 32-bit word a pixel. Bands must be asked for from the top down. Throws where a part cannot be decoded. */
  async read(top: number, rows: number): Promise<Uint32Array> {
    let row = top;
    while (row < top + rows) {
      const part = await this.#partAt(row);
      const take = Math.min(top + rows - row, this.#top + part.height - row);
      const width = part.width;
      this.#context.drawImage(part, 0, row - this.#top, width, take, 0, row - top, width, take);
      row += take;
    }
    const { data } = this.#context.getImageData(0, 0, this.#files.width, rows);
    return new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  async #partAt(row: number): Promise<ImageBitmap> {
    let part = this.#files.parts[this.#at];
    while (part && row >= this.#top + part.height) {
      this.close();
      this.#top += part.height;
      this.#at += 1;
      part = this.#files.parts[this.#at];
    }
    if (!part) throw new RangeError(`no row ${row} in the picture`);
    this.#open ??= await createImageBitmap(part.blob, { colorSpaceConversion: 'none' });
    return this.#open;
  }
}
