import { expect, it } from 'vitest';
import { fuzzVerifier } from '../../support/fuzz-verifier';
import { hasOpenssl } from '../../support/openssl';

/** Ten thousand of them: `npm run bench -- verify`. */
it.skipIf(!hasOpenssl)(
  'of 250 random edits of a sealed bundle or its masked copy none passes for the original',
  async () => {
    const { noticed, neutral, unnoticed } = await fuzzVerifier(250, 20_261_122);
    expect(unnoticed).toEqual([]);
    // Most edits of a file are seen: were they all neutral, nothing would have been tested.
    expect(noticed).toBeGreaterThan(200);
    expect(noticed + neutral).toBe(250);
  },
  120_000,
);
