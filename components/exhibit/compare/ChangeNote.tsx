import { exhibitLabel } from '@/utils/exhibit/ids';
import { GitCompareArrows } from 'lucide';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { hintText, type ChangeHintProps } from './ChangeHint';
import './change-note.css';
import { useChanges } from './use-changes';

/** Under the exhibit's head: this page was kept before, and what changed since. */
export function ChangeNote({ onOpen, ...pair }: ChangeHintProps & { readonly onOpen: () => void }) {
  const t = useT();
  const changes = useChanges(pair.earlier, pair.row, pair.readBlob);
  const label = exhibitLabel(pair.earlier.number);
  // Nothing is said about changes before both records were read, nor where they could not be.
  const known = changes.state === 'ready' ? changes.value : null;
  const hint = known && hintText(known, pair.earlier, t);
  const same = known?.facts.length === 0 ? 'compare.hintSame' : 'compare.hintSamePage';
  return (
    <p class={`change-note${hint ? ' change-note-found' : ''}`}>
      <Icon node={GitCompareArrows} />
      <span>{hint ?? t(same, { label })}</span>
      <Button size="small" onClick={onOpen}>
        {t('compare.open')}
      </Button>
    </p>
  );
}
