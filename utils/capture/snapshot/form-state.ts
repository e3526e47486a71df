import type { AttributeList } from './attribute-list';
import type { Context } from './context';
import { writeImageAttribute } from './images';
import {
  inputChecked,
  inputIndeterminate,
  inputType,
  inputValue,
  matches,
  optionSelected,
  selectedIndex,
  boundingRect,
  computedStyle,
  styleValue,
} from './natives';
import { pinnedBox } from './pin-style';

/** Attribute `name` becomes `value`, the page's own kept beside it. */
function state(attrs: AttributeList, name: string, value: string | null, context: Context): void {
  const own = attrs.get(name);
  if (own === value) return;
  if (own !== null) attrs.disarm(name);
  if (value !== null) attrs.set(name, value);
  context.session.tally.altered('state-written');
}

/** An `<input>` with the value and tick it has now. What a password field holds is never kept, only its length. */
export function writeInput(input: HTMLInputElement, attrs: AttributeList, context: Context): void {
  const { tally } = context.session;
  const type = inputType(input);
  if (type === 'image') writeImageAttribute('src', attrs, context);
  else if (type === 'password') {
    const value = inputValue(input);
    attrs.remove('value');
    if (value !== '') {
      attrs.set('value', '\u2022'.repeat(value.length));
      tally.altered('password-masked');
    }
  } else if (type === 'checkbox' || type === 'radio') {
    state(attrs, 'checked', inputChecked(input) ? (attrs.get('checked') ?? '') : null, context);
    if (inputIndeterminate(input) && type === 'checkbox') {
      attrs.set('data-lz-indeterminate', '');
      tally.altered('state-noted');
    }
  } else if (type === 'file') {
    const name = inputValue(input);
    if (name === '') return;
    attrs.set('data-lz-value', name); // a file field cannot be given a value
    tally.altered('state-noted');
  } else {
    const value = inputValue(input);
    if (value !== (attrs.get('value') ?? '')) state(attrs, 'value', value, context);
  }
}

export function writeOption(option: HTMLOptionElement, attrs: AttributeList, context: Context): void {
  state(attrs, 'selected', optionSelected(option) ? (attrs.get('selected') ?? '') : null, context);
}

/** A select with nothing selected would show its first option when re-parsed: HTML has no way to say "none". */
export function writeSelect(select: HTMLSelectElement, attrs: AttributeList, context: Context): void {
  if (selectedIndex(select) !== -1 || attrs.has('multiple')) return;
  attrs.set('data-lz-selected-index', '-1');
  context.session.tally.altered('state-noted');
}

/**
 * Modal dialogs and open popovers are drawn in the top layer, which no attribute restores: they are pinned where they
 * stood, above everything, a modal with its backdrop as a shadow.
 */
export function writeTopLayer(el: Element, tag: string, attrs: AttributeList, context: Context): void {
  const modal = tag === 'dialog' && attrs.has('open') && is(el, ':modal');
  const popover = !modal && attrs.has('popover') && is(el, ':popover-open');
  if (!modal && !popover) return;
  const rect = boundingRect(el);
  let style = `${pinnedBox(el)};position:fixed;z-index:2147483647`;
  style += `;top:${rect.top}px;left:${rect.left}px;right:auto;bottom:auto;margin:0`;
  if (popover) {
    attrs.disarm('popover');
    attrs.set('data-lz-popover-open', '');
  } else {
    attrs.set('data-lz-modal', '');
    const backdrop = styleValue(computedStyle(el, '::backdrop'), 'background-color');
    if (styleValue(computedStyle(el), 'box-shadow') === 'none')
      style += `;box-shadow:0 0 0 200vmax ${backdrop}`;
  }
  attrs.pin(style);
  context.session.tally.altered('top-layer-pinned');
}

function is(el: Element, selector: string): boolean {
  try {
    return matches(el, selector);
  } catch {
    return false; // a browser without the pseudo-class has no such state
  }
}
