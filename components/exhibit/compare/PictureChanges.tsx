import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Notice } from '../../ui/Notice';
import { Progress } from '../../ui/Progress';
import './compare-picture.css';
import { endsEarly } from './kept-rows';
import { PicturePair } from './PicturePair';
import type { BothPictures, Pixels, usePictures } from './use-pictures';

interface PictureChangesProps {
  readonly before: ExhibitRow;
  readonly after: ExhibitRow;
  readonly pictures: ReturnType<typeof usePictures>;
}

/** The two pictures, where they differ, and how sure that is. */
export function PictureChanges({ before, after, pictures }: PictureChangesProps) {
  const t = useT();
  const { state, cancel, restart } = pictures;
  if (state.state === 'reading') return <p role="status">{t('exhibit.loading')}</p>;
  if (state.state === 'failed') {
    return (
      <>
        {state.row && <p>{t('compare.pictureDamaged', { label: exhibitLabel(state.row.number) })}</p>}
        <ErrorNote error={state.error} />
      </>
    );
  }
  if (state.state === 'none') {
    const label = exhibitLabel(state.row.number);
    return <Notice look="warn">{t('compare.pictureMissing', { label })}</Notice>;
  }
  const { pixels } = state;
  const redrawn = [before, after]
    .filter((row) => row.record.picture?.method === 'redrawn')
    .map((row) => exhibitLabel(row.number));
  const regions = pixels.state === 'done' ? pixels.value.regions : [];
  return (
    <>
      <PixelState
        pixels={pixels}
        widths={state}
        redrawn={redrawn.join(t('common.listSeparator'))}
        onCancel={cancel}
        onRestart={restart}
      />
      {pixels.state !== 'unlike' && redrawn.length === 0 && state.before.height !== state.after.height && (
        <HeightNote before={before} after={after} heights={state} />
      )}
      <PicturePair before={before} after={after} pictures={state} regions={regions} />
    </>
  );
}

interface PixelStateProps {
  readonly pixels: Pixels;
  readonly widths: BothPictures;
  /** Labels of those whose picture is not the browser's. */
  readonly redrawn: string;
  readonly onCancel: () => void;
  readonly onRestart: () => void;
}

function PixelState({ pixels, widths, redrawn, onCancel, onRestart }: PixelStateProps) {
  const t = useT();
  if (pixels.state === 'failed') return <ErrorNote error={pixels.error} />;
  if (pixels.state === 'redrawn') {
    return <Notice look="warn">{t('compare.pictureRedrawn', { labels: redrawn })}</Notice>;
  }
  if (pixels.state === 'unlike') {
    return (
      <Notice look="info">
        {t('compare.pictureUnlike', { before: widths.before.width, after: widths.after.width })}
      </Notice>
    );
  }
  if (pixels.state === 'running') {
    return (
      <div class="compare-progress">
        <Progress label={t('compare.comparing')} text={t('compare.comparingText')} share={pixels.share} />
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    );
  }
  if (pixels.state === 'cancelled') {
    return (
      <div class="compare-progress">
        <Notice look="info">{t('compare.cancelled')}</Notice>
        <Button size="small" onClick={onRestart}>
          {t('compare.restart')}
        </Button>
      </div>
    );
  }
  const { regions, share } = pixels.value;
  return (
    <p class="pane-soft" role="status">
      {regions.length === 0
        ? t('compare.pictureNone')
        : t('compare.pictureCount', { n: regions.length, percent: percentText(share) })}
    </p>
  );
}

/** 12%, 0.3%, <0.1%: never a rounded 0 for something that differs. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent >= 10) return `${Math.round(percent)}%`;
  return percent < 0.1 ? '<0.1%' : `${percent.toFixed(1)}%`;
}

function HeightNote({
  before,
  after,
  heights,
}: {
  before: ExhibitRow;
  after: ExhibitRow;
  heights: BothPictures;
}) {
  const t = useT();
  const shorter = heights.before.height < heights.after.height ? before : after;
  return (
    <Notice look="info">
      <p>{t('compare.heights', { before: heights.before.height, after: heights.after.height })}</p>
      {endsEarly(shorter.record) && <p>{t('compare.heightGap', { label: exhibitLabel(shorter.number) })}</p>}
    </Notice>
  );
}
