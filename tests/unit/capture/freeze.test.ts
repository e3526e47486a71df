import { describe, expect, test } from 'vitest';
import { compose } from '@/utils/app/capture/compose-frames';
import { freeze, orphans } from '@/utils/app/capture/freeze';
import type { SnapshotSummary } from '@/utils/capture/agent-protocol';
import type { FrameRef } from '@/utils/capture/protocol';
import type { RelayedFrame, Refused } from '@/utils/capture/relay-protocol';
import type { AgentConnection } from '@/utils/platform/agent';
import type { RelayHandlers } from '@/utils/platform/agent-relay';
import type { FrameAgent } from '@/utils/platform/frame-agents';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';

type Taking = (ask: RelayHandlers) => Promise<Result<Partial<SnapshotSummary>>>;

const META = {
  url: 'https://shop.example/',
  title: '',
  referrer: '',
  contentType: 'text/html',
  charset: 'UTF-8',
  lang: '',
  compatMode: 'CSS1Compat',
  nodes: 1,
  resources: 0,
};

/** An agent of a document `html` at `path`, whose snapshot does what `take` does. */
function agent(
  html: string,
  path: readonly number[],
  take: Taking = () => Promise.resolve(ok({})),
): AgentConnection {
  let handlers: RelayHandlers | null = null;
  const answers = {
    snapshot: async (): Promise<Result<unknown>> => {
      if (!handlers) throw new Error('not served');
      const taken = await take(handlers);
      if (!taken.ok) return taken;
      const whole: SnapshotSummary = {
        meta: META,
        alterations: [],
        notCaptured: [],
        scrollOffsets: [],
        frames: { total: 0, kept: 0 },
        slots: [],
        place: { path, x: 0, y: 0 },
        htmlLength: html.length,
        textLength: 0,
        runCount: 0,
        ...taken.value,
      };
      return ok(whole);
    },
    read: ({ part }: { part: string }) =>
      Promise.resolve(ok({ text: part === 'html' ? html : '', end: true })),
    runs: () => Promise.resolve(ok({ runs: [], end: true })),
  };
  return {
    gone: false,
    serve: (next) => {
      handlers = next;
    },
    call: (name, request) => answers[name as keyof typeof answers](request as never) as never,
    close: () => undefined,
  };
}

const frame = (frameId: number, path: number[], its: AgentConnection): FrameAgent => ({
  frameId,
  path,
  url: 'https://chat.example/',
  name: '',
  width: 300,
  height: 100,
  open: false,
  agent: its,
});

const about = (path: number[], from = 0): FrameRef & { from: number } => ({
  slot: 0,
  path,
  url: 'https://chat.example/',
  name: '',
  width: 300,
  height: 100,
  from,
});

/** Freezes a top document that asks for one frame; what it is answered. */
async function asking(
  ref: FrameRef & { from: number },
  agents: readonly FrameAgent[],
  archive: Parameters<typeof freeze>[1]['archive'] = Promise.resolve(null),
): Promise<RelayedFrame | Refused | null> {
  let answer: RelayedFrame | Refused | null = null;
  const top = agent('<p>top', [], async (ask) => {
    answer = await ask.frame(ref);
    return ok({});
  });
  const frozen = await freeze(top, {
    frames: { reached: agents, agents },
    archive,
    fetchResource: () => Promise.resolve({ reason: 'CORS_OR_NETWORK' }),
  });
  expect(frozen.ok).toBe(true);
  return answer;
}

