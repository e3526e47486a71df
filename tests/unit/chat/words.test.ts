import { describe, expect, test } from 'vitest';
import { CHAT_HOSTS, chatHostName } from '@/utils/recognise/chat/hosts.data';
import { plain } from '@/utils/recognise/chat/row-text';
import * as data from '@/utils/recognise/chat/wording.data';
import type { ChatWording } from '@/utils/recognise/chat/wording.data';

const lists = Object.values(data).filter(
  (value): value is ChatWording => typeof value === 'object' && 'examples' in value,
);

describe.each(lists.map((list) => [list.id, list] as const))(
  'wording %s',
  (_, { pattern, examples, counterExamples }) => {
    test.each(examples)('%s', (text) => expect(pattern.test(plain(text))).toBe(true));
    test.each(counterExamples)('not: %s', (text) => expect(pattern.test(plain(text))).toBe(false));
  },
);

test('what would send, pay or delete is never a history control', () => {
  for (const text of [
    '发送',
    '立即支付',
    '确认付款',
    '删除',
    '清空聊天记录',
    '结束会话',
    '转人工',
    '提交',
    '评价',
    '查看更多优惠',
  ])
    expect(data.HISTORY_CONTROL.pattern.test(text)).toBe(false);
});

test('support programs are named by their hosts, subdomains too, lookalikes not', () => {
  expect(chatHostName('go.crisp.chat')).toBe('Crisp');
  expect(chatHostName('p.qiao.baidu.com')).toBe('百度商桥');
  expect(chatHostName('notcrisp.chat')).toBeUndefined();
  expect(chatHostName('baidu.com')).toBeUndefined();
  expect(CHAT_HOSTS).toHaveLength(11);
});
