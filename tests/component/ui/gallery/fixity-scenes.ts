import { utcIso } from '@/utils/shared/time';
import type { FixityJobRow } from '@/utils/storage/fixity-rows';
import { BUSY, caseWorld } from '../sample/case';
import { CASE_ID, exhibitId, NOW } from '../sample/exhibits';
import { JOB_ID } from '../sample/ports';
import type { Scene } from './scene.types';

const TITLE = '极速卡盟 · Q币1000个';

/** A check-up that found a changed file, a lost one and a log whose end is missing. */
export const FOUND: FixityJobRow = {
  id: JOB_ID,
  kind: 'fixity',
  caseId: CASE_ID,
  state: 'done',
  startedAt: utcIso(NOW - 9000),
  updatedAt: utcIso(NOW - 2000),
  name: TITLE,
  done: 38_000_000,
  total: 38_000_000,
  cases: [
    {
      id: CASE_ID,
      title: TITLE,
      files: 24,
      bytes: 38_000_000,
      damaged: [
        { path: 'exhibits/E002/page.png', problem: 'changed', exhibit: exhibitId(2), number: 2 },
        { path: 'documents/D001/letter.docx', problem: 'missing' },
      ],
      log: [
        { code: 'LOG_HEAD', lines: 11, expected: 12 },
        { code: 'EXHIBIT_LOST', number: 5 },
      ],
    },
  ],
};

/** 体检 on the export tab, with the notice of the daily look above it. */
export const FIXITY_SCENES: Readonly<Record<string, Scene>> = {
  'fixity-found': {
    screen: 'workspace',
    search: '?tab=export',
    world: () => {
      const world = caseWorld(BUSY);
      world.jobs.value = [FOUND];
      const wrong = [{ id: CASE_ID, title: TITLE, findings: FOUND.cases[0]?.log ?? [] }];
      world.settings.value = {
        ...world.settings.value,
        logsSeen: JSON.stringify({ at: utcIso(NOW), version: '0.1.0', wrong }),
      };
      return world;
    },
  },
};
