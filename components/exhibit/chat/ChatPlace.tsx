import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ChatMessage } from '@/utils/recognise/chat/model';
import type { StoredTile } from '@/utils/recognise/chat/parse';
import type { PageRect } from '@/utils/recognise/types';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ArrowLeft, Images } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import '../picture.css';
import { PicturePart } from '../PicturePart';

/** Where a message is to be seen. */
export interface MessagePlace {
  /** `index` of the message. */
  readonly index: number;
  readonly tile: StoredTile;
  /** CSS px in the picture. */
  readonly rect: PageRect;
}

/** The picture that shows most of a message; `null` where none does. */
export function placeOf({ index, views }: ChatMessage, tiles: readonly StoredTile[]): MessagePlace | null {
  const places = views.flatMap(({ step, rect }) => {
    const tile = tiles.find((one) => one.step === step);
    return tile && rect.height > 0 ? [{ index, tile, rect }] : [];
  });
  return places.toSorted((a, b) => b.rect.height - a.rect.height)[0] ?? null;
}

interface ChatPlaceProps {
  readonly row: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
  readonly place: MessagePlace;
  readonly onBack: () => void;
  readonly onAll: () => void;
}

/** The raw screenshot that shows a message, with the message framed in it. */
export function ChatPlace({ row, readBlob, place: { tile, rect, index }, onBack, onAll }: ChatPlaceProps) {
  const t = useT();
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const paths = row.record.files.map(({ path }) => path).filter((path) => TILE.test(path));
  const file = row.record.files.find(({ path }) => path === tile.path);
  const label = exhibitLabel(row.number);
  const { scale } = tile;
  return (
    <div class="picture">
      <div class="picture-bar">
        <p class="picture-caption">{t('picture.chatPlace', { n: index })}</p>
        <Button size="small" icon={ArrowLeft} onClick={onBack}>
          {t('picture.chatBack')}
        </Button>
        <Button size="small" icon={Images} onClick={onAll}>
          {t('picture.chatAll')}
        </Button>
      </div>
      {file ? (
        <div class="picture-scroll" role="region" aria-label={t('picture.region', { label })} tabIndex={0}>
          <div class="picture-stack" style={size ? { maxWidth: `min(100%, ${size.width / scale}px)` } : {}}>
            <PicturePart
              sha256={file.sha256}
              alt={t('picture.chatTile', { label, n: paths.indexOf(tile.path) + 1, total: paths.length })}
              readBlob={readBlob}
              onSize={(width, height) => setSize({ width, height })}
            />
            {size && (
              <span
                ref={(element) => element?.scrollIntoView({ block: 'center', inline: 'nearest' })}
                class="picture-place"
                style={{
                  left: percent(rect.x * scale, size.width),
                  top: percent(rect.y * scale, size.height),
                  width: percent(rect.width * scale, size.width),
                  height: percent(rect.height * scale, size.height),
                }}
              />
            )}
          </div>
        </div>
      ) : (
        <Notice look="warn">{t('exhibit.fileMissing')}</Notice>
      )}
    </div>
  );
}

const TILE = /^tiles\/\d+\.png$/;

const percent = (value: number, of: number): string => `${(value / of) * 100}%`;
