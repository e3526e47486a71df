import { appError } from '@/utils/shared/errors';
import { utcIso } from '@/utils/shared/time';
import { CASE_ID, EXHIBITS, fileHash, NOW, sampleCase } from '../sample/exhibits';
import { JOB_ID, sampleWorld } from '../sample/ports';
import { exportedWorld, stampedWorld } from '../sample/stamps';
import type { Scene } from './scene.types';

const times = { startedAt: utcIso(NOW - 4000), updatedAt: utcIso(NOW) };

/** 设置 after a backup and a restore that was refused in part, 帮助, the introduction, and the reminder. */
export const SETTINGS_SCENES: Readonly<Record<string, Scene>> = {
  'aside-settings': {
    screen: 'workspace',
    search: '?page=settings',
    world: () => {
      const world = sampleWorld();
      world.grants.value = { sites: ['https://chat.example/*'], archive: false };
      world.jobs.value = [
        {
          id: JOB_ID,
          kind: 'backup',
          state: 'done',
          saved: true,
          ...times,
          stage: 'verifying',
          done: 0,
          total: 0,
          cases: 2,
          volumes: [
            { name: 'LZ-backup-20260312T063105Z.zip', sha256: fileHash(9, 'zip'), bytes: 37_912_004 },
          ],
        },
        {
          id: JOB_ID,
          kind: 'restore',
          state: 'done',
          ...times,
          stage: 'storing',
          done: 0,
          total: 0,
          inbox: [],
          cases: [
            { id: CASE_ID, title: '极速卡盟 · Q币1000个', outcome: 'updated', exhibits: 2 },
            {
              id: CASE_ID,
              title: '另一案',
              outcome: 'refused',
              exhibits: 0,
              error: appError('RESTORE_DIVERGED'),
            },
          ],
          files: [],
        },
      ];
      return world;
    },
  },
  'stamps-settings': {
    screen: 'workspace',
    search: '?page=settings#settings-time',
    world: () => stampedWorld(),
  },
  'stamps-check': {
    screen: 'workspace',
    ...(EXHIBITS[0] ? { exhibit: EXHIBITS[0].id } : {}),
    world: () => stampedWorld(),
  },
  'stamps-case': { screen: 'workspace', search: '?tab=overview', world: () => stampedWorld() },
  'stamps-timeline': { screen: 'workspace', search: '?tab=timeline', world: () => stampedWorld() },
  'stamps-export': { screen: 'workspace', search: '?tab=export', world: () => exportedWorld() },
  'aside-help': { screen: 'workspace', search: '?page=help', world: () => sampleWorld() },
  'aside-welcome': { screen: 'workspace', search: '?page=welcome', world: () => sampleWorld() },
  'popup-reminder': {
    screen: 'popup',
    world: () => {
      const world = sampleWorld();
      const { exportedAt: _was, ...never } = sampleCase();
      world.cases.value = [never];
      world.exhibits.value = EXHIBITS.map((one) => ({ ...one, createdAt: utcIso(NOW - 2 * 86_400_000) }));
      return world;
    },
  },
};
