import { outerBox } from './faces';
import type { RowFacts, TextPart } from './facts.types';
import { holdsTimes, type Slots } from './slots';

/** Texts of the row that show its time. A body that happens to read "14:31" is none. */
export function timeParts(row: RowFacts, texts: readonly TextPart[], slots: Slots): Set<TextPart> {
  const like = texts.filter((part) => part.datetime !== undefined || part.tag === 'time' || slots.time(part));
  if (like.length === 0) return new Set();
  const machine = like.filter((part) => part.datetime !== undefined || part.tag === 'time');
  if (machine.length > 0) return new Set(machine);
  if (like.length === texts.length && like.length === 1) {
    const only = like[0] as TextPart;
    const box = row.boxes[outerBox(row, only.box) - 1];
    // Alone in a box at one side: somebody wrote it. Lines of time stand in the middle, or in no box.
    const aside = box !== undefined && Math.abs(box.x0 - (row.listWidth - box.x1)) > row.listWidth * 0.1;
    // So did who wrote it where other rows hold what was said, and not in the middle, where lines of time stand.
    const slot = slots.of(only);
    const amongWords = slot.count >= 4 && slot.times <= 0.5;
    const inMiddle = Math.abs(only.x0 - (row.listWidth - only.x1)) <= row.listWidth * 0.1;
    return aside || (amongWords && !inMiddle) ? new Set() : new Set(like);
  }
  if (like.length === 1) {
    const only = like[0] as TextPart;
    const slot = slots.of(only);
    return holdsTimes(slot) || outerBox(row, only.box) === 0 || slot.count < 3 ? new Set(like) : new Set();
  }
  // Several: the place that holds times and varies is the time, the others are names or bodies that look like one.
  const best = [...like].sort((a, b) => rank(b) - rank(a))[0] as TextPart;
  function rank(part: TextPart): number {
    const slot = slots.of(part);
    const dated = slots.time(part)?.kind === 'dated' ? 2 : 0;
    return (holdsTimes(slot) ? 4 : 0) + dated + (slot.count > 0 ? slot.distinct / slot.count : 0);
  }
  return new Set([best]);
}
