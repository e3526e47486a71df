import type { Row } from '../report';
import { exportMemoryRow, exportTimeRow } from './export-rows';
import { verifyVolumesRow } from './verify-rows';

/** A gigabyte outside the browser, then export and its memory inside it; `only` some of it, by these names. */
export async function volumeRows(extension: string, only: readonly string[]): Promise<Row[]> {
  const parts: Readonly<Record<string, () => Promise<Row>>> = {
    check: verifyVolumesRow,
    export: () => exportTimeRow(extension),
    memory: () => exportMemoryRow(extension),
  };
  const rows: Row[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (only.length === 0 || only.includes(name)) rows.push(await run());
  }
  return rows;
}
