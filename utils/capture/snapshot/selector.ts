import {
  getAttribute,
  getElementById,
  localName,
  nodeType,
  parentNode,
  previousElementSibling,
} from './natives';

/**
 * A CSS selector that finds this element again. `a >>> b`: b in the shadow root of a. `a |> b`: b in the document of frame
 * a; `prefix` carries the frames that lead here.
 */
export function selectorOf(el: Element, prefix = ''): string {
  const steps: string[] = [];
  let at: Node | null = el;
  while (at && nodeType(at) === 1) {
    const step: Element = at as Element;
    const id: string | null = getAttribute(step, 'id');
    const parent: Node | null = parentNode(step);
    if (id !== null && /^[a-zA-Z][\w-]*$/.test(id) && isUnique(step, id)) {
      steps.unshift(`#${id}`);
      at = null;
    } else {
      steps.unshift(
        parent && nodeType(parent) === 9 ? nameOf(step) : `${nameOf(step)}:nth-child(${ordinal(step)})`,
      );
      at = parent;
    }
    if (at && nodeType(at) === 11) {
      const inner: string = steps.splice(0).join(' > ');
      const host: Element | undefined = (at as Partial<ShadowRoot>).host;
      return host ? `${selectorOf(host, prefix)} >>> ${inner}` : prefix + inner;
    }
  }
  return prefix + steps.join(' > ');
}

const nameOf = (el: Element): string => localName(el).replace(/[^\w-]/g, '\\$&');

function isUnique(el: Element, id: string): boolean {
  let root: Node = el;
  for (let up = parentNode(root); up; up = parentNode(root)) root = up;
  return nodeType(root) === 9 && getElementById(root as Document, id) === el;
}

function ordinal(el: Element): number {
  let n = 1;
  for (let before = previousElementSibling(el); before; before = previousElementSibling(before)) n++;
  return n;
}
