import { expect, test, vi } from 'vitest';
import type { Handlers } from '@/utils/messaging/server';

vi.mock('@/utils/platform/messages', () => ({ isOwnPage: () => true, onMessage: () => undefined }));
const { dispatch } = await import('@/utils/messaging/server');

const calls: unknown[] = [];
const handlers = new Proxy({} as Handlers, {
  get: (_, name) => async (request: unknown) => {
    calls.push([name, request]);
    if (name === 'export.start') throw new Error('boom');
    return { ok: true, value: null };
  },
});
const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

test.each([
  ['nothing', undefined],
  ['a bare string', 'capture.start'],
  ['an unknown name', { name: 'evidence.erase', request: {} }],
  ['a name from the prototype', { name: 'constructor', request: {} }],
  ['a missing field', { name: 'capture.start', request: {} }],
  ['a tab that is no number', { name: 'capture.start', request: { tabId: '7' } }],
  ['an id that is none', { name: 'exhibit.note', request: { exhibitId: '../1', note: '' } }],
  ['an empty title', { name: 'case.rename', request: { caseId: ID, title: '  ' } }],
  ['a setting pages may not write', { name: 'settings.set', request: { key: 'currentCase', value: ID } }],
  [
    'a note beyond all measure',
    { name: 'exhibit.note', request: { exhibitId: ID, note: 'x'.repeat(20_001) } },
  ],
])('%s is a bad request and reaches no handler', async (_, message) => {
  calls.length = 0;
  expect(await dispatch(handlers, message)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  expect(calls).toEqual([]);
});

test('a good request arrives parsed, with nothing in it that was not asked for', async () => {
  calls.length = 0;
  await dispatch(handlers, { name: 'case.rename', request: { caseId: ID, title: ' 退款 ', admin: true } });
  expect(calls).toEqual([['case.rename', { caseId: ID, title: '退款' }]]);
});

test('a handler that throws answers with a code instead of silence', async () => {
  expect(await dispatch(handlers, { name: 'export.start', request: { caseId: ID } })).toMatchObject({
    ok: false,
    error: { code: 'UNEXPECTED', cause: 'Error: boom' },
  });
});
