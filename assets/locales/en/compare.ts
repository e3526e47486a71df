import type { zhCompare } from '../zh-CN/compare';

/** Second look: what differs between two captures of a page. */
export const enCompare: Record<keyof typeof zhCompare, string> = {
  'exhibit.tab.compare': 'Compare',

  'compare.hintSame': 'Same page as {label}; the facts that were read have not changed',
  'compare.hintSamePage': 'Same page as {label}',
  'compare.open': 'Compare',

  'compare.firstTitle': 'This page has been kept only once so far',
  'compare.firstText':
    'Keep the same page again to compare: changes of price, promises, stock and status will be listed here, verbatim.',
  'compare.firstOther': 'You can also compare it with another exhibit of this case.',

  'compare.pick': 'Choose two exhibits to compare',
  'compare.pickFirst': 'One',
  'compare.pickSecond': 'The other',
  'compare.pickNone': 'Please choose',
  'compare.samePage': 'Same page',
  'compare.otherPages': 'Other exhibits of this case',

  'compare.statement':
    'These are the differences between two captures: {before} first, {after} later. Both exhibits themselves are unaltered.',
  'compare.statementPending':
    'These are the differences between two captures: {before} first, {after} later. Still being read back and checked: {labels}.',
  'compare.statementDamaged':
    'These are the differences between two captures: {before} first, {after} later. Damaged: {labels}; a difference may come from the damage and not from the page.',
  'compare.notSamePage':
    'The two exhibits have different addresses and do not show the same page; take the differences as a hint only.',
  'compare.gaps': 'Parts of {labels} could not be kept: what is missing there is not a change.',
  'compare.nothing': 'No change found: the facts that were read, the text and the picture are the same.',

  'compare.facts': 'Changes that were read',
  'compare.factsNone': 'No change was found in order numbers, prices, status, stock, promises and titles.',
  'compare.item': 'Item',
  'compare.before': 'Before',
  'compare.after': 'After',
  'compare.absent': 'None',
  'compare.unread': 'Not read; it may not have been kept, which is not necessarily a change of the page',
  'compare.mark.changed': 'Changed',
  'compare.mark.appeared': 'Added',
  'compare.mark.disappeared': 'Gone',
  'compare.mark.doubtful': 'Please check',
  'compare.up': 'up',
  'compare.down': 'down',
  'compare.kind.stock': 'Stock',
  'compare.kind.gone': 'Delisted or gone',
  'compare.kind.pageTitle': 'Page title',

  'compare.text': 'Text',
  'compare.textNone': 'The text is the same, line by line.',
  'compare.textMissing': 'No text was kept in {labels}, so the lines cannot be compared.',
  'compare.textUnaligned':
    'The two texts differ too much to be aligned; only lines that the other lacks altogether are listed.',
  'compare.textRegion': 'Text of {before} and {after} compared, scrollable',
  'compare.textCount': '{n} {n|line differs|lines differ}',
  'compare.unfold': 'Show {n} {n|line|lines} that did not change',
  'compare.more': 'Show {n} more {n|line|lines}',
  'compare.line.changedBefore': 'Before',
  'compare.line.changedAfter': 'After',
  'compare.line.removed': 'Removed',
  'compare.line.added': 'Added',

  'compare.picture': 'Picture',
  'compare.pictureNone':
    'No change was found in the picture (a difference of up to 8/255 in a colour channel counts as none).',
  'compare.pictureMissing':
    'The full-page picture of {label} could not be joined, so pictures cannot be compared.',
  'compare.pictureRedrawn':
    'The picture of {labels} was redrawn, not browser pixels: it can be looked at beside the other, not compared pixel by pixel.',
  'compare.pictureUnlike':
    'The pictures have different widths ({before} and {after} px), so the page is laid out differently and pixels cannot be compared.',
  'compare.pictureCount': '{n} {n|place differs|places differ}, {percent} of the picture',
  'compare.pictureDamaged': 'The picture of {label} cannot be read',
  'compare.heights':
    'The pictures have different heights ({before} and {after} px): they are aligned at the top. Where content was inserted or removed, everything below it is shifted and shown as different.',
  'compare.heightGap':
    '{label} was not kept to the end of the page; what is missing at its end is not a change.',
  'compare.comparing': 'Comparing the pictures',
  'compare.comparingText': 'Comparing pixels…',
  'compare.cancelled': 'The comparison was stopped. You can still look at both pictures below.',
  'compare.restart': 'Compare again',
  'compare.modes': 'Ways to compare the pictures',
  'compare.mode.beside': 'Side by side',
  'compare.mode.over': 'On top',
  'compare.slider': '{before} on the left, {after} on the right',
  'compare.sliderValue': '{n}% {before}',
  'compare.previous': 'Previous',
  'compare.next': 'Next',
  'compare.place': '{n} of {total}',
  'compare.pictureRegion': 'Pictures of {before} and {after} compared, scrollable',
  'compare.onlyHere': 'Only in {label}',
};
