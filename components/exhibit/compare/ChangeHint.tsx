import { exhibitLabel } from '@/utils/exhibit/ids';
import { changedTopics, type Topic } from '@/utils/recognise/compare/topics';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useT, type Translate } from '../../i18n';
import type { Ports } from '../../ports';
import { useChanges, type Changes } from './use-changes';

export interface ChangeHintProps {
  readonly row: ExhibitRow;
  /** The capture of the same page before this one. */
  readonly earlier: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
}

/** Subjects a line has room for; the rest is in the comparison. */
const MOST = 3;

/** 与 E002 相比：页面显示已下架或不存在；价格、承诺用语有变化. `null` where nothing certain changed. */
export function hintText({ facts }: Changes, earlier: ExhibitRow, t: Translate): string | null {
  const topics = changedTopics(facts).slice(0, MOST);
  if (topics.length === 0) return null;
  const words = (wanted: readonly Topic[]) => wanted.map((topic) => t(`compare.topic.${topic}`));
  const sentences = words(topics.filter((topic) => topic === 'gone' || topic === 'back'));
  const subjects = words(topics.filter((topic) => topic !== 'gone' && topic !== 'back'));
  const changed = t('compare.hintChanged', { topics: subjects.join(t('common.listSeparator')) });
  return t('compare.hint', {
    label: exhibitLabel(earlier.number),
    topics: [...sentences, ...(subjects.length > 0 ? [changed] : [])].join(t('compare.hintSeparator')),
  });
}

/** The hint as a line of the timeline; no line where there is nothing to say. */
export function ChangeLine({ row, earlier, readBlob }: ChangeHintProps) {
  const t = useT();
  const changes = useChanges(earlier, row, readBlob);
  const hint = changes.state === 'ready' ? hintText(changes.value, earlier, t) : null;
  return hint ? <span class="timeline-soft timeline-change">{hint}</span> : null;
}
