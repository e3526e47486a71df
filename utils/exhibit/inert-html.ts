/**
 * The stored page carries this policy already; a second one can only narrow it, so a record that lost its own still
 * cannot reach the network (CSP3 §3.3: every policy must agree).
 */
const POLICY =
  "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; frame-src data: blob:; form-action 'none'";

/**
 * A stored page, to be opened in a sandboxed frame. Right after the doctype a `<meta>` opens the head by itself
 * (HTML §13.2.6.4), so it comes before anything the page could have put into a comment or a template.
 */
export function inertHtml(html: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return `${doctype}<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html.slice(doctype.length)}`;
}
