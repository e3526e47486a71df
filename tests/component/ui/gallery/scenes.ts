import { appError } from '@/utils/shared/errors';
import { ok } from '@/utils/shared/result';
import { CASE_ID, exhibitId, fileHash, withPane } from '../sample/exhibits';
import { disputeWorld } from '../sample/dispute';
import { AFTER, BEFORE, secondLookWorld } from '../sample/second-look';
import { IMPORT_SCENES } from './import-scenes';
import { CASE_SCENES } from './case-scenes';
import { CHAT_SCENES } from './chat-scenes';
import { FIXITY_SCENES } from './fixity-scenes';
import type { Scene } from './scene.types';
import { SETTINGS_SCENES } from './settings-scenes';
import {
  captureJob,
  exportJob,
  INSPECTED,
  sampleWorld,
  SCROLLERS,
  VOLUMES,
  type World,
} from '../sample/ports';

function with_(change: (world: World) => void, start: 'full' | 'empty' = 'full'): () => World {
  return () => {
    const world = sampleWorld(start);
    change(world);
    return world;
  };
}

export const SCENES: Readonly<Record<string, Scene>> = {
  ...SETTINGS_SCENES,
  ...FIXITY_SCENES,
  'popup-full': { screen: 'popup', world: () => sampleWorld() },
  'popup-empty': { screen: 'popup', world: () => sampleWorld('empty') },
  'popup-running': { screen: 'popup', world: with_((world) => (world.jobs.value = [captureJob()])) },
  'popup-done': {
    screen: 'popup',
    world: with_((world) => (world.jobs.value = [captureJob({ state: 'done', exhibitId: exhibitId(4) })])),
  },
  'popup-error': {
    screen: 'popup',
    world: with_((world) => {
      world.jobs.value = [
        captureJob({ state: 'failed', error: appError('TAB_NOT_VISIBLE', { cause: 'tab 7 is not active' }) }),
      ];
    }),
  },
  'popup-blocked': {
    screen: 'popup',
    world: with_((world) => {
      world.answers['page.inspect'] = () =>
        ok({ url: 'chrome://extensions/', title: '扩展程序', blocked: 'PAGE_RESTRICTED' });
    }, 'empty'),
  },
  'popup-scrollers': {
    screen: 'popup',
    world: with_((world) => {
      world.answers['page.inspect'] = () => ok({ ...INSPECTED, scrollers: SCROLLERS });
    }),
  },
  'popup-exporting': { screen: 'popup', world: with_((world) => (world.jobs.value = [exportJob()])) },
  'popup-exported': {
    screen: 'popup',
    world: with_((world) => {
      world.jobs.value = [exportJob({ state: 'done', saved: true, volumes: VOLUMES })];
    }),
  },
  'workspace-case': { screen: 'workspace', world: () => sampleWorld() },
  'workspace-timeline': {
    screen: 'workspace',
    world: () => disputeWorld(),
    search: `?case=${CASE_ID}&tab=timeline`,
  },
  'workspace-empty': { screen: 'workspace', world: () => sampleWorld('empty') },
  'workspace-exhibit': { screen: 'workspace', world: () => sampleWorld(), exhibit: exhibitId(4) },
  'workspace-panes': {
    screen: 'workspace',
    world: with_((world) => (world.exhibits.value = world.exhibits.value.map(withPane))),
    exhibit: exhibitId(4),
  },
  'workspace-partial': { screen: 'workspace', world: () => sampleWorld(), exhibit: exhibitId(3) },
  'workspace-damaged': {
    screen: 'workspace',
    world: with_((world) => world.unreadable.add(fileHash(1, 'page.png'))),
    exhibit: exhibitId(1),
  },
  ...CHAT_SCENES,
  ...CASE_SCENES,
  ...IMPORT_SCENES,
  'compare-changed': { screen: 'workspace', world: () => secondLookWorld(), exhibit: exhibitId(5) },
  'compare-same': {
    screen: 'workspace',
    world: () => secondLookWorld([BEFORE, { ...BEFORE, number: 5 }]),
    exhibit: exhibitId(5),
  },
  'compare-partial': {
    screen: 'workspace',
    world: () =>
      secondLookWorld([
        BEFORE,
        {
          ...AFTER,
          height: 1500,
          notCaptured: [
            { what: 'page-end', reason: 'CANCELLED' },
            { what: 'frame', reason: 'CROSS_ORIGIN_FRAME' },
          ],
        },
      ]),
    exhibit: exhibitId(5),
  },
  'compare-damaged': {
    screen: 'workspace',
    world: () => {
      const world = secondLookWorld([BEFORE, { ...AFTER, integrity: 'damaged' }]);
      world.unreadable.add(fileHash(5, 'page.png'));
      return world;
    },
    exhibit: exhibitId(5),
  },
};
