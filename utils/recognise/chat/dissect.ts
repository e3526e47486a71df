import { boxOf, faceName, facesOf, outerBox, union } from './faces';
import type { Extent, MediaPart, RowFacts, RowPart, TextPart } from './facts.types';
import type { ChatSender } from './model';
import { isMedia, isSeen, isText, plain, splitTime } from './row-text';
import { attributeSender, groupSender, senderScore } from './sender';
import { timeParts } from './time-parts';
import type { Slots } from './slots';
import type { ShownTime } from './shown-time';
import { STATE, SYSTEM, TYPING } from './wording.data';

/** One row taken apart. */
export interface Dissected {
  readonly sender?: ChatSender;
  readonly time?: { readonly shown?: string; readonly attribute?: string; readonly parsed?: ShownTime };
  readonly body: readonly RowPart[];
  readonly quote: readonly RowPart[];
  readonly media: readonly MediaPart[];
  readonly marks: readonly string[];
  /** Where the body stands; absent for a row without one. */
  readonly extent?: Extent;
  /** The body stands in a painted box that is narrower than the list. */
  readonly boxed: boolean;
  readonly avatar?: { readonly extent: Extent; readonly name?: string };
}

export function dissect(row: RowFacts, slots: Slots): Dissected {
  const outer = row.groupParts ?? [];
  const found = facesOf(row, row.parts, slots);
  const faceOfGroup = facesOf(row, outer, slots, 'bubbles');
  const face = [...found, ...faceOfGroup][0];
  const named = face && faceName(face, [...row.parts, ...outer]);
  const own = row.parts.filter((part) => part.kind === 'break' || !found.has(part));
  const texts = own.filter(isSeen).filter((part) => part.text.trim() !== '');
  const isState = (part: TextPart): boolean => STATE.pattern.test(plain(part.text));
  const talk = texts.filter((part) => !isState(part) && !TYPING.pattern.test(plain(part.text)));
  const spoken = talk.length > 0 ? talk : texts;
  const marks = talk.length > 0 ? texts.filter(isState) : [];
  const times = timeParts(row, spoken, slots);
  const hasMedia = own.some((part) => isMedia(part) && !part.quoted);
  const others = spoken.filter((part) => !times.has(part) && !part.quoted);

  let sender: ChatSender | undefined;
  let senderPart: TextPart | undefined;
  let mixed: ReturnType<typeof splitTime>;
  if (others.length > 1 || hasMedia) {
    const best = others
      .map((part) => ({ part, score: senderScore(row, part, spoken, times, named, slots) }))
      .sort((a, b) => b.score - a.score)[0];
    if (best && best.score >= 3) {
      senderPart = best.part;
      mixed = times.size === 0 ? splitTime(senderPart.text) : undefined;
      const name = (mixed?.rest ?? senderPart.text).replace(/[\s:：]+$/, '').trim();
      if (!SYSTEM.pattern.test(name)) sender = { name, basis: 'shown' };
    }
  }
  const groupTexts = outer.filter(isSeen).filter((part) => !faceOfGroup.has(part) && part.text.trim() !== '');
  const groupTime = groupTexts.find((part) => slots.time(part) || part.datetime !== undefined);
  sender ??= groupSender(groupTexts.filter((part) => part !== groupTime && !isState(part)));
  sender ??= attributeSender(row, named);

  const timePart = [...times][0] ?? groupTime;
  const shown = mixed?.shown ?? timePart?.text.trim();
  const attribute = timePart?.datetime;
  const parsed = mixed?.time ?? (timePart && slots.time(timePart));
  const body = own.filter(
    (part) =>
      part.kind === 'break' ||
      (isSeen(part) && part !== senderPart && !times.has(part) && !marks.includes(part) && !part.quoted),
  );
  const media = own.filter(isMedia).filter((part) => !part.quoted);
  const placed = [...body.filter(isText), ...media];
  const boxes = [...new Set(placed.map((part) => outerBox(row, part.box)))].filter((box) => box > 0);
  const extent =
    boxes.length > 0
      ? union(boxes.map((box) => row.boxes[box - 1]).filter((box) => box !== undefined))
      : union(placed);
  const faceAt = face && (isText(face) ? (boxOf(row, face) ?? face) : face);
  return {
    ...(sender ? { sender } : {}),
    ...(shown !== undefined || attribute !== undefined
      ? {
          time: {
            ...(shown === undefined || shown === '' ? {} : { shown }),
            ...(attribute === undefined ? {} : { attribute }),
            ...(parsed ? { parsed } : {}),
          },
        }
      : {}),
    body,
    quote: own.filter((part) => isText(part) && part.quoted),
    media,
    marks: marks.map((part) => part.text.trim()),
    ...(extent ? { extent } : {}),
    boxed: boxes.length > 0,
    ...(faceAt ? { avatar: { extent: faceAt, ...(named === undefined ? {} : { name: named }) } } : {}),
  };
}
