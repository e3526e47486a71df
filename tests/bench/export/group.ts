import type { ExtensionBrowser } from '@/tests/support/extension';
import type { Places } from '../places';
import type { Row } from '../report';
import { browserRows } from './browser-rows';
import { nodeRows } from './node-rows';

/** A large case outside the browser, then the extension's own export inside it. */
export async function exportRows(browser: ExtensionBrowser, places: Places): Promise<Row[]> {
  return [...(await nodeRows()), ...(await browserRows(browser, places))];
}
