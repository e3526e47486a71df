import type { AttributeList } from './attribute-list';
import type { Context } from './context';
import { rewriteCss } from './css-rewrite';
import { escapeText, escapeValue } from './escape';
import { writeImageAttribute } from './images';
import {
  inputChecked,
  inputIndeterminate,
  inputType,
  inputValue,
  optionSelected,
  scrollLeft,
  selectedIndex,
  boundingRect,
  clientHeight,
  computedStyle,
  paddingOf,
  styleValue,
} from './natives';
import { joinParts, type Part } from './parts';
import { pinnedBox, pinnedSize } from './pin-style';
import { maskSecret } from './secrets';
import { is } from './states';
import { inTopLayer } from './top-layer';

/** For file fields with a chosen file: what browsers write beside the button shrinks to nothing, the name stands there. */
export const FILE_NAMES =
  'input[type=file][data-lz-value]{font-size:0!important}' +
  'input[data-lz-value]::file-selector-button{font:var(--lz-button)!important}' +
  'input[type=file][data-lz-value]::after{font:var(--lz-font);content:attr(data-lz-value)!important}';

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
  if (type === 'hidden' && maskSecret(attrs, 'value', context)) return;
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
    if (type === 'checkbox' && inputIndeterminate(input)) attrs.pin(drawnDash(input));
  } else if (type === 'file') {
    const name = inputValue(input);
    if (name === '') return;
    // A file field cannot be given a value: its own words give way to the name, in `FILE_NAMES`.
    attrs.set('data-lz-value', name.replace(/^.*[\\/]/, ''));
    const font = (of?: string): string => styleValue(computedStyle(input, of), 'font');
    const { width, height } = boundingRect(input);
    attrs.pin(
      `--lz-font:${font()};--lz-button:${font('::file-selector-button')};box-sizing:border-box;${pinnedSize(width, height)}`,
    );
    context.fileNames = true;
    tally.altered('state-noted');
  } else {
    const value = inputValue(input);
    if (value !== (attrs.get('value') ?? '')) state(attrs, 'value', value, context);
  }
}

/** No attribute ticks a box halfway: where the browser drew it, its drawing is written. */
function drawnDash(input: HTMLInputElement): string {
  const style = computedStyle(input);
  if (styleValue(style, 'appearance') === 'none') return '';
  const accent = styleValue(style, 'accent-color');
  const fill = is(input, ':disabled') ? '#ccc' : accent === 'auto' || accent === '' ? '#0075ff' : accent;
  const dash =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 13 13'><path stroke='#fff' stroke-width='2' d='M2.5 6.5h8'/></svg>";
  // A box that browsers draw stands on its border, another one on its margin.
  const onLine = styleValue(style, 'vertical-align') === 'baseline';
  return (
    `appearance:none;border-radius:2px;background:${fill} url("data:image/svg+xml,${encodeURIComponent(dash)}") 0/100% 100%` +
    (onLine ? `;vertical-align:-${styleValue(style, 'margin-bottom')}` : '')
  );
}

/** The text of a field that is scrolled sideways, as far to the side; the field is none any more. */
export function scrolledText(input: HTMLInputElement, attrs: AttributeList): string {
  const style = computedStyle(input);
  // The border that browsers draw around a field they style themselves, which is thinner than it says.
  if (styleValue(style, 'appearance') !== 'none' && styleValue(style, 'border-top-style') === 'inset')
    attrs.pin('border-color:#0000;border-radius:2px;outline:1px solid #767676;outline-offset:-1px');
  const height = clientHeight(input) - paddingOf(style, 'top') - paddingOf(style, 'bottom');
  const css = `display:block;overflow:clip;white-space:pre;line-height:${height}px;text-indent:-${Math.abs(scrollLeft(input))}px`;
  return `<lz-text data-lz-added="text" style="${css}">${escapeText(attrs.get('value') ?? '')}</lz-text>`;
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
 * stood, above everything. A plain backdrop becomes a shadow around them, another one an element before them: returned.
 */
export function writeTopLayer(el: Element, tag: string, attrs: AttributeList, context: Context): Part[] {
  const layer = inTopLayer(el, tag);
  if (!layer) return [];
  const rect = boundingRect(el);
  let style = `${pinnedBox(el)};position:fixed;z-index:2147483647`;
  style += `;top:${rect.top}px;left:${rect.left}px;right:auto;bottom:auto;margin:0`;
  if (layer === 'popover') {
    attrs.disarm('popover');
    attrs.set('data-lz-popover-open', '');
  } else attrs.set('data-lz-modal', '');
  const backdrop = computedStyle(el, '::backdrop');
  const image = styleValue(backdrop, 'background');
  const filter = styleValue(backdrop, 'backdrop-filter');
  const plain = styleValue(backdrop, 'background-image') === 'none' && (filter === 'none' || filter === '');
  if (plain) {
    const own = styleValue(computedStyle(el), 'box-shadow');
    const around = `0 0 0 200vmax ${styleValue(backdrop, 'background-color')}`;
    style += `;box-shadow:${own === 'none' ? '' : `${own},`}${around}`;
  }
  attrs.pin(style);
  context.session.tally.altered('top-layer-pinned');
  if (plain || styleValue(backdrop, 'display') === 'none') return [];
  const cover = `position:fixed;inset:0;z-index:2147483647;background:${image};backdrop-filter:${filter}`;
  const css = rewriteCss(cover, context.base, context, undefined, true);
  return [
    '<lz-backdrop data-lz-added="backdrop" style="',
    (render) => escapeValue(joinParts(css, render)),
    '"></lz-backdrop>',
  ];
}
