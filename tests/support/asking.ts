import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { askTsa, type TsaPorts } from '@/utils/app/seal/ask-tsa';
import { readPemCertificates } from '@/utils/integrity/timestamp/certificate';
import { postTimestamp } from '@/utils/platform/tsa';
import { TestTsa } from './tsa';
import { serveTsa, type TsaServer } from './tsa-server';

export interface ServedTsa {
  readonly tsa: TestTsa;
  readonly server: TsaServer;
}

/** An authority behind HTTP for the tests of one `describe`; there from its `beforeAll` on. */
export function servedTsa(): ServedTsa {
  const served: { -readonly [K in keyof ServedTsa]?: ServedTsa[K] } = {};
  beforeAll(async () => {
    served.tsa = new TestTsa();
    served.server = await serveTsa(served.tsa);
  }, 30_000);
  afterAll(async () => {
    await served.server?.close();
    served.tsa?.remove();
  });
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('before beforeAll');
    return one;
  };
  return {
    get tsa() {
      return there(served.tsa);
    },
    get server() {
      return there(served.server);
    },
  };
}

/** Asks as the product does, trusting the roots of that PEM. `deadline`: ms. */
export function asking(root: string, deadline?: number): (...about: Asked) => ReturnType<typeof askTsa> {
  const ports: TsaPorts = {
    post: (url, query, signal) => postTimestamp(url, query, signal, deadline),
    random: (bytes) => randomBytes(bytes),
    crypto,
    trust: { roots: readPemCertificates(root) },
  };
  return (url, digest, signal) => askTsa(url, digest, ports, signal);
}

type Asked = [url: string, digest: Uint8Array, signal: AbortSignal];
