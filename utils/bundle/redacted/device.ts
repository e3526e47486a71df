import type { Exhibit } from '../../exhibit/model';
import type { JsonValue } from '../../integrity/canonical';
import { isJsonObject } from '../../integrity/chain-line';
import { BLOT } from './plan';

/** A record of an import without make and model of the phone: the picture beside it does not say them any more either. */
export function withoutDevice({ imported, ...record }: Exhibit): Exhibit {
  if (!imported) return record;
  const { photo } = imported;
  if (photo?.device === undefined) return { ...record, imported };
  return { ...record, imported: { ...imported, photo: { ...photo, device: BLOT } } };
}

/** The same of `exhibit.json` as it was read: whatever else stands in it stays. */
export function jsonWithoutDevice(record: JsonValue): JsonValue {
  const imported = isJsonObject(record) ? record['imported'] : undefined;
  const photo = isJsonObject(imported) ? imported['photo'] : undefined;
  if (!isJsonObject(record) || !isJsonObject(imported) || !isJsonObject(photo)) return record;
  if (photo['device'] === undefined) return record;
  return { ...record, imported: { ...imported, photo: { ...photo, device: BLOT } } };
}
