import * as v from 'valibot';
import { isCaseId, isExhibitId, isSha256 } from '../../exhibit/ids';
import { EVIDENCE_KINDS, type Exhibit } from '../../exhibit/model';
import { isBagPath } from '../zip-limits';

/**
 * A whole `exhibit.json` from elsewhere, before screens are given it. Unknown fields are kept; a field that has another
 * form than the model's refuses the record.
 */
const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const utc = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  v.check((at) => !Number.isNaN(Date.parse(at))),
);
const path = v.pipe(v.string(), v.check(isBagPath));
const detail = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));
const rect = v.looseObject({ x: finite, y: finite, width: finite, height: finite });

const clock = v.looseObject({
  utc,
  epochMs: v.pipe(finite, v.minValue(-8.64e15), v.maxValue(8.64e15)),
  monotonicMs: finite,
  zone: text,
  offsetMinutes: v.pipe(finite, v.minValue(-24 * 60), v.maxValue(24 * 60)),
});

const picture = v.looseObject({
  method: v.picklist(['browser-pixels', 'redrawn']),
  tiles: v.array(v.looseObject({ path, at: utc, scrollY: finite, width: finite, height: finite })),
  seams: v.array(v.looseObject({ tile: count, rows: count, differing: finite })),
  parts: v.array(path),
  scale: v.pipe(finite, v.minValue(0.01)),
  scroller: v.looseObject({ selector: text, rect }),
});

const claimed = v.looseObject({ text, offset: v.exactOptional(text) });

const imported = v.looseObject({
  name: text,
  bytes: count,
  lastModified: v.exactOptional(utc),
  mediaType: text,
  claimedType: v.exactOptional(text),
  sha256: v.custom<string>(isSha256),
  sha512: v.exactOptional(text),
  kept: v.boolean(),
  picture: v.exactOptional(v.looseObject({ width: finite, height: finite })),
  photo: v.exactOptional(
    v.looseObject({
      takenAt: v.exactOptional(claimed),
      writtenAt: v.exactOptional(claimed),
      device: v.exactOptional(text),
      software: v.exactOptional(text),
      location: v.boolean(),
    }),
  ),
  photoDamaged: v.exactOptional(v.boolean()),
});

const SCHEMA = v.looseObject({
  specVersion: v.pipe(text, v.startsWith('1.')),
  id: v.custom<string>(isExhibitId),
  caseId: v.custom<string>(isCaseId),
  number: v.pipe(count, v.minValue(1)),
  kind: v.picklist(EVIDENCE_KINDS),
  kindReason: text,
  origin: v.picklist(['captured', 'imported']),
  state: v.picklist(['complete', 'partial']),
  trigger: text,
  source: v.looseObject({
    url: text,
    title: text,
    host: text,
    referrer: v.exactOptional(text),
    contentType: v.exactOptional(text),
    charset: v.exactOptional(text),
    lang: v.exactOptional(text),
  }),
  startedAt: clock,
  finishedAt: clock,
  environment: v.looseObject({
    browser: text,
    browserVersion: text,
    os: text,
    arch: v.exactOptional(text),
    userAgent: text,
    languages: v.array(text),
    extensionVersion: text,
  }),
  geometry: v.exactOptional(
    v.looseObject({
      viewport: v.looseObject({ width: finite, height: finite }),
      document: v.looseObject({ width: finite, height: finite }),
      devicePixelRatio: finite,
      zoom: v.exactOptional(finite),
      scrollOffsets: v.array(v.looseObject({ selector: text, x: finite, y: finite })),
    }),
  ),
  picture: v.exactOptional(picture),
  panes: v.exactOptional(v.array(v.looseObject({ ...picture.entries, name: text }))),
  summary: v.looseObject({
    goodsTitle: v.exactOptional(text),
    orderNumber: v.exactOptional(text),
    amount: v.exactOptional(text),
  }),
  steps: v.array(v.looseObject({ name: text, at: utc, took: finite, detail: v.exactOptional(detail) })),
  alterations: v.array(v.looseObject({ kind: text, why: text, count })),
  chat: v.exactOptional(
    v.looseObject({
      label: text,
      messages: count,
      verdict: v.picklist(['complete', 'partial']),
      first: v.exactOptional(utc),
      last: v.exactOptional(utc),
      recalled: count,
      edited: count,
    }),
  ),
  imported: v.exactOptional(imported),
  frames: v.exactOptional(v.looseObject({ total: count, kept: count })),
  disturbance: v.exactOptional(
    v.looseObject({
      mutationsCaused: count,
      mutationsMeanwhile: count,
      hiddenWhileScrolling: v.array(text),
      scrollRestored: v.boolean(),
    }),
  ),
  notCaptured: v.array(
    v.looseObject({ what: text, reason: text, where: v.exactOptional(text), count: v.exactOptional(count) }),
  ),
  files: v.array(
    v.looseObject({
      path,
      sha256: v.custom<string>(isSha256),
      bytes: count,
      mediaType: v.pipe(text, v.regex(/^[\w.+-]+\/[\w.+-]+(?:; ?charset=[\w-]+)?$/)),
      role: v.picklist(['original', 'derivative']),
      derivedFrom: v.exactOptional(v.array(text)),
    }),
  ),
});

export function isExhibit(value: unknown): value is Exhibit {
  return v.is(SCHEMA, value);
}
