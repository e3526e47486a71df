import type { ChatMessage } from '@/utils/recognise/chat/model';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { mountWorkspace } from './mount';
import { CHAT_ID, chatRecord, chatWorld } from './sample/chat';
import type { World } from './sample/ports';

export const list = () => page.getByRole('list', { name: /的聊天记录/ });
export const box = () => page.getByRole('searchbox', { name: '在对话中查找' });
/** The drawn row of a message; nothing while it is out of sight. */
export const row = (index: number) =>
  document.querySelector<HTMLElement>(`.chat-row[aria-posinset="${index}"]`);

/** The workspace, opened at the conversation of a world. */
export async function show(world: World = chatWorld(), width = 1280): Promise<HTMLElement> {
  const root = await mountWorkspace(world, `?exhibit=${CHAT_ID}`, width);
  await expect
    .element(page.getByRole('tab', { name: /^(聊天|Chat)$/ }))
    .toHaveAttribute('aria-selected', 'true');
  return root;
}

export const withMessages = (...messages: readonly ChatMessage[]): World =>
  chatWorld(chatRecord({ messages }));
