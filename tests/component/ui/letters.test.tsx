import type { TemplateId } from '@/utils/documents/model';
import { forgetOwn } from '@/components/documents/drafts';
import type { Sha256 } from '@/utils/exhibit/ids';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex, webCryptoDigests } from '@/utils/shared/digest';
import { ok } from '@/utils/shared/result';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountWorkspace } from './mount';
import { BUSY, caseWorld, contact, longCase, OVERDUE } from './sample/case';
import { NOW } from './sample/exhibits';
import type { World } from './sample/ports';
import { utcIso } from '@/utils/shared/time';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const paper = () => page.getByRole('article', { name: '文书预览' });
const choose = (name: RegExp) => page.getByRole('radio', { name }).click();
const kept = (world: World) =>
  world.asked
    .filter(([name]) => name === 'document.keep')
    .map(([, request]) => request as { template: TemplateId });

let copied: string[] = [];
beforeEach(() => {
  localStorage.clear();
  forgetOwn();
  copied = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
});

async function shown(world: World, width?: number) {
  const root = await mountWorkspace(world, '?tab=documents', width);
  await expect.element(page.getByRole('heading', { name: '文书', exact: true })).toBeVisible();
  return root;
}

describe('which paper', () => {
  it('is the one for the next step, filled from the case, with the talks so far', async () => {
    await shown(caseWorld(OVERDUE));
    await expect.element(page.getByRole('radio', { name: /平台申诉书 建议先用/ })).toBeChecked();
    await expect.element(paper()).toHaveTextContent(/交易纠纷申诉书/);
    await expect.element(paper()).toHaveTextContent(/744260312143105218/);
    await expect
      .element(paper())
      .toHaveTextContent(/已于.*通过站内信联系卖家（见证据E002、E004），至.*未获处理。/);
  });
});

describe('what is missing', () => {
  it('is asked for in the form; a fact of the case is recorded, what is personal only stands on the paper', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await choose(/12315 投诉书/);
    await expect.element(paper()).toHaveTextContent('＿＿＿〔待填：被投诉人名称〕');
    await page.getByRole('textbox', { name: '被投诉人名称' }).fill('某某网络科技有限公司');
    await userEvent.keyboard('{Enter}');
    await expect.element(paper()).toHaveTextContent('某某网络科技有限公司');
    await page.getByRole('textbox', { name: '你的姓名' }).fill('张<b>三</b>𠮷');
    await page.getByRole('radio', { name: '不同意' }).click();
    await expect.element(paper()).toHaveTextContent('张<b>三</b>𠮷');
    await expect.element(paper()).toHaveTextContent('调解：不同意');
    expect(JSON.stringify(world.asked)).not.toContain('张');
    const stored = Object.keys(localStorage).map((name) => localStorage.getItem(name));
    expect(stored.join()).not.toContain('张');
  });

  it('stays open when its last blank is filled: what is optional is still to be answered', async () => {
    await shown(caseWorld(BUSY));
    await choose(/12315 投诉书/);
    for (const field of ['你的姓名', '你的电话', '证件号码', '你的地址'])
      await page.getByRole('textbox', { name: field }).fill('甲');
    for (const option of ['居民身份证', '不同意', '没有'])
      await page.getByRole('radio', { name: option, exact: true }).click();
    await page.getByRole('radio', { name: '不主张' }).click();
    await expect.element(page.getByRole('radio', { name: '不主张' })).toBeChecked();
  });
});

describe('the questions', () => {
  it('follow the answers, and pages of the exhibit list number themselves', async () => {
    await shown(caseWorld(BUSY));
    await choose(/民事起诉状/);
    const code = page.getByRole('textbox', { name: '统一社会信用代码' });
    await expect.element(code).not.toBeInTheDocument();
    await page.getByRole('radio', { name: '企业或个体工商户' }).click();
    await code.fill('91440300MA5XXXXX0X');
    await expect.element(paper()).toHaveTextContent('统一社会信用代码91440300MA5XXXXX0X');
    await page.getByRole('radio', { name: '个人', exact: true }).click();
    await expect.element(code).not.toBeInTheDocument();
    await choose(/证据目录/);
    await expect.element(paper()).toHaveTextContent('＿＿＿〔待填：页码〕');
    await button('按画面大小估算页数').click();
    const counts = page.getByRole('textbox', { name: '每份证据打印出来的页数' });
    await expect.poll(() => (counts.element() as HTMLTextAreaElement).value).toMatch(/^\d+(, (\d+|\?))*$/);
    await expect.element(paper().getByRole('cell', { name: '1', exact: true }).first()).toBeVisible();
  });
});

