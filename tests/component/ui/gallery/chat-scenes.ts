import { ok } from '@/utils/shared/result';
import { CANDIDATES, CHAT_ID, chatRecord, chatWorld, manyMessages, MERGE, PARTIAL } from '../sample/chat';
import { CLOCK, GUARDED, guardedWorld, guardRow, LONG_RECORD } from '../sample/guard';
import { captureJob, sampleWorld, type World } from '../sample/ports';
import type { Scene } from './scene.types';

function finding(n: number, change: (world: World) => void = () => undefined): () => World {
  return () => {
    const world = sampleWorld();
    world.answers['chat.find'] = () => ok({ candidates: CANDIDATES.slice(0, n) });
    change(world);
    return world;
  };
}

function done(world: World): World {
  world.answers['chat.find'] = () => ok({ candidates: CANDIDATES.slice(0, 1) });
  world.jobs.value = [captureJob({ of: 'chat', state: 'done', exhibitId: CHAT_ID })];
  return world;
}

const chat = (world: () => World): Scene => ({ screen: 'workspace', world, exhibit: CHAT_ID });
const popup = (world: () => World): Scene => ({ screen: 'popup', world });

/** 留存聊天 in the popup, and the conversation in the workspace. */
export const CHAT_SCENES: Readonly<Record<string, Scene>> = {
  'popup-chat-found': popup(finding(1)),
  'popup-chat-several': popup(finding(2)),
  'popup-chat-none': popup(finding(0)),
  'popup-chat-running': popup(
    finding(1, (world) => {
      world.jobs.value = [captureJob({ of: 'chat', stage: 'chat-history', done: 320, total: 0 })];
    }),
  ),
  'popup-chat-done': popup(() => done(chatWorld(chatRecord({ messages: manyMessages(312) })))),
  'popup-chat-partial': popup(() =>
    done(
      chatWorld(
        chatRecord({
          messages: manyMessages(312),
          completeness: { ...PARTIAL, reasons: [{ code: 'HISTORY_STUCK' }] },
        }),
      ),
    ),
  ),
  'popup-guard-off': popup(finding(1)),
  'popup-guard-on': popup(finding(1, (world) => void (world.guards.value = [guardRow()]))),
  'popup-guard-blind': popup(
    finding(1, (world) => {
      world.guards.value = [guardRow({ state: 'blind', reason: 'PAGE_NO_PERMISSION', since: CLOCK.utc })];
    }),
  ),
  guarded: { screen: 'workspace', world: () => guardedWorld(LONG_RECORD), exhibit: GUARDED },
  'chat-whole': chat(() => chatWorld()),
  'chat-partial': chat(() => chatWorld(chatRecord({ completeness: PARTIAL }), { merge: MERGE })),
  'chat-long': chat(() => chatWorld(chatRecord({ messages: manyMessages(10_000) }))),
  'chat-empty': chat(() => chatWorld(chatRecord({ messages: [], separators: [] }))),
};
