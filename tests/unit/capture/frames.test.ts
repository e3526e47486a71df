import { describe, expect, test, vi } from 'vitest';
import { compose, type Frozen } from '@/utils/app/capture/compose-frames';
import { matchFrame } from '@/utils/app/capture/frame-match';
import type { FrameRef, FrameSlot } from '@/utils/capture/protocol';
import { sitesBehind, siteOf } from '@/utils/exhibit/sites';
import { answerQuestion, type RelayHandlers } from '@/utils/platform/agent-relay';
import type { FrameAgent } from '@/utils/platform/frame-agents';
import type { TextRun } from '@/utils/recognise/types';

const META = {
  url: 'https://shop.example/',
  title: '',
  referrer: '',
  contentType: 'text/html',
  charset: 'UTF-8',
  lang: '',
  compatMode: 'CSS1Compat',
  nodes: 10,
  resources: 1,
};

const run = (text: string, more: Partial<TextRun> = {}): TextRun => ({
  text,
  tags: ['html', 'body'],
  path: [0, 1],
  source: 'text',
  visible: true,
  frame: 0,
  rect: { x: 10, y: 20, width: 30, height: 10 },
  ...more,
});

function frozen(
  text: string,
  runs: readonly TextRun[],
  more: { slots?: readonly FrameSlot[]; frames?: [number, number]; inner?: Frozen[]; scrollY?: number } = {},
): Frozen {
  const [total, kept] = more.frames ?? [0, 0];
  return {
    html: '',
    text,
    runs,
    frames: new Map((more.inner ?? []).map((inner, n) => [n, inner])),
    summary: {
      meta: META,
      alterations: [{ kind: 'csp-added', count: 1 }],
      notCaptured: [
        { what: 'canvas', reason: 'BLANK_OR_UNREADABLE', where: 'html > body > canvas' },
        { what: 'image', reason: 'TIMEOUT', where: 'https://cdn.example/a.png' },
      ],
      scrollOffsets: [{ selector: '#log', x: 0, y: 7 }],
      frames: { total, kept },
      slots: more.slots ?? [],
      place: { path: [], x: 0, y: more.scrollY ?? 0 },
      htmlLength: 0,
      textLength: text.length,
      runCount: runs.length,
    },
  };
}

const slot = (line: number, at: number, more: Partial<NonNullable<FrameSlot['text']>> = {}): FrameSlot => ({
  slot: 0,
  kept: true,
  prefix: '#chat |> ',
  text: { line, run: at, frame: 1, x: 100, y: 500, hidden: false, ...more },
});

describe('a page and its frames as one', () => {
  test('words stand where the frame stands, boxes are those of the top page, rows name the frame', () => {
    const inner = frozen(
      '客服\n买家',
      [run('客服', { cell: { table: 0, row: 0, column: 0, header: false } })],
      {
        scrollY: 400,
      },
    );
    const top = frozen(
      '前\n后',
      [run('前', { cell: { table: 3, row: 0, column: 0, header: false } }), run('后')],
      {
        slots: [slot(1, 1)],
        frames: [1, 1],
        inner: [inner],
      },
    );
    const whole = compose(top);
    expect(whole.text).toBe('前\n客服\n买家\n后');
    expect(whole.runs.map((r) => [r.text, r.frame])).toEqual([
      ['前', 0],
      ['客服', 1],
      ['后', 0],
    ]);
    expect(whole.runs[1]?.rect).toEqual({ x: 110, y: 20 + 500 - 400, width: 30, height: 10 });
    expect(whole.runs[1]?.cell?.table).toBe(4);
    expect(whole.summary.notCaptured.map((row) => row.where)).toEqual([
      'html > body > canvas',
      'https://cdn.example/a.png',
      '#chat |> html > body > canvas',
      'https://cdn.example/a.png',
    ]);
    expect(whole.summary.scrollOffsets.map((o) => o.selector)).toEqual(['#log', '#chat |> #log']);
    expect(whole.summary.alterations).toEqual([{ kind: 'csp-added', count: 2 }]);
    expect(whole.summary.meta).toMatchObject({ nodes: 20, resources: 2 });
  });

  test('several levels: every document has a frame number of its own, counts add up', () => {
    const deep = frozen('深', [run('深')]);
    const middle = frozen('中', [run('中'), run('中框', { frame: 2 })], {
      slots: [slot(1, 1)],
      frames: [2, 2],
      inner: [deep],
    });
    const whole = compose(
      frozen('上', [run('上'), run('旁框', { frame: 2 })], {
        slots: [slot(1, 1)],
        frames: [2, 1],
        inner: [middle],
      }),
    );
    expect(whole.text).toBe('上\n中\n深');
    const numbers = new Map(whole.runs.map((r) => [r.text, r.frame]));
    expect(new Set(numbers.values()).size).toBe(5);
    expect(whole.summary.frames).toEqual({ total: 4, kept: 3 });
  });

  test('a hidden frame lends its words to nobody who reads the page', () => {
    const whole = compose(
      frozen('前', [run('前')], {
        slots: [slot(1, 1, { hidden: true })],
        inner: [frozen('暗', [run('暗')])],
      }),
    );
    expect(whole.text).toBe('前');
    expect(whole.runs[1]).toMatchObject({ text: '暗', visible: false });
    expect(whole.runs[1]?.rect).toBeUndefined();
  });

  test('a frame whose HTML did not get in brings no words either', () => {
    const whole = compose(
      frozen('前', [run('前')], {
        slots: [{ ...slot(1, 1), kept: false }],
        inner: [frozen('迟', [run('迟')])],
      }),
    );
    expect(whole.text).toBe('前');
    expect(whole.runs).toHaveLength(1);
  });
});

