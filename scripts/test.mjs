// `npm test`: everything, on a fresh machine too. Last line: `N passed, N failed`, all layers together.
// `npm test -- unit` (or static, component, e2e, firefox) runs some layers only.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, ensureBrowser, ensureDependencies, findChromium, findFirefox, ROOT } from './setup.mjs';

const LAYERS = ['static', 'unit', 'component', 'e2e', 'firefox'];
const asked = process.argv.slice(2).filter((word) => LAYERS.includes(word));
const layers = asked.length > 0 ? asked : LAYERS;

ensureDependencies();
// A real screen and keyboard for the keyboard test, a second browser for the Firefox build.
const browsers = layers.includes('e2e') || layers.includes('firefox');
ensureBrowser(browsers ? ['xvfb', 'openbox', 'xdotool', 'firefox-esr'] : []);
process.env.CHROMIUM_PATH = findChromium();
const out = path.join(ROOT, 'test-output');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const bin = (name) => path.join(ROOT, 'node_modules/.bin', name);
const total = { passed: 0, failed: 0, skipped: 0 };
const table = [];

/** @param names of what failed: at the end of a long run nobody scrolls back for them. */
function record(layer, passed, failed, skipped = 0, names = []) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  table.push({ layer, passed, failed, skipped, names });
}

function exec(command, args, env = {}) {
  return (
    spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
  );
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const run = {
  static() {
    exec(bin('wxt'), ['prepare']);
    const checks = [
      'prettier --check --log-level warn .',
      'oxlint --type-aware',
      'tsc -p tsconfig.core.json',
      'tsc --noEmit -p tsconfig.json',
    ];
    for (const check of checks) {
      const [name, ...args] = check.split(' ');
      const ok = exec(bin(name), args);
      record(`static: ${check}`, ok ? 1 : 0, ok ? 0 : 1);
    }
  },
  unit: () => vitest('unit'),
  component: () => vitest('component'),
  e2e() {
    build();
    playwright('e2e', []);
  },
  firefox() {
    if (!findFirefox()) {
      console.log('没有 Firefox，跳过 / no Firefox here: skipped (install it, or set FIREFOX_PATH)');
      return record('firefox', 0, 0, 1);
    }
    build();
    build('firefox');
    playwright('firefox', ['-c', 'tests/firefox/playwright.config.ts']);
  },
};

function playwright(layer, args) {
  const file = path.join(out, `${layer}.json`);
  const ok = exec(bin('playwright'), ['test', ...args], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const result = readJson(file);
  if (!result) return record(layer, 0, 1);
  const { stats } = result;
  // A run that failed without a failing test (a crash in set-up) is a failure all the same.
  const failed = stats.unexpected + stats.flaky;
  record(layer, stats.expected, failed || (ok ? 0 : 1), stats.skipped, result.suites.flatMap(brokenSpecs));
}

const brokenSpecs = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map((spec) => `${spec.file} › ${spec.title}`),
  ...suites.flatMap(brokenSpecs),
];

function vitest(project) {
  const file = path.join(out, `${project}.json`);
  const ok = exec(bin('vitest'), [
    'run',
    '--project',
    project === 'component' ? 'component*' : project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const result = readJson(file);
  if (!result) return record(project, 0, 1);
  const names = result.testResults.flatMap(({ name, status, assertionResults }) => {
    const broken = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
    const where = path.relative(ROOT, name);
    if (broken.length > 0) return broken.map((title) => `${where} › ${title}`);
    return status === 'failed' ? [where] : [];
  });
  // A run that failed without a failing test (a crash in set-up) is a failure all the same.
  record(project, result.numPassedTests, names.length || (ok ? 0 : 1), result.numPendingTests, names);
}

for (const layer of layers) {
  console.log(`\n── ${layer} ──`);
  run[layer]();
}

console.log('');
for (const row of table) {
  console.log(
    `${row.failed ? '✗' : '✓'} ${row.layer}: ${row.passed} passed, ${row.failed} failed${row.skipped ? `, ${row.skipped} skipped` : ''}`,
  );
  for (const name of row.names) console.log(`    ✗ ${name}`);
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed > 0 ? 1 : 0);
