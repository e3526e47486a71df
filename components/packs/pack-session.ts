import { pagesInBudget } from '@/utils/packs/budget';
import { packLabel, pictureName, timeText, VIEW_ZH, type MarginText } from '@/utils/packs/labels';
import type { PackPicture, PackView } from '@/utils/packs/pack.types';
import type { PlannedPage } from '@/utils/packs/plan-pages';
import type { ChannelProfile } from '@/utils/packs/profile.types';
import type { CutPage } from '@/utils/pictures/cut-page';
import { appError, type AppError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { clipped } from '../case/exhibit-list-picture/paper-text';
import { fullText, offsetHere } from '../format/when';
import type { PackPorts, PackWork, Ports } from '../ports';
import { loadSource, type PlannedSheet } from './load-source';

/** One exhibit of the pack, and how it is shown. */
export interface Chosen {
  /** 0: the list of exhibits. */
  readonly number: number;
  readonly view: PackView;
}

/** What became of a page: `in` is made; `room`: no place among the channel's files; `bytes`: legible only above its limit. */
export type PageFate = 'in' | 'waiting' | 'room' | 'bytes' | 'removed';

export interface PageState {
  /** `4.picture.0.2` */
  readonly key: string;
  readonly chosen: Chosen;
  readonly page: PlannedPage;
  /** 1-based, of all pages of its exhibit. */
  readonly at: number;
  readonly of: number;
  readonly messages?: readonly [number, number];
  readonly fate: PageFate;
  readonly picture?: CutPage;
}

export interface SourceState {
  readonly chosen: Chosen;
  readonly error?: AppError;
  readonly pages: readonly PageState[];
}

export interface PackInput {
  readonly chosen: readonly Chosen[];
  readonly profile: Pick<ChannelProfile, 'maxFiles' | 'maxBytesEach' | 'formats'>;
  /** What the user put in or took out, by key of the page. */
  readonly wanted: ReadonlyMap<string, boolean>;
}

export interface PackProgress {
  readonly doing: 'reading' | 'cutting';
  readonly number: number;
  /** 0–1 of all */
  readonly share: number;
}

interface Listed extends Omit<PageState, 'fate' | 'picture'> {
  readonly sheet: PlannedSheet;
}

/** The pictures of a case's packs, as long as its screen is open: what was read and cut once is not done again. */
export class PackSession {
  readonly #sheets = new Map<string, Result<readonly PlannedSheet[]>>();
  readonly #pictures = new Map<string, CutPage | null>();
  readonly #ports: Pick<Ports, 'readBlob' | 'now'>;
  readonly #packs: PackPorts;
  readonly #row: CaseRow;
  readonly #exhibits: readonly ExhibitRow[];
  readonly #orderNumber: string | undefined;

  constructor(
    ports: Pick<Ports, 'readBlob' | 'now'>,
    packs: PackPorts,
    row: CaseRow,
    exhibits: readonly ExhibitRow[],
    orderNumber: string | undefined,
  ) {
    this.#ports = ports;
    this.#packs = packs;
    this.#row = row;
    this.#exhibits = exhibits;
    this.#orderNumber = orderNumber;
  }

  /**
   * Reads what was chosen and cuts what fits. An exhibit that cannot be read stands in the answer with its error; the rest
   * goes on. `CANCELLED`: what was done stays done.
   */
  async prepare(
    input: PackInput,
    signal: AbortSignal,
    onProgress: (progress: PackProgress) => void,
  ): Promise<Result<readonly SourceState[]>> {
    const work = this.#packs.open();
    try {
      for (const [at, { number, view }] of input.chosen.entries()) {
        if (signal.aborted) return err(appError('CANCELLED'));
        const tell = (share: number): void =>
          onProgress({ doing: 'reading', number, share: ((at + share) / input.chosen.length) * 0.6 });
        tell(0);
        await this.#load(number, view, work, signal, tell);
      }
      for (;;) {
        const chosen = this.#budget(input);
        const next = this.#listed(input.chosen).find(
          ({ key }) => chosen.has(key) && !this.#pictures.has(pictureKey(key, input.profile)),
        );
        if (!next) return ok(this.state(input));
        if (signal.aborted) return err(appError('CANCELLED'));
        const made = [...chosen].filter((key) => this.#pictures.has(pictureKey(key, input.profile))).length;
        onProgress({ doing: 'cutting', number: next.chosen.number, share: 0.6 + (0.4 * made) / chosen.size });
        const cut = await work.cut(next.sheet.plan, next.page, this.#margin(next), input.profile, signal);
        if (!cut.ok && cut.error.code === 'CANCELLED') return cut;
        if (cut.ok) this.#pictures.set(pictureKey(next.key, input.profile), cut.value);
        else this.#sheets.set(sourceKey(next.chosen), cut);
      }
    } finally {
      work.close();
    }
  }

  /** What is ready now. */
  state(input: PackInput): readonly SourceState[] {
    const chosen = this.#budget(input);
    return input.chosen.map((one) => {
      const loaded = this.#sheets.get(sourceKey(one));
      const pages = this.#listed([one]).map(({ sheet: _sheet, ...page }): PageState => {
        const picture = this.#pictures.get(pictureKey(page.key, input.profile));
        const fate: PageFate =
          picture === null
            ? 'bytes'
            : chosen.has(page.key)
              ? picture
                ? 'in'
                : 'waiting'
              : input.wanted.get(page.key) === false
                ? 'removed'
                : 'room';
        return { ...page, fate, ...(picture ? { picture } : {}) };
      });
      return { chosen: one, pages, ...(loaded && !loaded.ok ? { error: loaded.error } : {}) };
    });
  }

  /** The finished pictures, named in their order. */
  async pictures(sources: readonly SourceState[]): Promise<readonly PackPicture[]> {
    const ready = sources.flatMap(({ pages }) => pages.filter(({ fate }) => fate === 'in'));
    const out: PackPicture[] = [];
    for (const { chosen, picture, at, of, messages } of ready) {
      if (!picture) continue;
      out.push({
        name: pictureName(out.length + 1, chosen.number, [at, of], picture.format),
        sha256: await this.#packs.digest(picture.blob),
        blob: picture.blob,
        exhibit: chosen.number,
        label: packLabel(chosen.number),
        title: this.#title(chosen.number),
        view: chosen.view,
        page: at,
        pages: of,
        from: picture.from,
        scale: picture.scale,
        ...(messages ? { messages } : {}),
      });
    }
    return out;
  }

  async #load(
    number: number,
    view: PackView,
    work: PackWork,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<void> {
    const key = sourceKey({ number, view });
    if (this.#sheets.has(key)) return;
    const loaded = await loadSource(number, view, {
      ports: this.#ports,
      packs: this.#packs,
      work,
      row: this.#row,
      exhibits: this.#exhibits,
      orderNumber: this.#orderNumber,
      signal,
      onProgress,
    });
    if (loaded.ok || loaded.error.code !== 'CANCELLED') this.#sheets.set(key, loaded);
  }

  /** Pages that go in: those that turned out too large make room for others. */
  #budget({ chosen, profile, wanted }: PackInput): ReadonlySet<string> {
    const too = new Map(wanted);
    const sources = chosen.map((one) => this.#listed([one]));
    for (const { key } of sources.flat())
      if (this.#pictures.get(pictureKey(key, profile)) === null) too.set(key, false);
    return pagesInBudget(
      sources.map((pages) => pages.map(({ key, page }) => ({ key, weight: page.weight }))),
      profile.maxFiles,
      too,
    );
  }

  #listed(chosen: readonly Chosen[]): readonly Listed[] {
    return chosen.flatMap((one) => {
      const loaded = this.#sheets.get(sourceKey(one));
      if (!loaded?.ok) return [];
      const all = loaded.value.flatMap((sheet, of) =>
        sheet.plan.pages.map((page, at) => ({ sheet, page, key: `${sourceKey(one)}.${of}.${at}` })),
      );
      return all.map(({ sheet, page, key }, at) => {
        const shown = sheet.sheet.marks.flatMap(({ top, bottom, message }) =>
          message !== undefined && bottom > page.top && top < page.bottom ? [message] : [],
        );
        const [first, last] = [shown[0], shown.at(-1)];
        const messages =
          first !== undefined && last !== undefined ? { messages: [first, last] as const } : {};
        return { key, chosen: one, sheet, page, at: at + 1, of: all.length, ...messages };
      });
    });
  }

  #title(number: number): string {
    const record = this.#exhibits.find((one) => one.number === number)?.record;
    if (!record) return '证据目录';
    return clipped(record.summary.goodsTitle ?? (record.source.title || record.imported?.name || ''), 120);
  }

  #margin({ chosen: { number, view }, at, of, page, sheet }: Listed): MarginText {
    const record = this.#exhibits.find((one) => one.number === number)?.record;
    const now = this.#ports.now();
    const first = sheet.plan.parts.find(({ top, height }) => top + height > page.top)?.part;
    const drawn = view === 'excerpt' || view === 'transcript' || view === 'list';
    const redrawn = record?.picture?.method === 'redrawn' && view === 'picture';
    return {
      label: packLabel(number),
      title: this.#title(number),
      page: `第 ${at}/${of} 页`,
      time: record ? timeText(record.startedAt, record.origin) : `制作 ${fullText(now, offsetHere(now))}`,
      ...(first ? { sha256: first.sha256 } : {}),
      ...(redrawn ? { note: '重绘，非浏览器像素' } : drawn ? { note: VIEW_ZH[view] } : {}),
    };
  }
}

const sourceKey = ({ number, view }: Chosen): string => `${number}.${view}`;

/** The same page is another picture in another channel. */
const pictureKey = (key: string, { formats, maxBytesEach }: PackInput['profile']): string =>
  `${key} ${formats.includes('jpeg') ? 'jpeg' : 'png'} ${maxBytesEach}`;
