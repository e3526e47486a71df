// `npm run demo`: the main job in a real browser on the fixture shop, from the click to the verified bundle.
// `npm run demo -- --headed` shows the browser and leaves it open to play with.
import { build, ensureBrowser, ensureDependencies, findChromium } from './setup.mjs';
import { runTs } from './run-ts.mjs';

const headed = process.argv.includes('--headed');
ensureDependencies();
ensureBrowser();
process.env.CHROMIUM_PATH = findChromium();
build();
const { demo } = await runTs('scripts/demo/main.ts');
process.exit(await demo({ headed }));
