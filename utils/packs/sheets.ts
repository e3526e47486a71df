import type { ExhibitFile, Exhibit } from '../exhibit/model';
import type { StoredTile } from '../recognise/chat/parse';
import type { Fact } from '../recognise/types';
import { WHOLE_UP_TO } from './excerpt';
import type { PackView, Sheet, SheetPart } from './pack.types';
import type { RowMark } from './plan-pages';

/** How an exhibit could be shown, the best first; none: there is nothing to cut (a film, a PDF, a page without picture). */
export function viewsOf({ picture, chat, imported, files }: Exhibit): readonly PackView[] {
  const views: PackView[] = [];
  if (chat && chat.messages > 0 && files.some(({ path }) => path === 'chat.json')) {
    if (chat.messages > WHOLE_UP_TO) views.push('excerpt');
    views.push('transcript');
  }
  if (picture && picture.parts.length > 0) views.push('picture');
  if (imported?.kept && importedPicture(files)) views.push('import');
  if (files.some(({ path }) => TILE.test(path))) views.push('tiles');
  return views;
}

const TILE = /^(panes\/\d+\/)?tiles\/\d+\.png$/;
/** What every browser decodes. */
const DECODED = /^image\/(png|jpeg|webp|gif|bmp|avif)$/;

const importedPicture = (files: readonly ExhibitFile[]): ExhibitFile | undefined =>
  files.find(({ role, mediaType }) => role === 'original' && DECODED.test(mediaType));

type Open = (file: ExhibitFile) => SheetPart['open'];

/** What is not drawn by us. */
export type StoredView = Exclude<PackView, 'excerpt' | 'transcript' | 'list'>;

/** The sheets of what is not drawn but lies in the store. */
export function sheetsOf(
  record: Exhibit,
  view: StoredView,
  { facts, tiles, open }: { facts: readonly Fact[]; tiles: readonly StoredTile[]; open: Open },
): readonly Sheet[] {
  const part = (file: ExhibitFile, extra: Partial<SheetPart> = {}): SheetPart => ({
    path: file.path,
    sha256: file.sha256,
    open: open(file),
    ...extra,
  });
  if (view === 'picture') {
    const joined = [...(record.picture ? [record.picture] : []), ...(record.panes ?? [])];
    return joined.flatMap((picture, at) => {
      const files = picture.parts.flatMap((path) => record.files.find((file) => file.path === path) ?? []);
      if (files.length === 0) return [];
      const top = picture.tiles[0]?.scrollY ?? 0;
      const marks = at === 0 && record.picture ? marksOf(facts, picture.scale, top) : [];
      return [{ parts: files.map((file) => part(file)), scale: picture.scale, marks }];
    });
  }
  if (view === 'import') {
    const file = importedPicture(record.files);
    const size = record.imported?.picture;
    return file ? [{ parts: [part(file, size ? { size } : {})], scale: 1, marks: [] }] : [];
  }
  return record.files
    .filter(({ path }) => TILE.test(path))
    .map((file) => {
      const of = tiles.find(({ path }) => path === file.path);
      const scale = of?.scale ?? record.picture?.scale ?? record.geometry?.devicePixelRatio ?? 1;
      return { parts: [part(file, of ? { crop: cropOf(of) } : {})], scale, marks: [] };
    });
}

/** The part of the screen in which the conversation stands. */
const cropOf = ({ rect, scale }: StoredTile): NonNullable<SheetPart['crop']> => ({
  x: Math.max(0, Math.floor(rect.x * scale)),
  y: Math.max(0, Math.floor(rect.y * scale)),
  width: Math.ceil(rect.width * scale),
  height: Math.ceil(rect.height * scale),
});

const WEIGHT: Partial<Record<Fact['kind'], number>> = {
  orderNumber: 3,
  amount: 3,
  paidAt: 2,
  deliveredAt: 2,
  status: 2,
  wording: 2,
  goodsTitle: 1,
  seller: 1,
};

/** CSS px: what is taller is no line of text but what stands around one. */
const LINE = 120;

/** What was read off the page, where it stands in the picture. */
function marksOf(facts: readonly Fact[], scale: number, scrolled: number): readonly RowMark[] {
  return facts.flatMap(({ rect, visible, frame, kind }) =>
    rect && visible && frame === 0 && rect.height > 0 && rect.height <= LINE
      ? [
          {
            top: (rect.y - scrolled) * scale,
            bottom: (rect.y - scrolled + rect.height) * scale,
            weight: WEIGHT[kind] ?? 0,
          },
        ]
      : [],
  );
}
