import { merge } from '@/utils/recognise/chat/merge';
import { parseChat, parseMerge } from '@/utils/recognise/chat/parse';
import { describe, expect, test } from 'vitest';
import { record } from './rows';

const CHAT = {
  ...record([
    { text: '在吗', at: 'right', time: '13:02' },
    { text: '秒到账，不到账全额退款', at: 'left', name: '星空客服' },
  ]),
  tiles: [
    {
      step: 0,
      path: 'tiles/00.png',
      at: '2026-03-12T06:31:05.000Z',
      rect: { x: 0, y: 0, width: 1, height: 1 },
      scale: 1,
    },
  ],
};
const MERGE = {
  mergeVersion: '1.0',
  since: { exhibit: 'E003', id: 'x', chatSha256: 'y' },
  summary: {},
  ...merge(CHAT, CHAT),
};

describe('a stored conversation', () => {
  test('comes back as it was written', () => {
    expect(parseChat(JSON.stringify(CHAT))).toEqual({ ok: true, value: CHAT });
  });

  test('without pictures has none', () => {
    const { tiles: _tiles, ...bare } = CHAT;
    expect(parseChat(JSON.stringify(bare))).toMatchObject({ ok: true, value: { tiles: [] } });
  });

  test.each([
    ['no JSON', '<html>'],
    ['nothing', 'null'],
    ['a later major version', JSON.stringify({ ...CHAT, chatVersion: '2.0' })],
    ['messages of another kind', JSON.stringify({ ...CHAT, messages: [{ text: 1 }] })],
    ['a clock no computer has', JSON.stringify({ ...CHAT, clock: { ...CHAT.clock, offsetMinutes: 1e9 } })],
    ['a picture of no size', JSON.stringify({ ...CHAT, tiles: [{ ...CHAT.tiles[0], scale: 0 }] })],
  ])('is refused when it is %s', (_what, json) => {
    expect(parseChat(json)).toMatchObject({
      ok: false,
      error: { code: 'STORE_DAMAGED', cause: 'chat.json' },
    });
  });
});

describe('a stored comparison', () => {
  test('is read with the exhibit it is against', () => {
    expect(parseMerge(JSON.stringify(MERGE))).toMatchObject({
      ok: true,
      value: { since: { exhibit: 'E003' }, added: [], disappeared: [] },
    });
  });

  test('names an exhibit, not words of a page', () => {
    const json = JSON.stringify({ ...MERGE, since: { exhibit: '一切正常' } });
    expect(parseMerge(json)).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } });
  });
});
