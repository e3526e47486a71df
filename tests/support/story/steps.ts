import type { Page } from '@playwright/test';

async function openStage(page: Page, stage: string, button: string): Promise<void> {
  await page.getByRole('tab', { name: '维权步骤' }).click();
  const inside = page.getByRole('button', { name: button, exact: true });
  const own = page.locator('.step > details > summary').filter({ hasText: stage });
  await own.waitFor();
  if (!(await inside.isVisible())) await own.click();
  await inside.click();
}

/** From a stage to its text, filled from the case. */
export async function write(page: Page, stage: string, paper: string): Promise<void> {
  await openStage(page, stage, `写${paper}`);
  await page.getByRole('article', { name: '文书预览' }).waitFor();
}

/** The text went out: kept, and told to the case with the exhibits it cites, which starts the other side's clock. */
export async function markSent(page: Page, stage: string, reference?: string): Promise<void> {
  await page.getByRole('button', { name: '已发送，记一笔' }).click();
  const form = page.getByRole('form', { name: '记已发出' });
  if (reference) await form.getByRole('textbox', { name: '受理或投诉编号' }).fill(reference);
  await form.getByRole('button', { name: '记下' }).click();
  await page.getByRole('tab', { name: '维权步骤' }).click();
  await page
    .getByRole('list', { name: `${stage}：往来记录` })
    .getByText(/已发出《/)
    .waitFor();
}

export interface Reply {
  readonly channel: string;
  readonly text: string;
  readonly exhibit?: string;
  /** 元 */
  readonly returned?: string;
}

/** What the other side said. */
export async function markReply(page: Page, stage: string, reply: Reply): Promise<void> {
  await openStage(page, stage, `记收到回复 ${stage}`);
  const form = page.getByRole('form', { name: '记收到回复' });
  await form.getByRole('combobox', { name: '渠道' }).fill(reply.channel);
  await form.getByRole('textbox', { name: '对方说了什么' }).fill(reply.text);
  if (reply.returned) await form.getByRole('textbox', { name: '收到退款（元）' }).fill(reply.returned);
  if (reply.exhibit) await form.getByRole('checkbox', { name: new RegExp(reply.exhibit) }).check();
  await form.getByRole('button', { name: '记下' }).click();
  await page
    .getByRole('list', { name: `${stage}：往来记录` })
    .getByText(reply.text)
    .waitFor();
}

/** What only a complaint to an authority asks for: written on the paper, nowhere else. */
export async function tellAboutYourself(page: Page): Promise<void> {
  const said: readonly (readonly [string, string])[] = [
    ['你的姓名', '张三'],
    ['你的电话', '13800000000'],
    ['证件号码', '110101199001011234'],
    ['你的地址', '北京市海淀区中关村大街 1 号'],
  ];
  for (const [field, value] of said) await page.getByRole('textbox', { name: field }).fill(value);
  for (const [group, option] of [
    ['证件类型', '居民身份证'],
    ['是否同意调解', '同意'],
    ['同一争议是否已由法院', '没有'],
    ['是否主张欺诈赔偿', '不主张'],
  ] as const)
    await page
      .getByRole('group', { name: new RegExp(`^${group}`) })
      .getByRole('radio', { name: option, exact: true })
      .check();
}

/** Pictures cut to a channel's limits; the zip is in the downloads once its button was pressed. */
export async function makePack(page: Page, channel: string): Promise<void> {
  await page.getByRole('combobox', { name: '提交到' }).selectOption(channel);
  await page.getByRole('button', { name: '准备图片' }).click();
  await page.getByRole('button', { name: '生成材料包' }).click({ timeout: 40_000 });
  await page.getByRole('button', { name: '下载 zip' }).waitFor();
}

export async function closeCase(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '维权步骤' }).click();
  await page.getByRole('button', { name: '结案' }).click();
  await page.getByRole('radio', { name: '全额退款' }).check();
  await page.getByRole('button', { name: '结案' }).click();
  await page.getByRole('button', { name: '重新打开案件' }).waitFor();
}
