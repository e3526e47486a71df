// `node scripts/pictures.mjs`: makes docs/pictures anew from the production build and the fixture shop.
import { build, ensureBrowser, ensureDependencies, findChromium } from './setup.mjs';
import { runTs } from './run-ts.mjs';

ensureDependencies();
ensureBrowser();
process.env.CHROMIUM_PATH = findChromium();
build();
const { pictures } = await runTs('scripts/pictures/main.ts');
process.exit(await pictures());