describe('frames at the moment of freezing', () => {
  test('a parent gets the finished HTML of its frame', async () => {
    const chat = frame(3, [0], agent('<p>客服', [0]));
    expect(await asking(about([0]), [chat])).toEqual({ text: '<p>客服', end: true, quirks: false });
  });

  test.each([
    ['reloads', 'TAB_NAVIGATED', 'FRAME_RELOADED'],
    ['never answers', 'PAGE_NOT_RESPONDING', 'FRAME_NO_ANSWER'],
  ] as const)('one that %s is a reason, and the page is frozen all the same', async (_, code, reason) => {
    const chat = frame(
      3,
      [0],
      agent('', [0], () => Promise.resolve(err(appError(code)))),
    );
    expect(await asking(about([0]), [chat])).toEqual({ reason });
  });

  test('one that stood elsewhere by the time it froze is not put into the wrong place', async () => {
    expect(await asking(about([0]), [frame(3, [0], agent('<p>', [1]))])).toEqual({ reason: 'FRAME_CHANGED' });
  });

  test('out of reach: the archive may hold it', async () => {
    expect(await asking(about([0]), [])).toEqual({ reason: 'CROSS_ORIGIN_FRAME' });
    const archive = { resource: () => null, hasPage: (url: string) => url === 'https://chat.example/' };
    expect(await asking(about([0]), [], Promise.resolve(archive))).toEqual({ reason: 'ONLY_IN_MHTML' });
  });

  test('reached, but no script would start in it', async () => {
    const top = agent('', [], async (ask) => {
      expect(await ask.frame(about([0]))).toEqual({ reason: 'FRAME_NO_ANSWER' });
      return ok({});
    });
    const frozen = await freeze(top, {
      frames: { reached: [frame(3, [0], agent('', [0]))], agents: [] },
      archive: Promise.resolve(null),
      fetchResource: () => Promise.resolve({ reason: 'X' }),
    });
    expect(frozen.ok).toBe(true);
  });

  test('a frame that asks for the one around it, or for itself, waits for nobody', async () => {
    const got: unknown[] = [];
    const inner = agent('<p>in', [0, 0], async (ask) => {
      got.push(await ask.frame(about([0])), await ask.frame(about([0, 0])));
      return ok({});
    });
    const outer = agent('<p>out', [0], async (ask) => {
      got.push(await ask.frame(about([0, 0])));
      return ok({});
    });
    const answer = await asking(about([0]), [frame(3, [0], outer), frame(4, [0, 0], inner)]);
    expect(answer).toMatchObject({ text: '<p>out' });
    expect(got).toEqual([
      { reason: 'CROSS_ORIGIN_FRAME' },
      { reason: 'CROSS_ORIGIN_FRAME' },
      { text: '<p>in', end: true, quirks: false },
    ]);
  });

  test('one frame never stands in two places', async () => {
    const chat = frame(3, [-1], agent('<p>', [-1]));
    const answers: unknown[] = [];
    const top = agent('', [], async (ask) => {
      answers.push(await ask.frame(about([-1])), await ask.frame({ ...about([-1]), slot: 1 }));
      return ok({});
    });
    const sources = {
      frames: { reached: [chat], agents: [chat] },
      archive: Promise.resolve(null),
      fetchResource: () => Promise.resolve({ reason: 'X' }),
    };
    await freeze(top, sources);
    expect(answers[1]).toEqual({ reason: 'FRAME_AMBIGUOUS' });
  });

  test('bytes come from the archive first, then from a granted site', async () => {
    const found: unknown[] = [];
    const picture = {
      base64: 'AA==',
      status: 200,
      contentType: 'image/png',
      finalUrl: 'https://a.example/1',
    };
    const top = agent('', [], async (ask) => {
      found.push(
        await ask.resource({ url: 'https://a.example/1' }),
        await ask.resource({ url: 'https://a.example/2' }),
      );
      return ok({});
    });
    const taken = await freeze(top, {
      frames: { reached: [], agents: [] },
      archive: Promise.resolve({
        resource: (url) => (url.endsWith('1') ? picture : null),
        hasPage: () => false,
      }),
      fetchResource: (url) => Promise.resolve({ reason: `asked ${url}` }),
    });
    expect(found).toEqual([picture, { reason: 'asked https://a.example/2' }]);
    expect(taken.ok && compose(taken.value).html).toBe('');
  });

  test('a frame inside one nobody reached is counted by nobody else', () => {
    const reached = [
      frame(1, [0], agent('', [])),
      frame(2, [0, 0], agent('', [])),
      frame(3, [5, 0], agent('', [])),
    ];
    expect(orphans({ reached, agents: [] }).map((f) => f.frameId)).toEqual([3]);
  });
});
