import { rounded } from '../measure';
import type { Row } from '../report';
import type { UiEngine } from './engine';
import type { Shelf } from './stage';

declare const benchUi: UiEngine;

const SOME = 1000;

/** Deleting: a thousand of ten thousand exhibits, then the whole case. Nothing is left of that shelf. */
export async function deleteRows({ page, caseId, count }: Shelf): Promise<Row[]> {
  const some = await page.evaluate(([id, n]) => benchUi.removeNewest(id, n), [caseId, SOME] as const);
  const all = await page.evaluate((id) => benchUi.removeCase(id), caseId);
  const problem =
    some.left === count - SOME && all.left === 0
      ? undefined
      : `${some.left} left instead of ${count - SOME}, then ${all.left} instead of 0`;
  return [
    {
      id: 'ui.delete',
      name: '1 万份里删除 1000 份；再删除整个案件 1,000 of 10,000 deleted; then the case',
      shown: `${(some.ms / 1000).toFixed(1)} s；${(all.ms / 1000).toFixed(1)} s`,
      raw: { someMs: rounded(some.ms), caseMs: rounded(all.ms), some: SOME, count },
      ...(problem === undefined ? {} : { problem }),
    },
  ];
}
