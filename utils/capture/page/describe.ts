/** A short pointer to an element for people: `div#app > main.list:nth-child(2)`. Not guaranteed to be unique. */
export function describe(element: Element): string {
  const parts: string[] = [];
  let at: Element | null = element;
  while (at && parts.length < 4) {
    parts.unshift(one(at));
    if (idOf(at)) break;
    at = parentOf(at);
  }
  return parts.join(' > ');
}

// Prototype getters: a form's `id`, `parentElement` … may be clobbered by its inputs, even in an isolated world.
const getId = getter<string>('id', Element.prototype);
const getClass = getter<DOMTokenList>('classList', Element.prototype);
const getParent = getter<Element | null>('parentElement', Node.prototype);
const getLocalName = getter<string>('localName', Element.prototype);

function getter<T>(name: string, prototype: object): (element: Element) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (element) => get?.call(element) as T;
}

export const parentOf = (element: Element): Element | null => getParent(element);
const idOf = (element: Element): string => getId(element);

function one(element: Element): string {
  const id = idOf(element);
  const name = getLocalName(element);
  if (id) return `${name}#${id}`;
  const [first] = getClass(element);
  return first ? `${name}.${first}` : name;
}
