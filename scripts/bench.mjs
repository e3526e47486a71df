// `npm run bench`: how fast and how true, as ratios against other tools measured in the same run.
// `npm run bench -- script|snapshot|fidelity|frames|click|picture|tall|chat|export|documents|ui|volumes|verify|joint` runs some;
// `capture` means all but chat, export, documents, ui, volumes, joint and verify, which means volumes and ten thousand random edits.
// `fidelity` takes some twelve minutes, `tall` three, `chat` two: they run only when asked for.
// `fidelity:scroll,dialog` runs the pages so named.
import { build, ensureBrowser, ensureDependencies, findChromium } from './setup.mjs';
import { runTs } from './run-ts.mjs';

ensureDependencies();
ensureBrowser(['firefox-esr']);
process.env.CHROMIUM_PATH = findChromium();
build();
build('firefox');
const { bench } = await runTs('tests/bench/main.ts');
process.exit(await bench(process.argv.slice(2)));
