import * as v from 'valibot';
import {
  isCaseId,
  isExhibitId,
  isGuardId,
  isJobId,
  isSha256,
  type GuardId,
  type Sha256,
} from '../exhibit/ids';
import { EVIDENCE_KINDS, MAX_BULK, MAX_SELECTOR } from '../exhibit/model';
import { beaconSettings, isRelayUrl } from '../integrity/beacon/beacons';
import { isTsaUrl, MAX_ROOT, stampSettings } from '../integrity/timestamp/authorities';
import { isJointTagManifest } from '../joint/seal';
import { parseProfileEdits } from '../packs/profile';
import { PROFILE_BOUNDS, PROFILES } from '../packs/profiles.data';
import { caseEntry } from './case-entries';
import { redactionPlan } from './redaction-plan';
import type { MessageName, Request } from './protocol';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const caseId = v.custom<Request<'case.select'>['caseId']>(isCaseId);
const exhibitId = v.custom<Request<'exhibit.note'>['exhibitId']>(isExhibitId);
const guardId = v.custom<GuardId>(isGuardId);
const jobId = v.custom<Request<'job.cancel'>['jobId']>(isJobId);
const tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50));
const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const sha256 = v.custom<Sha256>(isSha256);
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Names that any system can write, and none that leads anywhere. */
const fileName = v.pipe(v.string(), v.regex(/^[^\\/:*?"<>|\p{Cc}\p{Cf}]{1,150}$/u));
const madePack = v.object({
  name: fileName,
  channel: v.picklist(PROFILES.map(({ id }) => id)),
  sha256,
  bytes,
  pictures: v.pipe(
    v.array(
      v.object({
        name: fileName,
        sha256,
        bytes,
        exhibit: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        originals: v.pipe(v.array(sha256), v.minLength(1), v.maxLength(100)),
      }),
    ),
    v.minLength(1),
    v.maxLength(PROFILE_BOUNDS.maxFiles[1]),
  ),
});

/** What each request must look like. Anything else is `BAD_REQUEST` and does nothing. */
export const REQUEST_SCHEMAS: { [K in MessageName]: v.GenericSchema<unknown, Request<K>> } = {
  'capture.start': v.object({ tabId, only: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_SELECTOR))) }),
  'chat.find': v.object({ tabId }),
  'chat.at': v.object({ tabId, x: share, y: share }),
  'chat.start': v.object({
    tabId,
    candidate: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_SELECTOR))),
    at: v.exactOptional(v.object({ x: share, y: share })),
  }),
  'guard.start': v.object({
    tabId,
    candidate: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_SELECTOR))),
  }),
  'guard.stop': v.union([v.strictObject({ tabId }), v.strictObject({ guardId })]),
  'guard.trouble': v.object({ tabId }),
  'job.cancel': v.object({ jobId }),
  'page.inspect': v.object({ tabId }),
  'case.create': v.object({ title }),
  'case.rename': v.object({ caseId, title }),
  'case.delete': v.object({ caseId }),
  'case.select': v.object({ caseId }),
  'case.record': v.object({ caseId, entries: v.pipe(v.array(caseEntry), v.minLength(1), v.maxLength(100)) }),
  'exhibit.classify': v.object({ exhibitId, kind: v.picklist(EVIDENCE_KINDS) }),
  'exhibit.read': v.object({ exhibitId, text: v.pipe(v.string(), v.maxLength(100_000)) }),
  'exhibit.note': v.object({ exhibitId, note: v.pipe(v.string(), v.maxLength(20_000)) }),
  'exhibit.tag': v.object({ exhibitId, tags: v.pipe(v.array(tag), v.maxLength(50)) }),
  'exhibit.delete': v.object({ exhibitId, reason: v.pipe(v.string(), v.maxLength(2000)) }),
  'exhibits.edit': v.object({
    caseId,
    exhibitIds: v.pipe(v.array(exhibitId), v.minLength(1), v.maxLength(MAX_BULK)),
    change: v.variant('type', [
      v.object({ type: v.literal('add-tag'), tag }),
      v.object({ type: v.literal('remove-tag'), tag }),
      v.object({ type: v.literal('classify'), kind: v.picklist(EVIDENCE_KINDS) }),
      v.object({ type: v.literal('delete'), reason: v.pipe(v.string(), v.maxLength(2000)) }),
    ]),
  }),
  'document.keep': v.object({
    caseId,
    template: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,50}$/)),
    title,
    exhibits: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(10_000)),
    inbox: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.minLength(1), v.maxLength(5)),
  }),
  'import.start': v.object({
    caseId,
    items: v.pipe(
      v.array(v.object({ id: v.pipe(v.string(), v.uuid()), again: v.exactOptional(v.boolean()) })),
      v.minLength(1),
      v.maxLength(1000),
    ),
  }),
  'export.start': v.object({ caseId }),
  'export.redacted': v.object({ caseId, plan: redactionPlan }),
  'export.saved': v.object({ jobId }),
  'fixity.start': v.object({ caseId: v.exactOptional(caseId) }),
  'backup.start': v.record(v.string(), v.never()),
  'restore.start': v.object({
    inbox: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.minLength(1), v.maxLength(1000)),
    deletions: v.boolean(),
  }),
  'stamps.configure': v.object({ settings: stampSettings }),
  'stamps.try': v.object({
    url: v.pipe(v.string(), v.maxLength(500), v.check(isTsaUrl)),
    root: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_ROOT))),
  }),
  'stamps.retry': v.object({ exhibitId }),
  'stamps.earlier': v.record(v.string(), v.never()),
  'beacon.configure': v.object({ settings: beaconSettings }),
  'beacon.try': v.object({ url: v.pipe(v.string(), v.maxLength(300), v.check(isRelayUrl)) }),
  'key.rotate': v.record(v.string(), v.never()),
  'certificate.attach': v.object({
    caseId,
    number: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999))),
    inbox: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.minLength(1), v.maxLength(50)),
  }),
  'certificate.check': v.object({ id: v.pipe(v.string(), v.maxLength(300)) }),
  'pack.made': v.object({ caseId, pack: madePack }),
  'joint.sign': v.object({
    tagManifest: v.pipe(v.string(), v.maxLength(1000), v.check(isJointTagManifest)),
  }),
  'settings.set': v.union([
    v.object({
      key: v.picklist([
        'chatLimits',
        'iconCaptures',
        'locale',
        'reminder',
        'serverTime',
        'theme',
        'volumeSize',
      ]),
      value: v.pipe(v.string(), v.maxLength(100)),
    }),
    v.object({
      key: v.literal('packProfiles'),
      value: v.pipe(
        v.string(),
        v.maxLength(20_000),
        v.check((value) => parseProfileEdits(value).ok),
      ),
    }),
  ]),
};
