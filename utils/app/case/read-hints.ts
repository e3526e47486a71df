import { chatHintsOf } from '../../case/chat-hints';
import { hintsOf, settle } from '../../case/hints';
import type { Hint } from '../../case/model';
import type { Sha256 } from '../../exhibit/ids';
import type { Exhibit } from '../../exhibit/model';
import { isJsonObject } from '../../integrity/chain-line';
import { parseStrictJson } from '../../integrity/parse-json';
import type { Fact } from '../../recognise/types';
import type { Result } from '../../shared/result';
import { readChat } from '../chat/earlier';

type Source = Pick<Exhibit, 'kind' | 'source' | 'startedAt' | 'files'>;

/**
 * What a case can use of an exhibit, out of its `facts.json` and `chat.json` as they are in the store: so that it is the same
 * whichever worker closes the record. What cannot be read gives nothing, and costs the exhibit nothing.
 */
export async function readHints(
  { kind, source, startedAt, files }: Source,
  read: (sha256: Sha256) => Promise<Result<Uint8Array>>,
): Promise<Hint[]> {
  const text = async (path: string): Promise<string | undefined> => {
    const file = files.find((candidate) => candidate.path === path);
    const bytes = file && (await read(file.sha256));
    return bytes?.ok ? new TextDecoder().decode(bytes.value) : undefined;
  };
  try {
    const [facts, chat] = [await text('facts.json'), await text('chat.json')];
    const record = chat === undefined ? undefined : readChat(chat);
    return settle([
      ...(record ? chatHintsOf(record) : []),
      ...hintsOf(facts === undefined ? [] : factsIn(facts), {
        kind,
        url: source.url,
        title: source.title,
        offsetMinutes: startedAt.offsetMinutes,
      }),
    ]);
  } catch (thrown) {
    console.warn('留证: no hints', thrown);
    return [];
  }
}

/** What this program wrote, of this or an earlier version; none where it is something else. */
function factsIn(json: string): readonly Fact[] {
  const parsed = parseStrictJson(json);
  if (!parsed.ok || !isJsonObject(parsed.value) || !Array.isArray(parsed.value['facts'])) return [];
  return parsed.value['facts'];
}
