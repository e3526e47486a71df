import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '@/utils/recognise/chat/model';
import { understand } from '@/utils/recognise/chat/understand';
import { CLOCK, record, row } from './rows';

const brief = ({ kind, sender, side, text }: ChatMessage): string =>
  [kind, sender?.name ?? '-', side ?? '-', text].join('|');

describe('who speaks', () => {
  test('bubbles at two edges: the right one is the user, names as shown or none', () => {
    const { messages } = record([
      { text: '在吗', at: 'right', face: '我' },
      { text: '您好', name: '客服 小极', face: '极' },
      { text: '没到账', at: 'right', face: '我' },
      { text: '稍等', name: '客服 小极', face: '极' },
    ]);
    expect(messages.map(brief)).toEqual([
      'message|-|self|在吗',
      'message|客服 小极|other|您好',
      'message|-|self|没到账',
      'message|客服 小极|other|稍等',
    ]);
  });

  test('where all stand at the left, the side says nothing', () => {
    const { messages } = record([
      {
        at: 'flat',
        name: '客服',
        time: '2026-03-12 14:35',
        text: '您好，请提供订单号，我们会尽快为您核实处理',
      },
      { at: 'flat', name: '张三', time: '2026-03-12 14:36', text: '好' },
      { at: 'flat', name: '客服', time: '2026-03-12 14:38', text: '在查' },
    ]);
    expect(messages.map(({ side }) => side)).toEqual([undefined, undefined, undefined]);
    expect(messages.map(({ sender }) => sender?.name)).toEqual(['客服', '张三', '客服']);
  });

  test('a name that looks like a time is a name where another place holds the times', () => {
    const { messages } = record(
      Array.from({ length: 6 }, (_, i) => ({
        name: '14:31',
        time: `2026-03-12 15:0${i}`,
        text: ['在的', '稍等', '补差价才能发货', '在的', '好的', '嗯嗯嗯'][i] ?? '',
      })),
    );
    expect(messages.map(({ sender }) => sender?.name)).toEqual(Array.from({ length: 6 }, () => '14:31'));
    expect(messages.map(({ time }) => time?.shown)).toEqual(
      Array.from({ length: 6 }, (_, i) => `2026-03-12 15:0${i}`),
    );
  });

  test.each(['🙂', '@客服小极'])(
    'what goes on a sentence in an element of its own names nobody, however often: %s',
    (tail) => {
      const { messages } = record([
        { text: '虚拟商品售出不退换，页面有写明', tail },
        { text: '我买的点券还没到账', at: 'right', tail },
        { text: '请稍等', tail },
        { text: '在的', tail },
        { text: '麻烦快点', at: 'right', tail },
      ]);
      expect(messages.map(brief)).toEqual([
        `message|-|other|虚拟商品售出不退换，页面有写明${tail}`,
        `message|-|self|我买的点券还没到账${tail}`,
        `message|-|other|请稍等${tail}`,
        `message|-|other|在的${tail}`,
        `message|-|self|麻烦快点${tail}`,
      ]);
    },
  );

  test('a face that did not load is a face, and no picture that was sent', () => {
    const { messages } = record([
      { text: '您好，请提供订单号', broken: '客服 小极' },
      { text: '在吗', at: 'right', broken: 'guest-1' },
      { text: '补差价才能发货', broken: '客服 小极' },
    ]);
    expect(messages.map(({ attachments }) => attachments)).toEqual([[], [], []]);
    expect(messages.map(brief)).toEqual([
      'message|客服 小极|other|您好，请提供订单号',
      'message|guest-1|self|在吗',
      'message|客服 小极|other|补差价才能发货',
    ]);
  });

  test('a message that reads "14:31" is said, not when it was said', () => {
    const { messages } = record([
      { text: '几点到账', at: 'right', name: '我', time: '2026-03-12 10:00' },
      { text: '14:31', name: '客服', time: '2026-03-12 10:01' },
      { text: '好的', at: 'right', name: '我', time: '2026-03-12 10:02' },
    ]);
    expect(messages[1]).toMatchObject({
      text: '14:31',
      sender: { name: '客服' },
      time: { shown: '2026-03-12 10:01' },
    });
  });

  test('a label for screen readers names the sender, and says so', () => {
    const { messages } = record([
      { text: '您好', label: '客服 小极 说：您好' },
      { text: '在吗', at: 'right', label: '我 说：在吗' },
    ]);
    expect(messages.map(({ sender }) => sender)).toEqual([
      { name: '客服 小极', basis: 'aria-label' },
      { name: '我', basis: 'aria-label' },
    ]);
  });

  test('no name anywhere: no sender', () => {
    const { messages } = record([{ text: '您好，很高兴为您服务' }, { text: '在吗', at: 'right' }]);
    expect(messages.map(({ sender }) => sender)).toEqual([undefined, undefined]);
  });
});

