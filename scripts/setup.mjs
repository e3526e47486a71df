// What a fresh machine needs before anything else can run. Uses Node only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Chromium (or Chrome) as this machine has it; the same list as tests/support/chromium.ts. */
const CHROMIUM = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const findChromium = () => CHROMIUM.find((file) => file && existsSync(file));

/** Firefox as this machine has it; the same list as tests/support/firefox.ts. */
const FIREFOX = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

export const findFirefox = () => FIREFOX.find((file) => file && existsSync(file));

/** Runs a command in the project's folder; ends the process with its exit code when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (done.status !== 0) {
    console.error(`✗ ${command} ${args.join(' ')} → ${done.error?.message ?? `exit ${done.status}`}`);
    process.exit(done.status ?? 1);
  }
}

/** `npm ci` unless node_modules is there and as new as the lock file. Says so beside stdout, which may be somebody's JSON. */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `需要 Node 20.19 或更新版本 / Node 20.19 or newer is needed, this is ${process.versions.node}`,
    );
    process.exit(1);
  }
  const marker = path.join(ROOT, 'node_modules/.package-lock.json');
  const lock = path.join(ROOT, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('› 安装依赖 / installing dependencies (npm ci)');
  run(platform() === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit'], {
    stdio: ['inherit', 2, 'inherit'],
  });
}

/**
 * System packages: installed when we are root on Debian or Ubuntu, otherwise named.
 * @param {readonly string[]} helpful packages that some tests use and skip without: never a reason to stop
 */
export function ensureBrowser(helpful = []) {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (platform() === 'linux' && !hasChineseFont()) missing.push('fonts-noto-cjk');
  for (const tool of ['unzip', 'openssl']) if (platform() !== 'win32' && !onPath(tool)) missing.push(tool);
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) missing.push(...helpful.filter((name) => !installed(name)));
  if (missing.length === 0) return;
  if (canInstall) {
    console.log(`› 安装系统软件 / installing ${missing.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return;
  }
  console.error(
    `请先安装 / please install first: ${missing.join(' ')}（Debian/Ubuntu: sudo apt-get install ${missing.join(' ')}；或设置 CHROMIUM_PATH）`,
  );
  process.exit(1);
}

const installed = (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status === 0;

const onPath = (tool) =>
  (process.env.PATH ?? '').split(path.delimiter).some((dir) => existsSync(path.join(dir, tool)));

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** Builds the production extension into .output/chrome-mv3 or .output/firefox-mv3. */
export function build(browser = 'chrome') {
  console.log(`› 构建扩展 / building the extension (${browser})`);
  run(process.execPath, [path.join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', browser, '--mv3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
