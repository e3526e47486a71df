import type { TextRun } from '../../recognise/types';
import {
  getAttribute,
  imageComplete,
  inputType,
  inputValue,
  naturalWidth,
  optionText,
  selectedOptions,
  textareaValue,
} from './natives';

export interface ControlText {
  readonly text: string;
  readonly source: TextRun['source'];
  /** Painted when the element is. */
  readonly shown: boolean;
}

// Nothing readable, or nobody's business: tokens in hidden fields, passwords, the path of a chosen file.
const SILENT = /^(?:hidden|password|file|checkbox|radio|range|color|image)$/;

/** Texts an element has besides its text nodes: control values, placeholders, alternative texts, labels, tooltips. */
export function controlTexts(el: Element, tag: string): ControlText[] {
  const found: ControlText[] = [];
  const add = (text: string | null, source: TextRun['source'], shown: boolean): void => {
    if (text !== null && text.trim() !== '') found.push({ text, source, shown });
  };
  add(getAttribute(el, 'aria-label'), 'aria-label', false);
  add(getAttribute(el, 'title'), 'title', false);
  if (tag === 'img') {
    const img = el as HTMLImageElement;
    add(getAttribute(el, 'alt'), 'alt', imageComplete(img) && naturalWidth(img) === 0);
  } else if (tag === 'input') {
    const input = el as HTMLInputElement;
    const type = inputType(input);
    if (type === 'image') add(getAttribute(el, 'alt'), 'alt', false);
    if (SILENT.test(type)) return found;
    add(inputValue(input), 'value', true);
    add(getAttribute(el, 'placeholder'), 'placeholder', inputValue(input) === '');
  } else if (tag === 'textarea') {
    const value = textareaValue(el as HTMLTextAreaElement);
    add(value, 'value', true);
    add(getAttribute(el, 'placeholder'), 'placeholder', value === '');
  } else if (tag === 'select') {
    const chosen = selectedOptions(el as HTMLSelectElement);
    const texts: string[] = [];
    for (let i = 0; i < chosen.length; i++) {
      const option = chosen.item(i);
      if (option) texts.push(optionText(option));
    }
    add(texts.join(' '), 'value', true);
  }
  return found;
}