describe('what is said', () => {
  test('notices, lines of the program, times and controls are told from messages', () => {
    const { messages, separators } = record([
      { at: 'middle', text: '没有更多消息了' },
      { at: 'middle', time: '昨天 14:31' },
      { text: '在吗', at: 'right', face: '我' },
      { text: '您好', face: '极' },
      { at: 'middle', text: '对方撤回了一条消息' },
      { at: 'middle', text: '客服 小极 为您服务' },
      { text: '秒到账', face: '极' },
    ]);
    expect(messages.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'message 在吗',
      'message 您好',
      'recall 对方撤回了一条消息',
      'system 客服 小极 为您服务',
      'message 秒到账',
    ]);
    expect(separators.map(({ before, shown }) => [before, shown])).toEqual([[1, '昨天 14:31']]);
  });

  test('read marks are kept beside the text, not in it', () => {
    const { messages } = record([
      { text: '请退款', at: 'right', mark: '已读' },
      { text: '已读', at: 'right' },
      { text: '好', face: '极' },
    ]);
    expect(messages.map(({ text, marks }) => [text, marks])).toEqual([
      ['请退款', ['已读']],
      ['已读', []],
      ['好', []],
    ]);
  });

  test('what is quoted is not what is said', () => {
    const { messages } = record([
      { text: '您说的秒到账', at: 'right', quote: '付款后秒到账' },
      { text: '嗯', face: '极' },
    ]);
    expect(messages[0]).toMatchObject({ text: '您说的秒到账', quote: '付款后秒到账' });
  });

  test('wording of the table is marked in place, with its class', () => {
    const { messages } = record([
      { text: '亲，补差价才能发货，激活费50元', face: '极' },
      { text: '页面写的秒到账', at: 'right', face: '我' },
    ]);
    const hits = messages.flatMap(({ text, wording }) =>
      wording.map((hit) => [text.slice(hit.start, hit.end), hit.class, hit.confidence]),
    );
    expect(hits).toContainEqual(['补差价', 'advanceFee', 'high']);
    expect(hits).toContainEqual(['秒到账', 'promise', 'low']);
  });
});

describe('when', () => {
  test('a line of time dates what stands below it, as "not earlier", until the next', () => {
    const { messages } = record([
      { at: 'middle', time: '昨天 14:31' },
      { text: '在吗', at: 'right' },
      { text: '您好', face: '极' },
      { at: 'middle', time: '2026年3月12日 09:05' },
      { text: '还没到账', at: 'right' },
    ]);
    expect(messages.map(({ time }) => [time?.shown, time?.at, time?.basis])).toEqual([
      [undefined, '2026-03-11T06:31:00.000Z', 'time-above'],
      [undefined, '2026-03-11T06:31:00.000Z', 'time-above'],
      [undefined, '2026-03-12T01:05:00.000Z', 'time-above'],
    ]);
  });

  test('times of day without a date stay undated; under a date they are dated until they run backwards', () => {
    const rows = [
      { text: '在吗', at: 'right', name: '我', time: '22:10' },
      { text: '您好', name: '客服', time: '23:50' },
      { text: '好', at: 'right', name: '我', time: '00:12' },
    ] as const;
    expect(record(rows).messages.map(({ time }) => [time?.shown, time?.at])).toEqual([
      ['22:10', undefined],
      ['23:50', undefined],
      ['00:12', undefined],
    ]);
    const dated = record([{ at: 'middle', time: '2026-03-10' }, ...rows]);
    expect(dated.messages.map(({ time }) => time?.at)).toEqual([
      '2026-03-10T14:10:00.000Z',
      '2026-03-10T15:50:00.000Z',
      undefined,
    ]);
  });

  test('a datetime attribute wins over the words beside it, which stay verbatim', () => {
    const { messages } = record([
      { text: '您好', name: '客服', time: '7 months ago', datetime: '2025-08-02T06:31:05Z' },
      { text: '在吗', at: 'right', name: '我', time: '刚刚' },
    ]);
    expect(messages[0]?.time).toEqual({
      shown: '7 months ago',
      attribute: '2025-08-02T06:31:05Z',
      at: '2025-08-02T06:31:05.000Z',
      precision: 'second',
      basis: 'datetime',
    });
    expect(messages[1]?.time).toMatchObject({
      shown: '刚刚',
      at: '2026-03-12T12:00:00.000Z',
      basis: 'relative',
    });
  });
});

describe('keys', () => {
  test('identical messages have keys of their own; proven ids are used as they are', () => {
    const repeats = record([{ text: '在吗' }, { text: '在吗' }, { text: '在吗' }]).messages.map(
      ({ key }) => key,
    );
    expect(new Set(repeats).size).toBe(3);
    const named = record(
      [
        { text: '在吗', id: '3001' },
        { text: '在吗', id: '3002' },
      ],
      'data-id',
    );
    expect(named.messages.map(({ key }) => key)).toEqual(['data-id=3001', 'data-id=3002']);
  });
});

test('an edited and a recalled message keep what they said', () => {
  const rows = [
    {
      facts: row({ text: '24小时内', face: '极' }),
      earlier: [{ facts: row({ text: '秒到账', face: '极' }), until: CLOCK.epochMs }],
    },
    {
      facts: row({ at: 'middle', text: '对方撤回了一条消息' }),
      earlier: [{ facts: row({ text: '激活费50元', face: '极' }), until: CLOCK.epochMs }],
    },
    { facts: row({ text: '在吗', at: 'right', face: '我' }) },
  ];
  const { messages } = understand(rows, {
    source: { url: '', title: '', label: '' },
    clock: CLOCK,
    completeness: { verdict: 'complete', reasons: [], beginning: 'marker', waited: 0 },
  });
  expect(messages.map(({ kind, text, earlier }) => [kind, text, earlier.map((one) => one.text)])).toEqual([
    ['message', '24小时内', ['秒到账']],
    ['recall', '对方撤回了一条消息', ['激活费50元']],
    ['message', '在吗', []],
  ]);
});
