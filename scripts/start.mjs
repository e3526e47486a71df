// `npm start`: a browser window with the extension and the fixture shop, for using it by hand.
import { build, ensureBrowser, ensureDependencies, findChromium } from './setup.mjs';
import { runTs } from './run-ts.mjs';

ensureDependencies();
ensureBrowser();
process.env.CHROMIUM_PATH = findChromium();
build();
const { start } = await runTs('scripts/demo/start.ts');
process.exit(await start());
