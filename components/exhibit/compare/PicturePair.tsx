import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ChevronDown, ChevronUp } from 'lucide';
import { useId, useRef, useState } from 'preact/hooks';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import type { Region } from './change-grid';
import { MarkedPicture } from './MarkedPicture';
import { SideName } from './SideName';
import type { BothPictures } from './use-pictures';

interface PicturePairProps {
  readonly before: ExhibitRow;
  readonly after: ExhibitRow;
  readonly pictures: BothPictures;
  readonly regions: readonly Region[];
}

/** Below this two pictures beside each other are too small to read, CSS px. */
const NARROW = 560;

/** Two stitched pictures in one scrolling field: beside each other, or on top of each other with a slider. */
export function PicturePair({ before, after, pictures, regions }: PicturePairProps) {
  const t = useT();
  const field = useRef<HTMLDivElement>(null);
  const sliderId = useId();
  const [over, setOver] = useState(() => innerWidth < NARROW);
  const [split, setSplit] = useState(50);
  const [current, setCurrent] = useState(-1);
  const labels = { before: exhibitLabel(before.number), after: exhibitLabel(after.number) };
  const shared = Math.min(pictures.before.height, pictures.after.height);

  const go = (step: number) => {
    const next = (Math.max(current, step > 0 ? -1 : 0) + step + regions.length) % regions.length;
    setCurrent(next);
    const mark = field.current?.querySelector(`[data-region="${next}"]`);
    mark?.scrollIntoView({ block: 'center', inline: 'nearest' });
  };
  const picture = (row: ExhibitRow, of: BothPictures['before']) => (
    <MarkedPicture row={row} files={of} regions={regions} current={current} shared={shared} />
  );
  return (
    <div class="picture">
      <div class="compare-bar">
        <div class="picture-bar" role="group" aria-label={t('compare.modes')}>
          <Button size="small" pressed={!over} onClick={() => setOver(false)}>
            {t('compare.mode.beside')}
          </Button>
          <Button size="small" pressed={over} onClick={() => setOver(true)}>
            {t('compare.mode.over')}
          </Button>
        </div>
        {regions.length > 0 && (
          <div class="picture-bar compare-steps">
            <span role="status" class="pane-soft">
              {current >= 0 ? t('compare.place', { n: current + 1, total: regions.length }) : ''}
            </span>
            <Button size="small" icon={ChevronUp} onClick={() => go(-1)}>
              {t('compare.previous')}
            </Button>
            <Button size="small" icon={ChevronDown} onClick={() => go(1)}>
              {t('compare.next')}
            </Button>
          </div>
        )}
      </div>
      {over && (
        <div class="compare-slider">
          <label for={sliderId}>{t('compare.slider', labels)}</label>
          <input
            id={sliderId}
            type="range"
            min={0}
            max={100}
            value={split}
            aria-valuetext={t('compare.sliderValue', { before: labels.before, n: split })}
            onInput={(event) => setSplit(Number(event.currentTarget.value))}
          />
        </div>
      )}
      <div
        ref={field}
        class="picture-scroll compare-field"
        role="region"
        aria-label={t('compare.pictureRegion', labels)}
        tabIndex={0}
      >
        {over ? (
          <div class="compare-over">
            {picture(before, pictures.before)}
            <div class="compare-top" style={{ clipPath: `inset(0 0 0 ${split}%)` }}>
              {picture(after, pictures.after)}
            </div>
            <span class="compare-edge" style={{ left: `${split}%` }} />
          </div>
        ) : (
          <div class="compare-beside">
            <SideName row={before} when={t('compare.before')} />
            <SideName row={after} when={t('compare.after')} />
            {picture(before, pictures.before)}
            {picture(after, pictures.after)}
          </div>
        )}
      </div>
    </div>
  );
}
