import { exhibitLabel, type Sha256 } from '@/utils/exhibit/ids';
import type { PanePicture, Picture } from '@/utils/exhibit/model';
import type { PageRect } from '@/utils/recognise/types';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import './picture.css';
import { PicturePart } from './PicturePart';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface PicturePaneProps {
  readonly row: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
  /** The place a fact was read from, CSS px of the page. */
  readonly highlight: PageRect | null;
}

/** The page as the browser drew it, and each of its panes that were photographed for themselves: one at a time. */
export function PicturePane({ row, readBlob, highlight }: PicturePaneProps) {
  const t = useT();
  const [chosen, setChosen] = useState(0);
  const { picture, panes = [] } = row.record;
  const all: readonly (Picture | PanePicture)[] = picture ? [picture, ...panes] : panes;
  const shown = all[highlight ? 0 : chosen];
  if (!shown) return <RawTiles row={row} readBlob={readBlob} />;
  return (
    <div class="picture">
      {all.length > 1 && (
        <div class="picture-bar picture-choice" role="group" aria-label={t('picture.which')}>
          {all.map((one, at) => (
            <Button key={at} size="small" pressed={one === shown} onClick={() => setChosen(at)}>
              {'name' in one ? one.name || t('picture.pane', { n: all.indexOf(one) }) : t('picture.whole')}
            </Button>
          ))}
        </div>
      )}
      <Stacked
        key={all.indexOf(shown)}
        row={row}
        picture={shown}
        readBlob={readBlob}
        highlight={shown === picture ? highlight : null}
      />
    </div>
  );
}

/** One picture: its parts stacked, fitted to the width or at actual size. */
function Stacked({ row, picture, readBlob, highlight }: PicturePaneProps & { readonly picture: Picture }) {
  const t = useT();
  const [actual, setActual] = useState(false);
  const [sizes, setSizes] = useState<Readonly<Record<string, Size>>>({});
  const { files } = row.record;
  const joined = picture.parts.length > 0;
  const paths = joined ? picture.parts : picture.tiles.map((tile) => tile.path);
  const label = exhibitLabel(row.number);
  const moved = picture.seams.filter((seam) => seam.differing > 0).length;
  const known = paths.map((path) => sizes[path]).filter((size) => size !== undefined);
  const width = Math.max(0, ...known.map((size) => size.width));
  const height = known.reduce((sum, size) => sum + size.height, 0);
  const whole = known.length === paths.length && width > 0;
  return (
    <>
      <div class="picture-bar" role="group" aria-label={t('picture.zoom')}>
        <Button size="small" pressed={!actual} onClick={() => setActual(false)}>
          {t('picture.fit')}
        </Button>
        <Button size="small" pressed={actual} onClick={() => setActual(true)}>
          {t('picture.actual')}
        </Button>
      </div>
      {picture.method === 'redrawn' && <Notice look="warn">{t('picture.redrawn')}</Notice>}
      {!joined && <TilesNote row={row} />}
      {moved > 0 && <Notice look="warn">{t('picture.moved', { n: moved })}</Notice>}
      <div class="picture-scroll" role="region" aria-label={t('picture.region', { label })} tabIndex={0}>
        <div
          class={`picture-stack${joined ? '' : ' picture-apart'}`}
          style={stackStyle(actual, width / picture.scale)}
        >
          {paths.map((path, at) => (
            <PicturePart
              key={path}
              sha256={files.find((file) => file.path === path)?.sha256 ?? NO_FILE}
              alt={t(altOf(picture), { label, n: at + 1, total: paths.length })}
              readBlob={readBlob}
              onSize={(w, h) => setSizes((before) => ({ ...before, [path]: { width: w, height: h } }))}
            />
          ))}
          {highlight && whole && joined && (
            <span
              ref={(element) => element?.scrollIntoView({ block: 'center', inline: 'nearest' })}
              class="picture-place"
              style={placeStyle(highlight, picture.scale, width, height, picture.tiles[0]?.scrollY ?? 0)}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** The capture ended before its screens were joined: the raw ones are shown, in their order. */
function RawTiles({ row, readBlob }: Pick<PicturePaneProps, 'row' | 'readBlob'>) {
  const t = useT();
  const label = exhibitLabel(row.number);
  const tiles = row.record.files.filter((file) => TILE.test(file.path));
  if (tiles.length === 0) return <Notice look="warn">{t('exhibit.fileMissing')}</Notice>;
  return (
    <div class="picture">
      <TilesNote row={row} />
      <div class="picture-scroll" role="region" aria-label={t('picture.region', { label })} tabIndex={0}>
        <div class="picture-stack picture-apart">
          {tiles.map(({ path, sha256 }, at) => (
            <PicturePart
              key={path}
              sha256={sha256}
              alt={t('picture.tileAlt', { label, n: at + 1, total: tiles.length })}
              readBlob={readBlob}
              onSize={() => undefined}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** A conversation is pictured step by step on purpose; of a page, tiles are what is left of a picture. */
function TilesNote({ row }: { row: ExhibitRow }) {
  const t = useT();
  const chat = row.record.chat !== undefined;
  return <Notice look={chat ? 'info' : 'warn'}>{t(chat ? 'picture.chatTiles' : 'picture.tilesOnly')}</Notice>;
}

const TILE = /^(panes\/\d+\/)?tiles\/\d+\.png$/;

function altOf({ method, parts }: Picture) {
  if (method === 'redrawn') return 'picture.redrawnAlt';
  return parts.length > 0 ? 'picture.alt' : 'picture.tileAlt';
}

/** `width`, CSS px: what the picture had on the page, 0 until it is known. Fitting never blows a picture up. */
function stackStyle(actual: boolean, width: number) {
  if (width === 0) return { width: '100%' };
  return actual ? { width: `${width}px` } : { maxWidth: `min(100%, ${width}px)` };
}

/** A record that names a part it does not hold is damaged: the store answers that no such blob exists. */
const NO_FILE = '' as Sha256;

/** `scrollY`, CSS px: where the page stood at the picture's top edge. */
function placeStyle(rect: PageRect, scale: number, width: number, height: number, scrollY: number) {
  const percent = (value: number, of: number) => `${((value * scale) / of) * 100}%`;
  return {
    left: percent(rect.x, width),
    top: percent(rect.y - scrollY, height),
    width: percent(rect.width, width),
    height: percent(rect.height, height),
  };
}
