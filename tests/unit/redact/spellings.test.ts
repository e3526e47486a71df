import { describe, expect, test } from 'vitest';
import { bytesHold } from '@/utils/bundle/redacted/bytes-hold';
import { maskJson } from '@/utils/bundle/redacted/mask-json';
import { maskText, withoutInlinedPictures } from '@/utils/bundle/redacted/mask-text';
import { isMaskable, needlesOf } from '@/utils/bundle/redacted/plan';
import { isIdNumber, isLuhn, suggestSecrets } from '@/utils/bundle/redacted/suggest';

const PHONE = '13812345678';
const needles = needlesOf({
  secrets: [
    { kind: 'phone', text: PHONE },
    { kind: 'own', text: '张三丰' },
    { kind: 'email', text: 'San.Zhang@Example.com' },
  ],
});
const mask = (text: string): string => maskText(text, needles).text;

describe('every spelling of a masked string goes', () => {
  test.each([
    ['plain', `电话 ${PHONE}。`, '电话 ■■■■。'],
    ['with spaces and dashes', '138 1234-5678', '■■■■'],
    ['full width', '１３８１２３４５６７８', '■■■■'],
    ['zero-width characters between', '138\u200b1234\u20605678', '■■■■'],
    ['capitals', 'SAN.ZHANG@EXAMPLE.COM', '■■■■'],
    ['character references', '&#49;3&#x38;12345678', '■■■■'],
    ['references without semicolon and with zeros', '&#00049&#51;812345678', '■■■■'],
    ['named references', 'san&period;zhang&commat;example.com', '■■■■'],
    ['rare names of blanks', '138&NonBreakingSpace;1234&ThinSpace;5678', '■■■■'],
    ['named references without semicolon', '138&nbsp1234&nbsp5678', '■■■■'],
    ['percent-encoded digits', '<a href="tel:%31%33812345678">x</a>', '<a href="tel:■■■■">x</a>'],
    ['percent-encoded characters', '?name=%E5%BC%A0%E4%B8%89%E4%B8%B0&x=1', '?name=■■■■&x=1'],
    ['JavaScript escapes', String.raw`"\u5f20\u4E09\u{4e30}"`, '"■■■■"'],
    ['CSS escapes', String.raw`content: "\31 3812345678"`, 'content: "■■■■"'],
    ['split by tags', 'x<b>138</b><i class="138">1234<br>5678</i>y', 'x<b>■■■■</b><i class="138"><br></i>y'],
    [
      'escape within escape',
      '<iframe srcdoc="&lt;p&gt;&amp;#49;3812345678&lt;/p&gt;">',
      '<iframe srcdoc="&lt;p&gt;■■■■&lt;/p&gt;">',
    ],
    [
      'an encoded address in an encoded address',
      'u=%2525E5%2525BC%2525A0%2525E4%2525B8%252589%2525E4%2525B8%2525B0',
      'u=■■■■',
    ],
    ['in a comment', `<!-- ${PHONE} -->`, '<!-- ■■■■ -->'],
  ])('%s', (_, before, after) => {
    expect(mask(before)).toBe(after);
  });

  test('text inlined as base64 is masked inside', () => {
    const inner = Buffer.from(`<p>${PHONE}</p>`).toString('base64');
    const masked = mask(`<iframe src="data:text/html;charset=utf-8;base64,${inner}">`);
    const base64 = /base64,([^"]+)/.exec(masked)?.[1] ?? '';
    expect(Buffer.from(base64, 'base64').toString()).toBe('<p>■■■■</p>');
  });

  test('the blot says nothing of the length, and what is beside it stays', () => {
    expect(mask(`订单 744260318822 电话${PHONE} 金额 ¥498.00`)).toBe(
      '订单 744260318822 电话■■■■ 金额 ¥498.00',
    );
    expect(mask('13812345679 张三')).toBe('13812345679 张三');
  });

  test('records: texts, keys and numbers, but neither hashes nor ids', () => {
    const id = '13812345-6781-4234-8567-138123456781';
    const sha256 = `13812345678${'a'.repeat(53)}`;
    const record = {
      id,
      sha256,
      title: `买家${PHONE}`,
      [PHONE]: 1,
      tel: 13812345678,
      at: '2026-03-12T06:31:05.123Z',
    };
    expect(maskJson(record, needles, () => undefined)).toEqual({
      id,
      sha256,
      title: '买家■■■■',
      '■■■■': 1,
      tel: '■■■■',
      at: '2026-03-12T06:31:05.123Z',
    });
  });

  test('bytes that nobody decodes: UTF-8, UTF-16 and base64 at any alignment', () => {
    const files = [
      Buffer.from(`x${PHONE}`),
      Buffer.from(PHONE, 'utf16le'),
      Buffer.from(PHONE, 'utf16le').swap16(),
      ...['', 'a', 'ab'].map((before) => Buffer.from(Buffer.from(`${before}${PHONE}zz`).toString('base64'))),
    ];
    for (const file of files) expect(bytesHold(file, needles)).toBe(true);
    expect(bytesHold(Buffer.from('13812345679'), needles)).toBe(false);
  });

  test('pictures inlined in a page are taken out, whatever their spelling', () => {
    const html = `<img src="data:image/png;base64,AAAA/+=="><i style="background:url(data:image/svg+xml,%3Csvg%3E)"><p>data</p>`;
    expect(withoutInlinedPictures(html)).toBe(
      '<img src="data:,"><i style="background:url(data:,)"><p>data</p>',
    );
  });

  test('too short to mask', () => {
    expect(['1234', '张', ' - ', '138-1'].filter(isMaskable)).toEqual([]);
    expect(['张三', 'AB123', '13812'].filter(isMaskable)).toEqual(['张三', 'AB123', '13812']);
  });
});

describe('suggestions', () => {
  test('numbers with their check digits', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310021')).toBe(false);
    expect(isLuhn('6222021234567894')).toBe(true);
    expect(isLuhn('6222021234567890')).toBe(false);
  });

  test('phones, ids, cards, e-mail and card secrets are found; order numbers are not', () => {
    const text = `订单号 744260318822 手机 +86 138-1234-5678 手机：13812345678
身份证 11010519491231002X 身份证 110105194912310021 卡 6222 0212 3456 7894
邮箱 San.Zhang@example.com 卡号：QB2026031200017 密码：X8K2-99TQ-1D5Z 商品编号 13800000000123`;
    expect(
      suggestSecrets([{ label: 'E002', text }]).map(({ kind, text: found, count }) => [kind, found, count]),
    ).toEqual([
      ['phone', '138-1234-5678', 2],
      ['id-number', '11010519491231002X', 1],
      ['bank-card', '6222 0212 3456 7894', 1],
      ['email', 'San.Zhang@example.com', 1],
      ['card-secret', 'QB2026031200017', 1],
      ['card-secret', 'X8K2-99TQ-1D5Z', 1],
    ]);
  });
});
