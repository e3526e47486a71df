import { exhibitLabel } from '@/utils/exhibit/ids';
import { compareText } from '@/utils/recognise/compare/lines';
import { foldUnchanged, type RowGroup } from '@/utils/recognise/compare/stretches';
import type { ExhibitRow } from '@/utils/storage/rows';
import { UnfoldVertical } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import './compare-text.css';
import { SideName } from './SideName';
import { TextRowView } from './TextRowView';

interface TextChangesProps {
  readonly before: ExhibitRow;
  readonly after: ExhibitRow;
  readonly beforeText: string;
  readonly afterText: string;
}

/** Rows drawn at once; a page that was rewritten has thousands. */
const STEP = 300;

/** The two texts line by line: side by side where there is room, else one below the other. */
export function TextChanges({ before, after, beforeText, afterText }: TextChangesProps) {
  const t = useT();
  const { rows, differing, aligned } = useMemo(
    () => compareText(beforeText, afterText),
    [beforeText, afterText],
  );
  const groups = useMemo(() => foldUnchanged(rows), [rows]);
  const [limit, setLimit] = useState(STEP);
  const [open, setOpen] = useState<ReadonlySet<RowGroup>>(new Set());
  if (differing === 0) return <p class="pane-soft">{t('compare.textNone')}</p>;

  const labels = { before: exhibitLabel(before.number), after: exhibitLabel(after.number) };
  const isOpen = (group: RowGroup) => !group.folded || open.has(group);
  const total = groups.reduce((sum, group) => sum + (isOpen(group) ? group.rows.length : 0), 0);
  let left = limit;
  return (
    <>
      <p class="pane-soft">{t('compare.textCount', { n: differing })}</p>
      {!aligned && <Notice look="info">{t('compare.textUnaligned')}</Notice>}
      <div class="compare-text" role="region" aria-label={t('compare.textRegion', labels)} tabIndex={0}>
        <div class="compare-text-head">
          <SideName row={before} when={t('compare.before')} />
          <SideName row={after} when={t('compare.after')} />
        </div>
        {groups.map((group, at) => {
          if (left <= 0) return null;
          if (!isOpen(group)) {
            return (
              <div key={at} class="compare-fold">
                <Button
                  size="small"
                  look="quiet"
                  icon={UnfoldVertical}
                  onClick={() => {
                    setOpen(new Set([...open, group]));
                    setLimit(limit + Math.min(STEP, group.rows.length));
                  }}
                >
                  {t('compare.unfold', { n: group.rows.length })}
                </Button>
              </div>
            );
          }
          const shown = group.rows.slice(0, left);
          left -= shown.length;
          return shown.map((row, index) => <TextRowView key={`${at} ${index}`} row={row} />);
        })}
      </div>
      {total > limit && (
        <Button size="small" onClick={() => setLimit(limit + STEP)}>
          {t('compare.more', { n: Math.min(STEP, total - limit) })}
        </Button>
      )}
    </>
  );
}
