import type { Side } from '@/utils/recognise/compare/change.types';
import { ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { factsOf } from '../../hooks/use-facts';
import type { Ports } from '../../ports';

/** Gaps behind which text of the page may stand. */
const TEXT_GAPS: ReadonlySet<string> = new Set([
  'html',
  'frame',
  'text',
  'shadow-root',
  'scroller',
  'page-end',
]);

/** What an exhibit read off the page, out of the store; the store's error where a file is damaged. */
export async function readSide(row: ExhibitRow, readBlob: Ports['readBlob']): Promise<Result<Side>> {
  const { files, source, notCaptured } = row.record;
  const find = (path: string) => files.find((file) => file.path === path);
  const [facts, text] = [find('facts.json'), find('text.txt')];
  const [factsBlob, textBlob] = await Promise.all([
    facts && readBlob(facts.sha256),
    text && readBlob(text.sha256),
  ]);
  if (factsBlob && !factsBlob.ok) return factsBlob;
  if (textBlob && !textBlob.ok) return textBlob;
  const read = factsBlob ? factsOf(await factsBlob.value.text()) : ok([]);
  if (!read.ok) return read;
  return ok({
    title: source.title,
    facts: read.value,
    text: textBlob ? await textBlob.value.text() : null,
    textGaps: !facts || !text || notCaptured.some((gap) => TEXT_GAPS.has(gap.what)),
  });
}
