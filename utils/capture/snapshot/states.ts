import type { Context } from './context';
import { cssString } from './css-references';
import { computedStyle, matches, styleValue } from './natives';

/**
 * Pseudo-classes that no attribute of HTML brings back: they depend on the pointer, the caret, the address, or on what
 * the user did before. Elements in such a state are marked `data-lz-<name>`, and selectors match the mark as well.
 */
const NAMES =
  'hover active focus focus-visible focus-within target user-invalid user-valid autofill indeterminate'.split(
    ' ',
  );
// Radio buttons and progress bars are indeterminate by their markup.
const ANY = `:is(:${NAMES.slice(0, -1).join(',:')},input[type=checkbox]:indeterminate)`;

/** Finds the marked elements of one tree. `query` is the tree's own `querySelectorAll`. */
export function readStates(query: (selector: string) => NodeListOf<Element>, context: Context): void {
  try {
    const found = query(ANY); // `:is()` forgives names that this browser does not know
    for (let i = 0; i < found.length; i++) {
      const el = found[i];
      if (!el) continue;
      const names = NAMES.filter((name) => is(el, `:${name}`));
      context.marks.set(el, names);
      for (const name of names) context.states.add(name);
    }
  } catch {
    return; // a browser without `:is()`
  }
}

/** The ring that browsers draw themselves around what has the focus. */
export function focusRing(el: Element): string {
  const style = computedStyle(el);
  return `outline:${styleValue(style, 'outline')};outline-offset:${styleValue(style, 'outline-offset')}`;
}

/** A selector for elements that are in this state, or were when the page was kept; null when none was. */
export function stateSelector(name: string, argument: string | undefined, context: Context): string | null {
  // A custom state may have any case, which attribute names have not.
  if (argument !== undefined) return `:is(:state(${argument}),[data-lz-state~=${cssString(argument)}])`;
  return context.states.has(name) ? `:is(:${name},[data-lz-${name}])` : null;
}

/** Custom elements keep their states to themselves: each is asked for those that the sheets know. */
export function readCustomStates({ customElements, customStates, session }: Context): void {
  if (customStates.size === 0) return;
  for (const el of customElements.keys()) {
    const found = [...customStates].filter((name) => is(el, `:state(${name})`)).join(' ');
    customElements.set(el, found);
    if (found !== '') session.tally.altered('state-noted');
  }
}

export function is(el: Element, selector: string): boolean {
  try {
    return matches(el, selector);
  } catch {
    return false; // a browser without the pseudo-class has no such state
  }
}
