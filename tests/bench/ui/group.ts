import type { Places } from '../places';
import type { Row } from '../report';
import { deleteRows } from './delete-rows';
import { importRow } from './import-rows';
import { popupRow, sizeRow } from './popup-rows';
import { searchRows } from './search-rows';
import { openShelf } from './stage';
import { timelineRows } from './timeline-rows';

export const FEW = 10;
export const MANY = 10_000;

/** The screens with ten thousand exhibits, against themselves with ten. */
export async function uiRows(extension: string, places: Places): Promise<Row[]> {
  const few = await openShelf(extension, places, FEW);
  try {
    const many = await openShelf(extension, places, MANY);
    try {
      return [
        await popupRow(few, many),
        ...(await timelineRows(few, many)),
        ...(await searchRows(many)),
        ...(await deleteRows(many)),
        await importRow(extension),
        await sizeRow(extension),
      ];
    } finally {
      await many.browser.close();
    }
  } finally {
    await few.browser.close();
  }
}
