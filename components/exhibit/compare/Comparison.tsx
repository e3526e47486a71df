import { exhibitLabel } from '@/utils/exhibit/ids';
import { pageKey } from '@/utils/recognise/compare/page-key';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Notice } from '../../ui/Notice';
import { Loaded } from '../Loaded';
import { FactChanges } from './FactChanges';
import { PictureChanges } from './PictureChanges';
import { TextChanges } from './TextChanges';
import { useChanges, type Changes } from './use-changes';
import { usePictures, type PictureState } from './use-pictures';

interface ComparisonProps {
  readonly before: ExhibitRow;
  readonly after: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
}

/** Facts first, then the text, then the picture. */
export function Comparison({ before, after, readBlob }: ComparisonProps) {
  const t = useT();
  const changes = useChanges(before, after, readBlob);
  const pictures = usePictures(before, after, readBlob);
  const nothing = changes.state === 'ready' && sameWords(changes.value) && samePicture(pictures.state);
  return (
    <>
      <Statement before={before} after={after} nothing={nothing} />
      <section>
        <h3>{t('compare.facts')}</h3>
        <Loaded read={changes}>
          {({ facts }) => <FactChanges changes={facts} before={before} after={after} />}
        </Loaded>
      </section>
      {changes.state !== 'failed' && (
        <section>
          <h3>{t('compare.text')}</h3>
          <Loaded read={changes}>{(value) => <Texts before={before} after={after} changes={value} />}</Loaded>
        </section>
      )}
      <section>
        <h3>{t('compare.picture')}</h3>
        <PictureChanges before={before} after={after} pictures={pictures} />
      </section>
    </>
  );
}

function Texts({ before, after, changes }: Omit<ComparisonProps, 'readBlob'> & { changes: Changes }) {
  const t = useT();
  const [a, b] = [changes.before.text, changes.after.text];
  if (a === null || b === null) {
    const lacking = [...(a === null ? [before] : []), ...(b === null ? [after] : [])];
    return <Notice look="warn">{t('compare.textMissing', { labels: labelsOf(lacking, t) })}</Notice>;
  }
  return <TextChanges before={before} after={after} beforeText={a} afterText={b} />;
}

interface StatementProps extends Omit<ComparisonProps, 'readBlob'> {
  readonly nothing: boolean;
}

/** A difference is between two captures: what that means, and what it does not. */
function Statement({ before, after, nothing }: StatementProps) {
  const t = useT();
  const both = [before, after];
  const damaged = both.filter((row) => row.integrity === 'damaged');
  const pending = both.filter((row) => row.integrity === 'verifying');
  const partial = both.filter((row) => row.record.state === 'partial' || row.record.notCaptured.length > 0);
  const values = { before: exhibitLabel(before.number), after: exhibitLabel(after.number) };
  const key = pageKey(before.record.source.url);
  return (
    <div class="compare-notices">
      {damaged.length > 0 ? (
        <Notice look="bad">
          {t('compare.statementDamaged', { ...values, labels: labelsOf(damaged, t) })}
        </Notice>
      ) : pending.length > 0 ? (
        <Notice look="info">
          {t('compare.statementPending', { ...values, labels: labelsOf(pending, t) })}
        </Notice>
      ) : (
        <Notice look="info">{t('compare.statement', values)}</Notice>
      )}
      {(key === null || key !== pageKey(after.record.source.url)) && (
        <Notice look="warn">{t('compare.notSamePage')}</Notice>
      )}
      {partial.length > 0 && (
        <Notice look="warn">{t('compare.gaps', { labels: labelsOf(partial, t) })}</Notice>
      )}
      {nothing && <Notice look="info">{t('compare.nothing')}</Notice>}
    </div>
  );
}

const labelsOf = (rows: readonly ExhibitRow[], t: ReturnType<typeof useT>): string =>
  rows.map((row) => exhibitLabel(row.number)).join(t('common.listSeparator'));

const sameWords = ({ facts, before, after }: Changes): boolean =>
  facts.length === 0 && before.text !== null && before.text === after.text;

const samePicture = (pictures: PictureState): boolean =>
  pictures.state === 'shown' &&
  pictures.pixels.state === 'done' &&
  pictures.pixels.value.regions.length === 0 &&
  pictures.before.height === pictures.after.height;
