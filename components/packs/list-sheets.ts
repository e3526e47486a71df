import type { Sheet } from '@/utils/packs/pack.types';
import { ok, type Result } from '@/utils/shared/result';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { listEntry } from '../case/exhibit-list-picture/list-entry';
import { clipped } from '../case/exhibit-list-picture/paper-text';
import { fullText, offsetHere } from '../format/when';
import type { PackPorts, Ports } from '../ports';

/** 证据目录, drawn as it is for itself: a sheet for each of its pages. */
export async function listSheets(
  row: CaseRow,
  exhibits: readonly ExhibitRow[],
  ports: Pick<Ports, 'readBlob' | 'now'>,
  packs: PackPorts,
  signal: AbortSignal,
): Promise<Result<readonly Sheet[]>> {
  const { drawList } = await import('../case/exhibit-list-picture/draw-list');
  const ordered = [...exhibits].sort((a, b) => a.number - b.number);
  const now = ports.now();
  const head = {
    caseTitle: clipped(row.title, 80),
    count: `${ordered.length} 项`,
    madeAt: fullText(now, offsetHere(now)),
  };
  const drawn = await drawList(head, ordered.map(listEntry), {
    readBlob: ports.readBlob,
    signal,
    onProgress: () => undefined,
  });
  if (!drawn.ok) return drawn;
  return ok(
    await Promise.all(
      drawn.value.map(async ({ png, rows }, at) => ({
        parts: [
          {
            path: `exhibit-list-${at + 1}.png`,
            sha256: await packs.digest(png),
            open: () => Promise.resolve(ok(png)),
          },
        ],
        scale: 1,
        marks: rows.map(({ top, bottom }) => ({ top, bottom, weight: 0 })),
      })),
    ),
  );
}
