import '@/components/pages-messages';
import { LocaleProvider, type Locale } from '@/components/i18n';
import { VerifyScreen } from '@/components/verify/VerifyScreen';
import { unread } from '@/utils/bundle/unreadable';
import { outcomeOf, type BundleReport, type Report } from '@/utils/bundle/report';
import type { CheckFiles, ReadRoots } from '@/utils/checking/check-files';
import type { FoundRoot } from '@/utils/checking/protocol';
import { verdict } from '@/utils/integrity/verdicts';
import { afterAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mount } from './mount';

const GOOD: BundleReport = {
  files: ['LZ-7f3a9c2e-20260312T072805Z.zip'],
  readable: true,
  group: 'LZ-7f3a9c2e-20260312T072805Z',
  caseTitle: '<b>某某卡盟</b> Q币 未到账',
  exportedAt: '2026-03-12T07:28:05.123Z',
  software: '留证 0.1.0',
  lines: {
    structure: verdict('STRUCTURE_OK'),
    payload: verdict('PAYLOAD_OK', { files: 22 }),
    chain: verdict('CHAIN_OK', { lines: 16 }),
    signature: verdict('SIGNATURE_OK', { key: 'abcd '.repeat(16).trim() }, ['seal/device-pub.pem']),
    timestamp: verdict('TIMESTAMP_ABSENT'),
    completeness: verdict('COMPLETE_WITH_GAPS', { exhibits: 1, gaps: 1 }),
  },
  timestamps: [],
  exhibits: [
    {
      label: 'E001',
      title: '订单详情',
      url: `https://shop.example/${'long'.repeat(60)}`,
      capturedAt: '2026-03-12T06:29:05.123Z',
      notCaptured: [{ what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: 'https://cs.example/widget' }],
    },
  ],
  facts: [
    { field: 'paid', value: '498.00', from: 'E001' },
    { field: 'shop', value: '某某卡盟' },
  ],
  deleted: [],
};
const BAD: BundleReport = {
  ...GOOD,
  files: ['bad.zip'],
  lines: {
    ...GOOD.lines,
    payload: verdict('PAYLOAD_CHANGED', undefined, ['data/exhibits/E001/page.png']),
  },
};
const NOT_ZIP = unread('photo.jpg', verdict('FILE_NOT_ZIP'), false);

const report = (...bundles: BundleReport[]): Report => ({ outcome: outcomeOf(bundles), bundles });
const answers =
  (...bundles: BundleReport[]): CheckFiles =>
  () =>
    Promise.resolve(report(...bundles));

const ROOT: FoundRoot = {
  title: 'Test <b>Root</b>',
  sha256: 'ab'.repeat(32),
  notAfter: Date.UTC(2030, 0, 1),
  pem: 'PEM of the root\n',
};
const readRoots: ReadRoots = ([file]) => Promise.resolve(file?.name === 'root.cer' ? [ROOT] : []);

function show(checkFiles: CheckFiles, locale: Locale = 'zh-CN', theme = 'light'): HTMLElement {
  document.documentElement.dataset['theme'] = theme;
  return mount(
    <LocaleProvider value={locale}>
      <VerifyScreen
        checkFiles={checkFiles}
        makeAsic={() => Promise.resolve(null)}
        readRoots={readRoots}
        saveFile={() => undefined}
        now={() => Date.UTC(2026, 2, 13)}
      />
    </LocaleProvider>,
  );
}

const give = (...names: string[]): Promise<void> =>
  userEvent.upload(
    page.getByLabelText(/^(?:选择文件|Choose files)$/, { exact: true }).first(),
    names.map((name) => new File(['x'], name)),
  );