describe('the channel’s box', () => {
  it('counts as it is typed; too long is said, never cut, and a shorter text is only offered', async () => {
    await shown(caseWorld(BUSY));
    await choose(/支付渠道投诉/);
    const box = page.getByRole('textbox', { name: '说明框文字' });
    const long = '很长的说明。'.repeat(500);
    await userEvent.fill(box, long);
    await expect.element(page.getByText('3000/300 字')).toBeVisible();
    await expect.element(box).toHaveValue(long);
    await button('复制说明框文字').click();
    await expect.poll(() => copied).toEqual([long]);
    await button(/换成这段（\d+ 字）/).click();
    expect((box.element() as HTMLTextAreaElement).value.length).toBeLessThanOrEqual(300);
    await userEvent.type(box, ' 另外 说明 ');
    expect((box.element() as HTMLTextAreaElement).value).toMatch(/ 另外 说明 $/);
    await button('恢复自动生成').click();
    await button('找回改动').click();
    await expect.element(page.getByText(/已改动/)).toBeVisible();
  });
});

describe('a text changed by hand', () => {
  it('stays over a reload, says when the case goes on, and can be given up', async () => {
    const world = caseWorld(BUSY);
    await shown(world);
    await button('修改文字').click();
    const text = page.getByRole('textbox', { name: '文书全文' });
    await userEvent.fill(text, '我的标题\n\n一、自己写的\n名目｜数额\n货款｜498');
    await shown(world);
    await expect.element(paper()).toHaveTextContent('我的标题');
    await expect.element(paper().getByRole('cell', { name: '498' })).toBeVisible();
    const [row] = world.cases.value;
    if (!row) throw new Error('no case');
    const paid = { value: '500.00', at: utcIso(NOW) };
    world.cases.value = [{ ...row, dossier: { ...BUSY, fields: { ...BUSY.fields, claimAmount: paid } } }];
    await expect.element(page.getByText(/案件资料又有变化/)).toBeVisible();
    await button('恢复自动生成').click();
    await expect.element(paper()).toHaveTextContent('500.00元');
  });
});

