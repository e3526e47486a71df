import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { utcIso } from '@/utils/shared/time';
import type { ImportJobRow } from '@/utils/storage/rows';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { importedExhibit, importWorld, IMPORT_SCENES } from './gallery/import-scenes';
import { expectNoViolations, mountWorkspace } from './mount';
import { CASE_ID, exhibitId, EXHIBITS, NOW } from './sample/exhibits';
import { sampleWorld } from './sample/ports';

const choose = page.getByRole('button', { name: '导入文件' });
const at = (tab: string) => `?case=${CASE_ID}&tab=${tab}`;
const rows = [importedExhibit(), ...EXHIBITS];

/** Files dropped somewhere on the page, once it listens: what it takes it does not leave to the browser. */
async function drop(...names: string[]): Promise<void> {
  const dataTransfer = new DataTransfer();
  for (const name of names) dataTransfer.items.add(new File(['x'], name));
  const drag = (type: string): boolean =>
    document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  await expect.poll(() => drag('dragover')).toBe(false);
  drag('drop');
}

describe('files from outside', () => {
  it('are asked for where exhibits are, and stay out of the way elsewhere', async () => {
    await mountWorkspace(importWorld(rows), at('exhibits'));
    await expect.element(choose).toBeVisible();
    await page.getByRole('tab', { name: '时间线' }).click();
    await expect.element(page.getByRole('searchbox')).toBeVisible();
    expect(choose.elements()).toHaveLength(0);
  });

  it('are asked for in an empty case, with the focus there when that was the wish', async () => {
    await mountWorkspace(importWorld([]), `?case=${CASE_ID}&import=1`);
    await expect.element(choose).toHaveFocus();
  });

  it.each(['timeline', 'steps', 'export'])('can be dropped on %s too', async (tab) => {
    const world = importWorld(rows);
    await mountWorkspace(world, at(tab));
    await expect.element(page.getByRole('tab', { selected: true })).toBeVisible();
    await drop('凭证.png', '余额.png');
    await expect
      .poll(() => world.asked.filter(([name]) => name === 'import.start'))
      .toEqual([['import.start', { caseId: CASE_ID, items: [{ id: 'inbox-0' }, { id: 'inbox-1' }] }]]);
  });

  it('failures come first, with what can be done; the kind of what came in can be put right', async () => {
    const world = IMPORT_SCENES['import-running']?.world() ?? sampleWorld();
    await mountWorkspace(world, at('exhibits'));
    await expect
      .element(page.getByText('已导入 1 个 · 已有 1 个，没有重复导入 · 1 个没有导入'))
      .toBeVisible();
    const items = page.getByRole('region', { name: '导入文件' }).getByRole('listitem');
    await expect.element(items.first()).toHaveTextContent(/空\.pdf.*0 字节/);
    await page.getByRole('combobox', { name: 'E005 的类别' }).selectOptions('支付凭证');
    expect(world.asked).toContainEqual([
      'exhibit.classify',
      { exhibitId: importedExhibit().id, kind: 'payment' },
    ]);
  });

  it('that a full disk did not even let begin are each named, with what to do', async () => {
    const world = importWorld(rows);
    world.answers['import.start'] = () => err(appError('STORE_FULL'));
    await mountWorkspace(world, at('exhibits'));
    await expect.element(choose).toBeVisible();
    await drop('凭证.png', '余额.png');
    await expect.element(page.getByText('2 个没有导入')).toBeVisible();
    const items = page.getByRole('region', { name: '导入文件' }).getByRole('listitem');
    await expect.element(items.filter({ hasText: '凭证.png' })).toHaveTextContent(/存储空间已满/);
    await expect.element(items.filter({ hasText: '余额.png' })).toBeVisible();
    // Not under way any more.
    await expect.element(choose).toBeEnabled();
  });

  describe('that come while others are being imported', () => {
    const jobAt = (n: number) => `99999999-9999-4999-8999-99999999999${n}` as JobId;
    /** A background that takes in what it is asked for when it is told to. */
    function slowWorld() {
      const world = importWorld(rows);
      let inbox = 0;
      const imports = {
        ...world.ports.imports,
        readPicture: () => Promise.resolve(ok([])),
        liveUnread: () => () => undefined,
        leaveFiles: (files: readonly File[]) => Promise.resolve(files.map(() => ok(`inbox-${inbox++}`))),
      };
      const asked: { caseId: CaseId; items: readonly { id: string }[] }[] = [];
      world.answers['import.start'] = (request) => {
        const jobId = jobAt(asked.push(request));
        world.jobs.value = [...world.jobs.value, { ...row(jobId, request.items.length), ...request }];
        return ok({ jobId });
      };
      const row = (id: JobId, total: number): ImportJobRow => ({
        id,
        kind: 'import',
        caseId: CASE_ID,
        state: 'running',
        startedAt: utcIso(NOW),
        updatedAt: utcIso(NOW),
        items: [],
        outcomes: [],
        done: 0,
        total,
        name: '',
      });
      const end = (n: number, state: 'done' | 'cancelled') => {
        world.jobs.value = world.jobs.value.map((job) =>
          job.kind !== 'import' || job.id !== jobAt(n)
            ? job
            : {
                ...job,
                state,
                items: [],
                outcomes:
                  state === 'cancelled'
                    ? []
                    : job.items.map(({ id }, i) => ({
                        item: id,
                        name: `文件 ${id}`,
                        became: 'imported' as const,
                        exhibit: exhibitId(20 + i),
                        number: 20 + i,
                      })),
              },
        );
      };
      return { world: { ...world, ports: { ...world.ports, imports } }, asked, end };
    }
    const start = async () => {
      const slow = slowWorld();
      await mountWorkspace(slow.world, at('exhibits'));
      await expect.element(choose).toBeVisible();
      await drop('凭证.png');
      await expect.poll(() => slow.asked).toHaveLength(1);
      await drop('余额.png', '到账.png');
      await expect.element(page.getByText(/另有 2 个文件在排队/)).toBeVisible();
      return slow;
    };

    it('wait, are said to wait, and come in next', async () => {
      const { asked, end } = await start();
      await drop('聊天.png');
      await expect.element(page.getByText(/另有 3 个文件在排队/)).toBeVisible();
      await expectNoViolations(document.body);
      expect(asked).toHaveLength(1);
      end(1, 'done');
      await expect
        .poll(() => asked[1])
        .toEqual({ caseId: CASE_ID, items: [{ id: 'inbox-1' }, { id: 'inbox-2' }] });
      end(2, 'done');
      await expect.poll(() => asked[2]).toEqual({ caseId: CASE_ID, items: [{ id: 'inbox-3' }] });
      end(3, 'done');
      await expect.element(page.getByText('已导入 4 个')).toBeVisible();
      expect(page.getByText(/在排队/).elements()).toHaveLength(0);
    });

    it('are named when the import is stopped, and can be gone on with', async () => {
      const { world, asked, end } = await start();
      await page.getByRole('button', { name: '停止导入' }).click();
      expect(world.asked).toContainEqual(['job.cancel', { jobId: jobAt(1) }]);
      // What comes after the stop was not meant by it.
      await drop('后来.png');
      end(1, 'cancelled');
      await expect.poll(() => asked[1]).toEqual({ caseId: CASE_ID, items: [{ id: 'inbox-1' }] });
      const items = page.getByRole('region', { name: '导入文件' }).getByRole('listitem');
      for (const name of ['凭证.png', '余额.png', '到账.png'])
        await expect.element(items.filter({ hasText: name })).toHaveTextContent(/已停止，没有导入/);
      end(2, 'done');
      await expect.element(page.getByText('已导入 1 个 · 3 个没有导入')).toBeVisible();
      await page.getByRole('button', { name: '继续导入这 3 个' }).click();
      await expect.poll(() => asked.length).toBe(3);
      end(3, 'done');
      await expect.poll(() => asked.length).toBe(4);
      end(4, 'done');
      await expect.poll(() => asked.flatMap(({ items: all }) => all).length).toBe(5);
      await expect.element(items.filter({ hasText: '没有导入' })).not.toBeInTheDocument();
    });

    it('are not lost with the page: the browser asks before it is left', async () => {
      const { end } = await start();
      const leave = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
      expect(leave()).toBe(false);
      end(1, 'done');
      await expect.element(page.getByText(/在排队/)).not.toBeInTheDocument();
      // The background has all of them now.
      await expect.poll(leave).toBe(true);
    });
  });

  it('say of a photo with broken EXIF, and of one that no browser shows, what that means and what helps', async () => {
    const whole = importedExhibit();
    const { imported } = whole.record;
    if (!imported) throw new Error('no import');
    const photo = {
      ...imported,
      mediaType: 'image/heic',
      name: 'IMG_0001.HEIC',
      photoDamaged: true as const,
    };
    const row = { ...whole, record: { ...whole.record, imported: photo } };
    await mountWorkspace(importWorld([row]), `?exhibit=${row.id}`);
    await expect.element(page.getByText(/拍摄信息（EXIF）已损坏/)).toBeVisible();
    // What stands for its bytes here is no picture of that format.
    await expect.element(page.getByText(/请在手机上把它另存为 JPG 再导入一份/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: '另存原件' })).toBeVisible();
  });

  it('that are a PDF open in a tab of their own, as what their bytes are; what no search finds in them is said', async () => {
    const whole = importedExhibit();
    const { imported } = whole.record;
    if (!imported) throw new Error('no import');
    const record = {
      ...whole.record,
      imported: { ...imported, mediaType: 'application/pdf', name: '账单.pdf' },
    };
    const sha256 = record.files[0]?.sha256;
    if (!sha256) throw new Error('no file');
    const shown = async (content: string) => {
      const world = importWorld([{ ...whole, record }], [], 'all');
      world.files.set(sha256, new Blob([content]));
      return mountWorkspace(world, `?exhibit=${whole.id}`);
    };
    const root = await shown('%PDF-1.7\n');
    const link = page.getByRole('link', { name: '在新标签页打开 PDF' });
    await expect.element(link).toBeVisible();
    expect((await (await fetch((link.element() as HTMLAnchorElement).href)).blob()).type).toBe(
      'application/pdf',
    );
    await expect.element(page.getByText(/搜索找不到这份 PDF 里的文字/)).toBeVisible();
    await expectNoViolations(root);
    // Its record says PDF, its bytes do not: a page is not opened, in this extension's name least of all.
    await shown('<!doctype html><script>alert(1)</script>');
    await expect.element(page.getByRole('button', { name: '另存原件' })).toBeVisible();
    await expect.element(link).not.toBeInTheDocument();
  });

  it('without a kind are files, not pages, wherever their kind is said', async () => {
    await mountWorkspace(importWorld([importedExhibit()]), at('timeline'));
    await expect.element(page.getByText(/其他文件/).first()).toBeVisible();
    expect(document.body.textContent).not.toContain('网页 ·');
    await page.getByRole('tab', { name: '证据' }).click();
    await expect.element(page.getByRole('list', { name: '证据' })).toBeVisible();
    expect(page.getByRole('button', { name: /^网页/ }).elements()).toHaveLength(0);
  });
});

describe('deleting a case', () => {
  const ask = async () => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '删除案件…' }).click();
  };

  it('says what goes, wants a tick, and only then asks for it', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, at('overview'));
    await ask();
    const remove = page.getByRole('button', { name: '删除整个案件' });
    await expect.element(page.getByText(/4 项证据的画面/)).toBeVisible();
    await expect.element(page.getByText(/无法撤销/)).toBeVisible();
    await expect.element(remove).toBeDisabled();
    await page.getByRole('checkbox', { name: '我明白删除后无法找回' }).click();
    await remove.click();
    expect(world.asked).toContainEqual(['case.delete', { caseId: CASE_ID }]);
  });

  it('offers to export a case that never was', async () => {
    const world = sampleWorld();
    world.cases.value = world.cases.value.map(({ exportedAt: _was, ...row }) => row);
    await mountWorkspace(world, at('overview'));
    await ask();
    await expect.element(page.getByText(/从未导出/)).toBeVisible();
    await page.getByRole('button', { name: '先导出证据包' }).click();
    expect(world.asked).toContainEqual(['export.start', { caseId: CASE_ID }]);
    expect(world.asked.some(([name]) => name === 'case.delete')).toBe(false);
  });
});
