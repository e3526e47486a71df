import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { ServerList } from '@/components/exhibit/net/ServerList';
import { EXHIBITS } from './sample/exhibits';
import { sampleWorld } from './sample/ports';
import { mount, unmount } from './mount';

afterEach(unmount);

function show(number: number): void {
  const row = EXHIBITS.find((candidate) => candidate.number === number);
  if (!row) throw new Error(`no exhibit ${number}`);
  mount(<ServerList row={row} readBlob={sampleWorld().ports.readBlob} />);
}

describe('网站与服务器', () => {
  it('says in plain words what is known of the server', async () => {
    show(4);
    await expect.element(page.getByText('一致 （误差 ±1 秒）')).toBeVisible();
    await expect.element(page.getByText('203.0.113.24')).toBeVisible();
    await expect.element(page.getByText('TLSv1.3 · 浏览器认可')).toBeVisible();
    await expect.element(page.getByText('服务器没有说明')).toBeVisible();
    await expect.element(page.getByText(/不符/)).not.toBeInTheDocument();
    await page.getByText('网页的应答头').last().click();
    await expect.element(page.getByText('nginx/1.24.0')).toBeVisible();
    await expect.element(page.getByText(/只记名称.*x-auth-token/)).toBeVisible();
  });

  it('warns when the clocks contradict each other, and says what to do', async () => {
    show(3);
    await expect.element(page.getByText(/本机时钟与服务器时钟不符：服务器快 60 分钟/)).toBeVisible();
    await expect.element(page.getByText(/核对电脑的时间和时区/)).toBeVisible();
  });
});
