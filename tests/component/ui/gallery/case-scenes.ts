import { ok } from '@/utils/shared/result';
import { BUSY, caseWorld, CLOSED, longCase, OVERDUE } from '../sample/case';
import { INSPECTED, sampleWorld, type World } from '../sample/ports';
import { packWorldSoon } from '../sample/packs';
import type { Scene } from './scene.types';

const tab = (world: () => World, search: string): Scene => ({ screen: 'workspace', world, search });

/** Before the payment: a goods page that asks for care. */
function buying(): World {
  const world = sampleWorld();
  world.answers['page.inspect'] = () =>
    ok({
      ...INSPECTED,
      url: 'https://shop.example/item/1088',
      title: '【秒到账】Q币1000个 5折直充',
      recognition: {
        facts: INSPECTED.recognition?.facts.map((fact) => ({ ...fact, confidence: 'high' as const })) ?? [],
        summary: { goodsTitle: '【秒到账】Q币1000个 5折直充', amount: '¥498.00' },
        pageKind: 'listing',
        pageKindReason: 'BUY_BUTTON_WITH_PRICE',
      },
    });
  return world;
}

/** The screens of the case. */
export const CASE_SCENES: Readonly<Record<string, Scene>> = {
  'case-fresh': tab(() => caseWorld(), ''),
  'case-overview': tab(() => caseWorld(BUSY), ''),
  'case-steps': tab(() => caseWorld(BUSY), '?tab=steps'),
  'case-overdue': tab(() => caseWorld(OVERDUE), '?tab=steps'),
  'case-closed': tab(() => caseWorld(CLOSED), '?tab=steps'),
  'case-exhibits': tab(() => caseWorld(BUSY), '?tab=exhibits'),
  'case-packs': tab(packWorldSoon, '?tab=documents'),
  'case-export': tab(() => caseWorld(BUSY), '?tab=export'),
  'case-documents': tab(() => caseWorld(OVERDUE), '?tab=documents'),
  'case-documents-fresh': tab(() => caseWorld(), '?tab=documents'),
  'case-long': tab(longCase, ''),
  'case-long-steps': tab(longCase, '?tab=steps'),
  'popup-case': { screen: 'popup', world: () => caseWorld(BUSY) },
  'popup-overdue': { screen: 'popup', world: () => caseWorld(OVERDUE) },
  'popup-risk': { screen: 'popup', world: buying },
};
