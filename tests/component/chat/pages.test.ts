import { afterEach, describe, expect, test } from 'vitest';
import { PagedChat } from '../../fixtures/sites/chat/client/paged';
import { make } from '../../fixtures/sites/chat/client/row';
import { conversation, truthOf } from '../../fixtures/sites/chat/data';
import { asTruth, chatWindow, stage, sweep } from './support';

afterEach(() => {
  document.body.innerHTML = '';
});

describe('history page by page', () => {
  test.each([
    ['from the newest page', 0],
    ['from a page in the middle', 2],
    ['from the oldest page', 4],
  ] as const)(
    '%s: every message once, in order, and the page that was shown is shown again',
    async (_, first) => {
      const lines = conversation(85);
      const chat = new PagedChat(chatWindow(stage()), lines, 20, 60, first);
      expect(chat.pages).toBe(5);
      const clicked: string[] = [];
      const note = ({ target }: Event): void => void clicked.push((target as Element).textContent ?? '');
      document.addEventListener('click', note, { capture: true });
      const { record } = await sweep();
      document.removeEventListener('click', note, { capture: true });
      expect(record.messages.map(asTruth)).toEqual(truthOf(lines, true));
      expect(record.completeness.verdict).toBe('complete');
      expect(chat.shown).toBe(first);
      expect(new Set(clicked)).toEqual(new Set(['上一页', '下一页']));
    },
  );

  test('a page that never comes: what was read stays, and the record says that loading got stuck', async () => {
    const lines = conversation(60);
    const { pages } = new PagedChat(chatWindow(stage()), lines, 20, 1e6);
    expect(pages).toBeGreaterThan(1);
    const { record } = await sweep({ loadingWait: 700 });
    expect(record.completeness).toMatchObject({ verdict: 'partial', reasons: [{ code: 'HISTORY_STUCK' }] });
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines.slice(-20), true));
  });

  test('older pages behind a link that leaves the page are not followed, and the record says so', async () => {
    const lines = conversation(20);
    const { pane } = new PagedChat(chatWindow(stage()), lines, 40);
    const link = make('a', 'more', '上一页') as HTMLAnchorElement;
    link.href = '/history?page=2';
    let clicks = 0;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      clicks += 1;
    });
    pane.querySelector('.pager')?.replaceChildren(link);
    const { record } = await sweep();
    expect(clicks).toBe(0);
    expect(record.completeness.reasons).toEqual([{ code: 'HISTORY_BY_LINK' }]);
    expect(record.messages).toHaveLength(truthOf(lines, true).length);
  });
});
