import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

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
    build: { target: ['chrome120', 'firefox128'], chunkSizeWarningLimit: 900 },
  }),
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
