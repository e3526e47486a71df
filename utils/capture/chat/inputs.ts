import { OTHER_INPUT_HINT, SEND_LABEL, WRITE_HINT } from '../../recognise/chat/wording.data';
import { boundingRect, getAttribute, inputType, localName, textContent } from '../snapshot/natives';

/** Boxes to write into and buttons to send with, found on the way through a document. */
export interface Controls {
  readonly inputs: Element[];
  readonly buttons: Element[];
}

export type InputNear = 'named' | 'unnamed' | 'none';

export function noteControl(el: Element, controls: Controls): void {
  const tag = localName(el);
  if (
    tag === 'textarea' ||
    isEditable(el) ||
    (tag === 'input' && /^(?:text|search|)$/.test(inputType(el as HTMLInputElement)))
  )
    controls.inputs.push(el);
  else if (
    tag === 'button' ||
    getAttribute(el, 'role') === 'button' ||
    (tag === 'input' && /^(?:submit|button)$/.test(inputType(el as HTMLInputElement)))
  )
    controls.buttons.push(el);
}

const isEditable = (el: Element): boolean => {
  const value = getAttribute(el, 'contenteditable');
  return (value !== null && value !== 'false') || getAttribute(el, 'role') === 'textbox';
};

const words = (el: Element): string =>
  ['placeholder', 'data-placeholder', 'aria-label', 'aria-placeholder', 'title', 'name']
    .map((name) => getAttribute(el, name) ?? '')
    .join(' ');

/** CSS px below the list within which a box to write into belongs to it. */
const REACH = 320;

/** Whether a box to write messages into stands at the foot of a list. */
export function inputNear(rect: DOMRect, controls: Controls): InputNear {
  let best: InputNear = 'none';
  for (const input of controls.inputs) {
    const at = boundingRect(input);
    if (at.width < 60 || at.height < 12 || !isBelow(rect, at)) continue;
    const hint = words(input);
    if (OTHER_INPUT_HINT.test(hint) && !/消息|回复|留言|message|reply/i.test(hint)) continue;
    const send = controls.buttons.some((button) => {
      const label =
        `${textContent(button) ?? ''}${getAttribute(button, 'aria-label') ?? ''}${getAttribute(button, 'value') ?? ''}`.trim();
      const its = boundingRect(button);
      return SEND_LABEL.test(label) && its.top < at.bottom + 120 && its.bottom > at.top - 60;
    });
    if (send || WRITE_HINT.test(hint) || isEditable(input)) return 'named';
    best = 'unnamed';
  }
  return best;
}

function isBelow(list: DOMRect, input: DOMRect): boolean {
  const overlap = Math.min(list.right, input.right) - Math.max(list.left, input.left);
  if (overlap < Math.min(list.width, input.width) * 0.5) return false;
  return input.top >= list.bottom - 60 && input.top <= list.bottom + REACH;
}
