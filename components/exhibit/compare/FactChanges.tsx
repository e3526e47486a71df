import { exhibitLabel } from '@/utils/exhibit/ids';
import type { FactChange, Shown } from '@/utils/recognise/compare/change.types';
import type { ExhibitRow } from '@/utils/storage/rows';
import { CircleDashed, Minus, MoveRight, Plus } from 'lucide';
import { useT, type Translate } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { SideName } from './SideName';

interface FactChangesProps {
  readonly changes: readonly FactChange[];
  readonly before: ExhibitRow;
  readonly after: ExhibitRow;
}

/** What changed in words: both readings verbatim, side by side. */
export function FactChanges({ changes, before, after }: FactChangesProps) {
  const t = useT();
  if (changes.length === 0) return <p class="pane-soft">{t('compare.factsNone')}</p>;
  return (
    <div class="table-scroll" role="region" aria-label={t('compare.facts')} tabIndex={0}>
      <table class="table compare-facts">
        <thead>
          <tr>
            <th scope="col">{t('compare.item')}</th>
            <th scope="col">
              <SideName row={before} when={t('compare.before')} />
            </th>
            <th scope="col">
              <SideName row={after} when={t('compare.after')} />
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, at) => (
            <tr key={at}>
              <th scope="row">
                <span class="compare-item">{nameOf(change, t)}</span>
                <ChangeMark change={change} />
              </th>
              <td data-side={`${t('compare.before')} ${exhibitLabel(before.number)}`}>
                <Reading shown={change.before} doubtful={change.doubtful} />
              </td>
              <td data-side={`${t('compare.after')} ${exhibitLabel(after.number)}`}>
                <Reading shown={change.after} doubtful={change.doubtful} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ kind, wordingClass }: FactChange, t: Translate): string {
  if (kind === 'stock' || kind === 'gone' || kind === 'pageTitle') return t(`compare.kind.${kind}`);
  return wordingClass ? t(`wording.${wordingClass}`) : t(`fact.${kind}`);
}

function ChangeMark({ change }: { change: FactChange }) {
  const t = useT();
  if (change.doubtful) {
    return (
      <span class="mark mark-warn">
        <Icon node={CircleDashed} size={14} />
        {t('compare.mark.doubtful')}
      </span>
    );
  }
  const mark = !change.before ? 'appeared' : change.after ? 'changed' : 'disappeared';
  const icon = { appeared: Plus, changed: MoveRight, disappeared: Minus }[mark];
  return (
    <span class="mark mark-wait">
      <Icon node={icon} size={14} />
      {t(change.direction ? `compare.${change.direction}` : `compare.mark.${mark}`)}
    </span>
  );
}

function Reading({ shown, doubtful }: { shown: Shown | undefined; doubtful: boolean }) {
  const t = useT();
  if (!shown) return <p class="fact-soft">{t(doubtful ? 'compare.unread' : 'compare.absent')}</p>;
  return (
    <>
      <p class="fact-verbatim">{shown.verbatim}</p>
      {shown.label && (
        <p class="fact-soft">
          {t('facts.label')}: {shown.label}
        </p>
      )}
      {shown.context && shown.context !== shown.verbatim && <p class="fact-soft">{shown.context}</p>}
    </>
  );
}
