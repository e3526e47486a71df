import preact from '@preact/preset-vite';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';

/** Files of the text recogniser in the build, and where they come from. */
const RECOGNISER = {
  'ocr/worker.min.js': 'tesseract.js/dist/worker.min.js',
  'ocr/tesseract-core-simd-lstm.js': 'tesseract.js-core/tesseract-core-simd-lstm.js',
  'ocr/tesseract-core-simd-lstm.wasm': 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  'ocr/chi_sim.traineddata.gz': '@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz',
};

/**
 * Permissions are explained one by one in PERMISSIONS.md; tests/unit/manifest.test.ts keeps the two in step.
 * Nothing here may ask for site access at install.
 */
export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  outDir: '.output',
  vite: () => ({
    plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
    build: { target: ['chrome120', 'firefox128'], chunkSizeWarningLimit: 1100 },
  }),
  hooks: {
    // The text recogniser comes with the build and is loaded from it only when a picture is read (docs/decisions/0027).
    'build:publicAssets': (wxt, files) => {
      for (const [relativeDest, source] of Object.entries(RECOGNISER)) {
        files.push({ absoluteSrc: resolve(wxt.config.root, 'node_modules', source), relativeDest });
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    short_name: '__MSG_extShortName__',
    description: '__MSG_extDescription__',
    default_locale: 'zh_CN',
    permissions: [
      'activeTab',
      'scripting',
      'unlimitedStorage',
      'contextMenus',
      'alarms',
      // Firefox's background is a page and needs none.
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    optional_permissions:
      browser === 'firefox'
        ? ['webRequest', 'webRequestBlocking', 'notifications']
        : ['webRequest', 'pageCapture', 'notifications'],
    // The recogniser is WebAssembly; everything else stays as strict as the browser's default.
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    optional_host_permissions: ['<all_urls>'],
    action: {
      default_title: '__MSG_extName__',
      default_icon: { 16: '/icon/16.png', 32: '/icon/32.png', 48: '/icon/48.png' },
    },
    commands: {
      'capture-page': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_commandCapturePage__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'liuzheng@liuzheng.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