describe.each([
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const)('the verify page in %s, %s', (locale, theme) => {
  it('has no axe violation and nothing sticks out, empty, with one verdict and with several', async () => {
    for (const width of [1000, 320]) {
      await page.viewport(width, 800);
      for (const bundles of [[], [GOOD], [BAD], [GOOD, BAD, NOT_ZIP]]) {
        const root = show(answers(...bundles), locale, theme);
        await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (bundles.length > 0) {
          await give(...bundles.flatMap(({ files }) => files));
          await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
        }
        await expectNoViolations(root);
        expectNoSidewaysScroll();
      }
    }
  });
});

describe('the verify page', () => {
  it('says one sentence first, then each line; what a bundle calls itself is text, never markup', async () => {
    const root = show(answers(GOOD));
    await give('a.zip');
    await expect
      .element(page.getByRole('heading', { level: 2 }))
      .toHaveTextContent(/^自 2026-03-12 \d\d:\d\d（UTC.+）封存后，未发现改动（时间是导出者自述）$/);
    expect([...root.querySelectorAll('.verify-card h4')].map((h) => h.textContent)).toEqual([
      '压缩包',
      '文件校验',
      '存证链',
      '签名',
      '时间戳',
      '齐全',
    ]);
    expect(root.querySelector('.verify-case-title')?.innerHTML).toBe(
      '&lt;b&gt;某某卡盟&lt;/b&gt; Q币 未到账',
    );
    expect(root.textContent).toContain('整包（连同签名）可以重新做一份');
    expect(root.querySelector('.verify-facts')?.textContent).toContain('¥498.00 E001');
  });

  it('lists several, what is wrong first, and opens one by keyboard', async () => {
    const root = show(answers(GOOD, BAD, NOT_ZIP));
    await give('a.zip', 'bad.zip', 'photo.jpg');
    await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('共 3 份证据包');
    expect([...root.querySelectorAll('.verify-list li .verify-mark')].map((m) => m.textContent)).toEqual([
      '不通过',
      '无法核验',
      '通过',
    ]);
    // The answer takes the focus first.
    await expect.poll(() => document.activeElement?.className).toBe('verify-results');
    page.getByRole('button', { name: '查看' }).first().element().focus();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('heading', { level: 2 }))
      .toHaveTextContent('有改动：1 个文件与清单不符（E001/page.png）');
    await page.getByRole('button', { name: '返回列表' }).click();
    await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('共 3 份证据包');
  });

  it('takes a root that the reader trusts, says whose choice that is, judges anew and lets it go again', async () => {
    const asked: (string | undefined)[] = [];
    const root = show((_, { tsaRoots }) => {
      asked.push(tsaRoots);
      return Promise.resolve(report(GOOD));
    });
    await give('a.zip');
    await page.getByText('时间戳机构不在信任名单里？').click();
    await expect.element(page.getByText(/信任一张根证书，就是相信它的持有者盖的每一个时间/)).toBeVisible();
    const input = page.getByLabelText('添加我信任的根证书（PEM 或 DER 文件）', { exact: true });
    await userEvent.upload(input.last(), new File(['x'], 'letter.txt'));
    await expect.element(page.getByText(/“letter\.txt”里没有能读的证书/)).toBeVisible();
    await userEvent.upload(input.last(), new File(['x'], 'root.cer'));
    await expect.element(page.getByText('您自己添加信任的根证书：1 张')).toBeVisible();
    await expect.element(page.getByText('Test <b>Root</b>', { exact: true })).toBeVisible();
    await expectNoViolations(root);
    await page.viewport(320, 800);
    expectNoSidewaysScroll();
    await page.getByRole('button', { name: '移除' }).click();
    await expect.element(page.getByText('时间戳机构不在信任名单里？')).toBeVisible();
    expect(asked).toEqual(['', ROOT.pem, '']);
  });

  it('shows how far it is, and gives up when told, without a verdict', async () => {
    let stopped = false;
    const never: CheckFiles = (_, { signal, onProgress }) =>
      new Promise((_resolve, reject) => {
        onProgress({ file: 0, share: 0.5 });
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(signal.reason as Error);
        });
      });
    show(never);
    await give('a.zip', 'b.zip');
    await expect.element(page.getByText('已核验 0 / 2 个文件')).toBeVisible();
    await expect.element(page.getByText('50%', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '取消' }).click();
    await expect.element(page.getByText('已取消，没有得出结论。')).toBeVisible();
    expect(stopped).toBe(true);
  });
});

afterAll(() => page.viewport(1000, 800));
