import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Scripts and styles that a page of the build loads before it is complete, as paths below the extension's folder: what its HTML
 * names, and whatever those import at once. What is imported when it is needed is not among them.
 */
export async function pageScripts(extension: string, page: string): Promise<readonly string[]> {
  const html = await readFile(path.join(extension, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const seen = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    const code = await readFile(path.join(extension, file), 'utf8');
    const imports = [...code.matchAll(/(?:^|[;\n}])\s*(?:import|export)[^;'"()]*?["']([^"']+\.js)["']/g)];
    for (const [, target = ''] of imports) await visit(path.join(path.dirname(file), target));
  };
  for (const file of named) await visit(file);
  return [...seen];
}
