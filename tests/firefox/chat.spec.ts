import type { KeptChat } from '../../utils/app/chat/kept-chat';
import type { ExhibitRow } from '../../utils/storage/rows';
import { startChat } from '../fixtures/sites/chat';
import { asTruth } from '../fixtures/sites/chat/as-truth';
import type { Truth } from '../fixtures/sites/chat/data';
import { ToolbarPopup } from './popup';
import { expect, test, type FirefoxStage } from './stage';

/** 留存聊天 in the real popup over the front tab, until the popup says that it is kept. */
async function keep(stage: FirefoxStage): Promise<{ exhibit: ExhibitRow; chat: KeptChat }> {
  const popup = await ToolbarPopup.open(stage.firefox);
  // The conversation it has found stands beside the button.
  await popup.until(`document.querySelector('.chat-box-line')?.textContent`);
  await popup.click('留存聊天');
  await popup.until(`document.body.innerText.includes('已保住')`, 90_000);
  const [exhibit] = (await stage.store()).exhibits;
  if (!exhibit) throw new Error('no exhibit');
  return { exhibit, chat: JSON.parse((await stage.file(exhibit, 'chat.json')).toString()) as KeptChat };
}

const truth = async (url: string): Promise<Truth[]> => (await (await fetch(url)).json()) as Truth[];

const QUERY = 'n=90&held=30&page=30&delay=100&named=1';

test('Firefox: a virtualised conversation with history is kept message by message, with its pictures', async ({
  stage,
}) => {
  const sites = await startChat(0, 0);
  try {
    await stage.firefox.visit(`${sites.shop.url}/window?${QUERY}`);
    const { exhibit, chat } = await keep(stage);
    expect(exhibit.record.notCaptured).toEqual([]);
    expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.shop.url}/truth?${QUERY}`));
    expect(chat.completeness.verdict).toBe('complete');
    expect(chat.messages.every(({ views }) => views.length > 0)).toBe(true);
    expect(exhibit.record.picture?.seams.every(({ differing }) => differing === 0)).toBe(true);
    expect(exhibit.record.disturbance).toMatchObject({ mutationsCaused: 0, scrollRestored: true });
  } finally {
    await sites.shop.close();
    await sites.widget.close();
  }
});

test('Firefox: a virtualised conversation in an allowed frame of another site', async ({ stage }) => {
  const sites = await startChat(0, 0);
  try {
    await stage.firefox.grant([], ['http://localhost/*', 'http://127.0.0.1/*']);
    await stage.firefox.visit(`${sites.shop.url.replace('127.0.0.1', 'localhost')}/embed?${QUERY}`);
    const { exhibit, chat } = await keep(stage);
    expect(exhibit.record.notCaptured).toEqual([]);
    expect(chat.source.frameUrl).toBe(`${sites.widget.url}/window?${QUERY}`);
    expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.widget.url}/truth?${QUERY}`));
    expect(chat.messages.every(({ views }) => views.length > 0)).toBe(true);
  } finally {
    await sites.shop.close();
    await sites.widget.close();
  }
});