describe('which frame an element shows', () => {
  const agent = (frameId: number, path: number[], more: Partial<FrameAgent> = {}): FrameAgent =>
    ({
      frameId,
      path,
      url: 'https://chat.example/a',
      name: '',
      width: 300,
      height: 90,
      open: false,
      ...more,
    }) as FrameAgent;
  const ref = (path: number[], more: Partial<FrameRef> = {}): FrameRef => ({
    slot: 0,
    path,
    url: 'https://chat.example/a#top',
    name: '',
    width: 300,
    height: 90,
    ...more,
  });

  test('by its path, whatever its address has become', () => {
    const there = agent(5, [0, 1], { url: 'https://elsewhere.example/' });
    expect(matchFrame(ref([0, 1]), [agent(4, [0]), there])).toBe(there);
    expect(matchFrame(ref([2]), [agent(4, [0])])).toBeNull();
  });

  test("by the browser's number where it tells", () => {
    const there = agent(9, [-1]);
    expect(matchFrame(ref([-1], { frameId: 9 }), [agent(8, [-1]), there])).toBe(there);
  });

  test('in shadow roots by address, then name, then size; never by guess', () => {
    const small = agent(5, [-1], { width: 100 });
    const other = agent(6, [-1], { url: 'https://chat.example/b' });
    const twin = agent(7, [-1]);
    expect(matchFrame(ref([-1]), [small, other])).toBe(small);
    expect(matchFrame(ref([-1]), [small, other, twin])).toBe(twin);
    expect(matchFrame(ref([-1]), [twin, agent(8, [-1])])).toBe('ambiguous');
    expect(matchFrame(ref([-1], { url: 'https://moved.example/' }), [other])).toBeNull();
  });
});

describe('what a content script may ask', () => {
  const handlers = (): RelayHandlers => ({
    resource: vi.fn(() => Promise.resolve({ reason: 'CORS_OR_NETWORK' })),
    frame: vi.fn(() => Promise.resolve({ reason: 'CROSS_ORIGIN_FRAME' })),
  });
  const ask = { ask: 1, name: 'resource', request: { url: 'https://cdn.example/a.png' } };

  test('nothing outside a snapshot', async () => {
    expect(await answerQuestion(null, ask)).toEqual({ asked: 1, response: null });
  });

  test.each([
    ['another scheme', { ...ask, request: { url: 'file:///etc/passwd' } }],
    ['a page of the extension', { ...ask, request: { url: 'chrome-extension://abc/popup.html' } }],
    ['no address', { ...ask, request: {} }],
    ['another question', { ...ask, name: 'grant' }],
    ['a question of the prototype', { ...ask, name: 'constructor' }],
    ['a path that is none', { ask: 1, name: 'frame', request: { slot: 0, path: ['x'], from: 0 } }],
    ['nothing', { ask: null }],
  ])('not %s', async (_, message) => {
    const served = handlers();
    expect(await answerQuestion(served, message)).toMatchObject({ response: null });
    expect(served.resource).not.toHaveBeenCalled();
    expect(served.frame).not.toHaveBeenCalled();
  });

  test('a proper question is answered', async () => {
    expect(await answerQuestion(handlers(), ask)).toEqual({
      asked: 1,
      response: { reason: 'CORS_OR_NETWORK' },
    });
  });
});

describe('sites', () => {
  test('a pattern has no port, and only web addresses have one', () => {
    expect(siteOf('https://chat.example:8443/a?b#c')).toBe('https://chat.example/*');
    expect(siteOf('about:srcdoc')).toBeNull();
    expect(siteOf('not an address')).toBeNull();
  });

  test('the gaps a permission would fill name each site once, frames first', () => {
    expect(
      sitesBehind([
        { what: 'image', reason: 'CORS_OR_NETWORK', where: 'https://cdn.example/1.png' },
        { what: 'image', reason: 'CORS_OR_NETWORK', where: 'https://cdn.example/2.png' },
        { what: 'image', reason: 'HTTP_404', where: 'https://gone.example/2.png' },
        { what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: 'https://chat.example/' },
        { what: 'stylesheet', reason: 'CORS_OR_NETWORK', where: 'https://chat.example/a.css' },
      ]),
    ).toEqual({ frames: ['https://chat.example/*'], resources: ['https://cdn.example/*'] });
  });
});
