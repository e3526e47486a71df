import type { AttributeList } from './attribute-list';
import type { Context } from './context';

/** Names under which sites put what lets somebody act as the user: `csrf-token`, `__RequestVerificationToken`, `PHPSESSID`. */
const SECRET = /token|csrf|xsrf|nonce|session|sessid|secret|passw|authori[sz]ation|api-?key|jwt/i;

/** Not the secret's length either. */
const DOTS = '\u2022'.repeat(8);

/**
 * Replaces the value of a hidden field or `<meta>` that is named like a credential. The user never sees it, it proves
 * nothing, and a bundle is handed to strangers (bundle format, rule 10).
 */
export function maskSecret(attrs: AttributeList, attribute: 'value' | 'content', context: Context): boolean {
  const names = [attrs.get('name'), attrs.get('id')].join(' ');
  if (!SECRET.test(names) || !attrs.get(attribute)) return false;
  attrs.remove(attribute);
  attrs.set(attribute, DOTS);
  context.session.tally.altered('secret-masked');
  return true;
}