describe('a paper that leaves', () => {
  it('is copied whole and kept as text, page and Word document, with the exhibits it cites', async () => {
    const world = caseWorld(OVERDUE);
    const left: File[] = [];
    world.answers['document.keep'] = () => ok({ number: 3 });
    const ports = {
      ...world.ports,
      leaveFiles: (files: readonly File[]) => {
        left.push(...files);
        return world.ports.leaveFiles(files);
      },
    };
    await shown({ ...world, ports });
    await button('复制全文').click();
    await expect.element(page.getByText('已复制，留底为 D003。')).toBeVisible();
    expect(left.map(({ name }) => name)).toEqual(['paper.txt', 'paper.html', 'paper.docx']);
    expect(await left[0]?.text()).toBe(copied[0]);
    expect(kept(world)).toMatchObject([
      {
        template: 'platform-appeal',
        title: '交易纠纷申诉书',
        exhibits: expect.arrayContaining([2, 4]) as unknown,
      },
    ]);
  });

  it('was sent: the note is filled in, and the other side’s clock starts', async () => {
    const world = caseWorld(OVERDUE);
    world.answers['document.keep'] = () => ok({ number: 1 });
    await shown(world);
    await button('已发送，记一笔').click();
    const form = page.getByRole('form', { name: /记已发出/ });
    await expect.element(form.getByRole('combobox', { name: /渠道/ })).toHaveValue('平台申诉入口');
    const words = form.getByRole('textbox', { name: '发出的内容' }).element() as HTMLTextAreaElement;
    expect(words.value).toContain('《交易纠纷申诉书》（文书 D001）');
    await form.getByRole('button', { name: /记下/ }).click();
    await expect.element(page.getByRole('region', { name: '最近的期限' })).toHaveTextContent(/平台/);
    expect(world.cases.value[0]?.dossier?.contacts.at(-1)).toMatchObject({
      stage: 'platform',
      direction: 'sent',
      paper: 1,
    });
    // What is heard at that stage answers that paper.
    await page.getByRole('tab', { name: '维权步骤' }).click();
    await button(/记收到回复 平台/).click();
    await button('记下').click();
    expect(world.cases.value[0]?.dossier?.contacts.at(-1)).toMatchObject({ direction: 'received', paper: 1 });
  });

  it('is not lost when the clipboard refuses: nothing is kept, and the sentence says what to do', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    const world = caseWorld(OVERDUE);
    await shown(world);
    await button('复制全文').click();
    await expect.element(page.getByText(/浏览器没有允许写入剪贴板/)).toBeVisible();
    expect(kept(world)).toEqual([]);
  });

  it('is listed with its files, and read where it stands', async () => {
    const world = caseWorld(BUSY);
    const words = utf8('致：某某卡盟');
    const sha256 = (await digestHex(webCryptoDigests(crypto.subtle), 'sha256', words)) as Sha256;
    world.files.set(sha256, new Blob([words]));
    world.papers.value = [
      {
        id: '0f8fad5b-d9cb-469f-a165-70867728950e',
        caseId: world.cases.value[0]?.id as never,
        number: 1,
        template: 'refund-demand',
        title: '退款函',
        at: utcIso(NOW),
        files: [
          { path: 'documents/D001/paper.txt', sha256, bytes: words.byteLength },
          { path: 'documents/D001/paper.docx', sha256, bytes: words.byteLength },
        ],
        exhibits: [2, 4],
      },
    ];
    // As the timeline opens it.
    await mountWorkspace(world, '?tab=documents&paper=1');
    await expect.element(page.getByRole('region', { name: 'D001 的正文' })).toHaveTextContent('致：某某卡盟');
    await expect.poll(() => document.activeElement?.textContent).toContain('查看正文');
    await button('DOCX D001').click();
    await expect.poll(() => world.saved).toContain('D001.docx');
    // It names the user: before an export that is said, and a copy for others leaves it out unless told otherwise.
    await page.getByRole('tab', { name: '导出' }).click();
    await expect.element(page.getByText(/已定稿的 1 份文书会随证据包导出/)).toBeVisible();
    await button('制作打码副本').click();
    await expect.element(page.getByRole('checkbox', { name: /不附上 1 份已定稿的文书/ })).toBeChecked();
    await button('导出打码副本').click();
    expect(world.asked.find(([name]) => name === 'export.redacted')?.[1]).toMatchObject({
      plan: { papers: 'left-out' },
    });
  });

  it('is printed from a page of its own, which goes away afterwards', async () => {
    const printed: string[] = [];
    const stop = new AbortController();
    // Before its own listener: the frame prints as soon as it is there.
    const onLoad = ({ target }: Event) => {
      if (!(target instanceof HTMLIFrameElement) || !target.contentWindow) return;
      const view = target.contentWindow;
      expect(target.getAttribute('sandbox')).not.toContain('allow-scripts');
      view.print = () => {
        printed.push(view.document.title);
        view.dispatchEvent(new Event('afterprint'));
      };
    };
    document.addEventListener('load', onLoad, { capture: true, signal: stop.signal });
    const world = caseWorld(OVERDUE);
    world.answers['document.keep'] = () => ok({ number: 2 });
    await shown(world);
    await button('打印 / 存为 PDF').click();
    await expect.element(page.getByText('已打开打印，留底为 D002。')).toBeVisible();
    stop.abort();
    expect(printed).toEqual(['交易纠纷申诉书']);
    expect(document.querySelector('.print-frame')).toBeNull();
  });
});

describe.each(['light', 'dark'])('the tab in the %s theme', (theme) => {
  it.each([1280, 320])('is readable and reachable by everybody at %d px', async (width) => {
    const root = await shown(width === 320 ? longCase() : caseWorld(OVERDUE), width);
    document.documentElement.dataset['theme'] = theme;
    await choose(width === 320 ? /民事起诉状/ : /支付渠道投诉/);
    await expectNoViolations(root);
    expectNoSidewaysScroll();
  });
});

describe('what came back', () => {
  it('is noted with the answer it came with, summed beside the claim, and proposed when the case is closed', async () => {
    const back = (id: string, recovered: string) =>
      contact({ id, direction: 'received', at: utcIso(NOW - 60_000), recovered, text: '先退一部分' });
    await mountWorkspace(
      caseWorld({ ...BUSY, contacts: [...BUSY.contacts, back('r1', '100.00'), back('r2', '50.50')] }),
      '?tab=steps',
    );
    await expect.element(page.getByText(/已追回 ¥150.50（2 笔） \/ 请求 ¥498.00/)).toBeVisible();
    await button(/记收到回复 协商/).click();
    await page.getByRole('textbox', { name: '收到退款（元）' }).fill('20');
    await button('记下').click();
    await expect.element(page.getByText(/已追回 ¥170.50（3 笔）/)).toBeVisible();
    await button('结案').click();
    await expect.element(page.getByRole('textbox', { name: '追回金额' })).toHaveValue('170.50');
  });
});
