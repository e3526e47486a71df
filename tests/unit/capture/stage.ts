import type { AgentProtocol, CommandOf } from '@/utils/capture/agent-protocol';
import type { ServicePorts } from '@/utils/app/capture/service';
import type { AgentConnection } from '@/utils/platform/agent';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { webCryptoDigests } from '@/utils/shared/digest';
import { Ledger } from '@/utils/storage/ledger';
import { LiuzhengDb } from '@/utils/storage/db';
import type { Store } from '../../../entrypoints/background/context';
import { captureStore } from '../../../entrypoints/background/store';

export const AT = '2026-03-12T06:31:05.123Z';
export const clock = {
  utc: AT,
  epochMs: Date.parse(AT),
  monotonicMs: 1,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
};
const URL_OF_PAGE = 'https://shop.example/order/1';
const plan = {
  selector: ':root',
  rect: { x: 0, y: 0, width: 100, height: 80 },
  scrollHeight: 80,
  clientHeight: 80,
};
const HTML = '<!doctype html><p>订单</p>';

let names = 0;
export function openTestStore(): Store {
  const db = new LiuzhengDb(`capture-${names++}`);
  const digests = webCryptoDigests(crypto.subtle);
  return { db, digests, ledger: new Ledger(db, digests) };
}

type Asked = CommandOf<'text' | 'capture' | 'camera'>;
type Answers = { [K in Asked]?: () => AgentProtocol[K]['response'] | 'TIMEOUT' };

/** A page of one screen that answers everything; `answers` replaces single commands. */
export function fakeAgent(answers: Answers = {}): AgentConnection {
  const usual: { [K in Asked]: () => AgentProtocol[K]['response'] } = {
    measure: () => ({
      url: URL_OF_PAGE,
      title: '订单',
      contentType: 'text/html',
      viewport: { width: 100, height: 80 },
      inner: { width: 100, height: 80 },
      document: { width: 100, height: 80 },
      devicePixelRatio: 1,
      plan,
      panes: [],
      unswept: [],
    }),
    net: () => ({
      url: URL_OF_PAGE,
      http: true,
      secure: true,
      worker: false,
      lastModified: null,
      origin: Date.parse(AT),
      navigation: null,
      cached: null,
      head: null,
    }),
    prepare: () => ({ plan, endless: false, imagesPending: 0, changed: false }),
    snapshot: () => ({
      scrollOffsets: [],
      alterations: [],
      notCaptured: [],
      htmlLength: HTML.length,
      textLength: 2,
      runCount: 0,
      frames: { total: 0, kept: 0 },
      slots: [],
      place: { path: [], x: 0, y: 0 },
      meta: {
        url: URL_OF_PAGE,
        title: '订单',
        referrer: '',
        contentType: 'text/html',
        charset: 'UTF-8',
        lang: 'zh-CN',
        compatMode: 'CSS1Compat',
        nodes: 1,
        resources: 0,
      },
    }),
    read: () => ({ text: HTML, end: true }),
    runs: () => ({ runs: [], end: true }),
    inspect: () => ({ url: URL_OF_PAGE, title: '订单', runCount: 0, closed: [] }),
    inspected: () => ({ runs: [], end: true }),
    scrollers: () => [],
    pose: () => ({
      scrollY: 0,
      scrollHeight: 80,
      clientHeight: 80,
      rect: plan.rect,
      stuckTop: 0,
      stuckBottom: 0,
      floating: [],
      imagesPending: 0,
    }),
    check: () => ({ scrollY: 0, mutations: 0 }),
    finish: () => ({
      mutationsCaused: 0,
      mutationsMeanwhile: 0,
      hiddenWhileScrolling: [],
      stillShown: [],
      scrollRestored: true,
    }),
  };
  return {
    gone: false,
    serve: () => undefined,
    close: () => undefined,
    call: (name, request) => {
      const isText = name === 'read' && (request as { part: string }).part === 'text';
      const own = answers[name]?.();
      if (own === 'TIMEOUT') return Promise.resolve(err(appError('PAGE_NOT_RESPONDING')));
      return Promise.resolve(ok((own ?? (isText ? { text: '订单', end: true } : usual[name]())) as never));
    },
  };
}

/** Everything a capture needs, with the real store below it. */
export function fakePorts(store: Store, agent: AgentConnection, signals: string[] = []): ServicePorts {
  const image = { width: 100, height: 80, close: () => undefined } as ImageBitmap;
  return {
    clock: () => clock,
    newId: () => crypto.randomUUID(),
    digests: store.digests,
    environment: () =>
      Promise.resolve({
        browser: 'Chromium',
        browserVersion: '156',
        os: 'linux',
        userAgent: 'x',
        languages: ['zh-CN'],
        extensionVersion: '0.1.0',
      }),
    tabs: {
      info: (id) =>
        Promise.resolve(
          ok({ id, windowId: 1, url: URL_OF_PAGE, title: '订单', active: true, minimised: false, zoom: 1 }),
        ),
      activate: () => Promise.resolve(),
      restrictedBy: () => undefined,
      onSwitched: () => () => undefined,
    },
    connect: () => Promise.resolve(ok(agent)),
    connectFrames: () => Promise.resolve({ reached: [], agents: [] }),
    connectChats: () => Promise.resolve(err(appError('PAGE_NOT_RESPONDING'))),
    mayRead: () => Promise.resolve(false),
    fetchResource: () => Promise.resolve({ reason: 'CORS_OR_NETWORK' }),
    saveArchive: () => Promise.resolve(ok(null)),
    screenshot: async (_window, ready) => {
      const go = await ready();
      return go.ok ? ok(new Blob(['tile'], { type: 'image/png' })) : go;
    },
    stitcher: () => ({
      add: () => undefined,
      finish: () =>
        Promise.resolve({
          parts: [new Blob(['page'], { type: 'image/png' })],
          seams: [],
          missingRows: 0,
          height: 80,
        }),
    }),
    thumbnail: () => Promise.resolve(new Blob(['thumb'], { type: 'image/jpeg' })),
    decode: () => Promise.resolve(image),
    net: {
      askTime: () => Promise.resolve(true),
      pastWorker: true,
      watch: () =>
        Promise.resolve({
          end: () =>
            Promise.resolve({
              connection: { notAvailable: 'NO_PERMISSION' },
              tls: { notAvailable: 'NO_PERMISSION' },
            }),
        }),
    },
    crop: (whole) => Promise.resolve(whole),
    signal: (_tab, state) => void signals.push(state),
    ...captureStore(store),
  };
}
