import { afterEach, expect, test, vi } from 'vitest';
import { borrow, lend } from '@/utils/capture/lend';
import { serveAgent } from '@/utils/platform/agent-host';

interface Port {
  name: string;
  sender: { id: string };
  onMessage: { addListener: (listener: (message: unknown) => void) => void };
  onDisconnect: { addListener: (listener: () => void) => void };
  postMessage: (message: unknown) => void;
}

const scope = globalThis as { browser?: unknown };
let listeners: ((port: Port) => void)[] = [];

/** A browser that connects its background to whatever script listens. */
function stage(): void {
  listeners = [];
  const onConnect = { addListener: (listener: (port: Port) => void) => void listeners.push(listener) };
  scope.browser = { runtime: { id: 'liuzheng', onConnect } };
}

function connect(name: string): { ask: (message: unknown) => void; hangUp: () => void; answers: unknown[] } {
  const answers: unknown[] = [];
  let ask: (message: unknown) => void = () => undefined;
  let hangUp = (): void => undefined;
  for (const listener of listeners) {
    listener({
      name,
      sender: { id: 'liuzheng' },
      onMessage: { addListener: (heard) => (ask = heard) },
      onDisconnect: { addListener: (heard) => (hangUp = heard) },
      postMessage: (message) => void answers.push(message),
    });
  }
  return { ask: (message) => ask(message), hangUp: () => hangUp(), answers };
}

afterEach(() => {
  delete scope.browser;
  document.body.innerHTML = '';
});

const text = {
  inspect: () => ({ url: 'https://shop.example/', title: '订单', runCount: 0, closed: [] }),
  inspected: () => ({ runs: [], end: true }),
  dispose: vi.fn(),
};

test('a page that calls its elements like our marks does not silence a script; each answers on its own port, once', async () => {
  for (const id of ['__liuzheng-text', 'liuzheng-text', 'liuzheng-readText', '__liuzhengAgent']) {
    document.body.append(Object.assign(document.createElement('div'), { id }));
  }
  stage();
  serveAgent('text', () => text);
  serveAgent('text', () => {
    throw new Error('the second injection must not serve');
  });
  expect(listeners).toHaveLength(1);
  connect('liuzheng-camera').ask({ id: 1, name: 'inspect', request: {} });
  const port = connect('liuzheng-text');
  port.ask({ id: 2, name: 'inspect', request: {} });
  await expect.poll(() => port.answers).toEqual([{ id: 2, result: { ok: true, value: text.inspect() } }]);
  port.hangUp();
  expect(text.dispose).toHaveBeenCalledOnce();
});

test('a command that a script does not have is an error, never an empty answer', async () => {
  stage();
  serveAgent('camera', () => ({ dispose: () => undefined }) as never);
  const port = connect('liuzheng-camera');
  port.ask({ id: 1, name: 'snapshot', request: {} });
  await expect.poll(() => port.answers).toMatchObject([{ id: 1, result: { ok: false } }]);
});

test('what one script lends, the next one of the same frame finds', () => {
  const readText = (): never => {
    throw new Error('not called');
  };
  lend('readText', readText);
  expect(borrow('readText')).toBe(readText);
});
