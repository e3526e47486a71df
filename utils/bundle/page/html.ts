/** Markup that is safe to insert. Only {@link html} makes it, so that a page title can never become a tag. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[] | undefined | false;

/** A template in which every value is escaped unless it is markup itself. `undefined` and `false` leave nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.reduce((out, part, i) => out + render(values[i - 1]) + part) };
}

function render(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  return 'markup' in value ? value.markup : value.map((item) => item.markup).join('\n');
}

/** Direction overrides are shown, not obeyed: they could make a hostile title rewrite the line it stands in. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
