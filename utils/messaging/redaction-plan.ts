import * as v from 'valibot';
import { isMaskable, SECRET_KINDS, type RedactionPlan } from '../bundle/redacted/plan';
import { isBagPath } from '../bundle/zip-limits';

/** Device px; beyond any picture a browser can decode. */
const px = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const file = {
  exhibit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999)),
  path: v.pipe(v.string(), v.check(isBagPath)),
};

/** What a page may ask to be masked. */
export const redactionPlan: v.GenericSchema<unknown, RedactionPlan> = v.object({
  secrets: v.pipe(
    v.array(
      v.object({
        kind: v.picklist(SECRET_KINDS),
        text: v.pipe(v.string(), v.maxLength(200), v.check(isMaskable)),
      }),
    ),
    v.maxLength(500),
  ),
  areas: v.pipe(
    v.array(
      v.object({
        ...file,
        areas: v.pipe(
          v.array(v.object({ x: px, y: px, width: side, height: side })),
          v.minLength(1),
          v.maxLength(1000),
        ),
      }),
    ),
    v.maxLength(5000),
  ),
  clear: v.pipe(v.array(v.object(file)), v.maxLength(20_000)),
  texts: v.picklist(['masked', 'left-out']),
  papers: v.exactOptional(v.picklist(['masked', 'left-out'])),
});
