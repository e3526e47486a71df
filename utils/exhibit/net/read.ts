import * as v from 'valibot';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { NetRecord } from './model';

/** Fields a later version adds, and reasons it knows, are let through: a reader shows what it understands. */
const untold = v.object({ notAvailable: v.string() as unknown as v.GenericSchema<string, never> });
const told = <T extends v.GenericSchema>(schema: T): v.UnionSchema<[T, typeof untold], undefined> =>
  v.union([schema, untold]);
const headers = v.object({
  kept: v.array(v.tuple([v.string(), v.string()])),
  withheld: v.array(v.string()),
});

const netRecord = v.object({
  specVersion: v.literal('1.0'),
  at: v.string(),
  page: told(
    v.object({
      url: v.string(),
      secureContext: v.boolean(),
      lastModified: told(v.object({ utc: v.string() })),
    }),
  ),
  navigation: told(
    v.object({
      type: v.string(),
      status: v.exactOptional(v.number()),
      protocol: v.exactOptional(v.string()),
      transferBytes: v.number(),
      bodyBytes: v.number(),
      serviceWorker: v.boolean(),
      startedAt: v.string(),
      answeredAt: v.string(),
      receivedAt: v.string(),
    }),
  ),
  redirects: told(v.object({ count: v.number(), chain: untold })),
  response: told(
    v.object({
      source: v.literal('http-cache'),
      status: v.number(),
      bodyBytes: v.number(),
      sameLength: v.exactOptional(v.boolean()),
      headers,
    }),
  ),
  clock: told(
    v.object({
      method: v.literal('HEAD'),
      url: v.string(),
      status: v.number(),
      sentAt: v.string(),
      receivedAt: v.string(),
      tookMs: v.number(),
      serverAt: v.exactOptional(v.string()),
      skew: told(v.object({ minMs: v.number(), maxMs: v.number() })),
      headers,
    }),
  ),
  connection: told(v.object({ address: v.string(), proxy: v.exactOptional(v.boolean()) })),
  tls: told(
    v.object({
      state: v.string(),
      protocol: v.exactOptional(v.string()),
      cipher: v.exactOptional(v.string()),
      keyExchange: v.exactOptional(v.string()),
      overridden: v.exactOptional(v.string()),
      certificates: v.array(
        v.object({
          subject: v.string(),
          issuer: v.string(),
          serial: v.string(),
          validFrom: v.string(),
          validTo: v.string(),
          sha256: v.string(),
          builtInRoot: v.boolean(),
          file: v.exactOptional(v.string()),
        }),
      ),
    }),
  ),
});

/** A stored `net.json`; `STORE_DAMAGED` where it is none. */
export function readNetRecord(json: string): Result<NetRecord> {
  try {
    const parsed = v.safeParse(netRecord, JSON.parse(json));
    return parsed.success ? ok(parsed.output) : err(appError('STORE_DAMAGED', { cause: 'net.json' }));
  } catch {
    return err(appError('STORE_DAMAGED', { cause: 'net.json' }));
  }
}
