import { exhibitLabel, type ExhibitId, type Sha256 } from '../../exhibit/ids';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import { isJsonObject } from '../../integrity/chain-line';
import { parseStrictJson } from '../../integrity/parse-json';
import { merge, type ChatMerge } from '../../recognise/chat/merge';
import { CHAT_SPEC_VERSION, type ChatRecord, type ChatSource } from '../../recognise/chat/model';
import { ok, type Result } from '../../shared/result';
import type { Recorder } from '../capture/recorder';

/** An exhibit that keeps a conversation, as the store has it. */
export interface EarlierChat {
  readonly id: ExhibitId;
  readonly number: number;
  /** Of its `chat.json`. */
  readonly sha256: Sha256;
  readonly record: ChatRecord;
}

/** A kept `chat.json`; `undefined` when it is of another major version. */
export function readChat(text: string): ChatRecord | undefined {
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined;
  const { chatVersion, messages } = parsed.value;
  const major = (version: unknown): unknown => String(version).split('.')[0];
  if (major(chatVersion) !== major(CHAT_SPEC_VERSION) || !Array.isArray(messages)) return undefined;
  // Its hash is that of what this program wrote.
  return parsed.value as unknown as ChatRecord;
}

/** Format of `merge.json`. */
const MERGE_VERSION = '1.0';

/** Whether two records are of one conversation: same host, path and name. A query may carry the time, or a session. */
export function isSameChat(a: ChatSource, b: ChatSource): boolean {
  const place = (source: ChatSource): string => {
    try {
      const { host, pathname } = new URL(source.frameUrl ?? source.url);
      return host + pathname;
    } catch {
      return source.frameUrl ?? source.url;
    }
  };
  return a.label === b.label && place(a) === place(b);
}

/** Keeps what the conversation shows against its earlier capture as `merge.json`. */
export async function keepMerge(
  recorder: Recorder,
  earlier: EarlierChat,
  now: ChatRecord,
): Promise<Result<{ readonly exhibit: string; readonly merge: ChatMerge }>> {
  const found = merge(earlier.record, now);
  const exhibit = exhibitLabel(earlier.number);
  const { id, sha256 } = earlier;
  const json = canonicalJson(
    wellFormedJson({
      mergeVersion: MERGE_VERSION,
      since: { exhibit, id, chatSha256: sha256 },
      summary: {
        added: found.added.length,
        edited: found.edited.length,
        recalled: found.recalled.length,
        disappeared: found.disappeared.length,
        notReached: found.notReached.length,
      },
      ...found,
    }),
  );
  const blob = new Blob([json], { type: 'application/json' });
  const kept = await recorder.keep('merge.json', blob, 'derivative', ['chat.json']);
  return kept.ok ? ok({ exhibit, merge: found }) : kept;
}
