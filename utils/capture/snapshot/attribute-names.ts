const SIMPLE = /^[a-z][a-z\d_:.-]*$/;
const known = new Map<string, boolean>();

/**
 * Will an HTML parser give this attribute back with the same name and namespace? Names in mixed case and namespaces are
 * a closed list (HTML › 13.2.6.1 "adjust SVG attributes", "adjust foreign attributes"), which the parser knows itself.
 */
export function isParsable(name: string, namespace: string | null, html: boolean): boolean {
  if (html && namespace) return false;
  if (html && SIMPLE.test(name)) return true;
  if (!/^[^\t\n\f\r />=\0][^\t\n\f\r />=\0]*$/.test(name)) return false;
  const tag = html ? 'b' : 'svg';
  const key = `${tag} ${name} ${namespace ?? ''}`;
  let same = known.get(key);
  if (same === undefined) {
    const parsed = new DOMParser().parseFromString(`<${tag} ${name}="">`, 'text/html').body.firstElementChild;
    const found = parsed?.attributes[0];
    same = found?.name === name && found.namespaceURI === namespace;
    known.set(key, same);
  }
  return same;
}
