import type { Result } from '@/utils/shared/result';
import type { ChatCandidate, ScreenShare } from '@/utils/recognise/chat/candidate.types';
import type { Response } from '@/utils/messaging/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import type { Read } from './use-read';

export interface ChatsFound {
  /** Best first. */
  readonly candidates: readonly ChatCandidate[];
  /** Match patterns of frames that may not be read yet. */
  readonly closedSites: readonly string[];
  /** Hosts of frames that did not answer in time. */
  readonly late: readonly string[];
  readonly looking: boolean;
  /** What the page shows now. */
  readonly picture: () => Promise<Result<Blob>>;
  /** What stands at a point of that picture; nothing where the page cannot be asked. */
  readonly at: (point: ScreenPoint) => Promise<Response<'chat.at'>>;
  /** Looks once more: the user may have opened the chat window meanwhile. */
  readonly again: () => Promise<readonly ChatCandidate[]>;
}

type Found = Pick<ChatsFound, 'candidates' | 'closedSites' | 'late'>;
type ScreenPoint = Pick<ScreenShare, 'x' | 'y'>;
const NOTHING: Found = { candidates: [], closedSites: [], late: [] };
/** Searches after the first while frames have not answered; each of them waits for these frames again. */
const AGAIN = 3;

/**
 * The conversations on the page: looked for once it is known and may be read, and again when it was read anew or another
 * of its frames may be read (`allowed`). Quiet: a search that fails found nothing. `null` where there is no use in looking.
 */
export function useChats(
  ports: Ports,
  tabId: number | null,
  page: Read<Response<'page.inspect'>>,
  allowed: string,
): ChatsFound | null {
  const [found, setFound] = useState<Found>(NOTHING);
  const [looking, setLooking] = useState(false);
  const latest = useRef(0);
  const readable = tabId !== null && page.state === 'ready' && page.value.blocked === undefined;

  const search = async (tab: number): Promise<Found> => {
    const answer = await ports.ask('chat.find', { tabId: tab });
    if (!answer.ok) return NOTHING;
    const { candidates, closedSites = [], late = [] } = answer.value;
    return { candidates, closedSites, late };
  };
  const look = async (): Promise<Found> => {
    if (tabId === null) return NOTHING;
    const turn = ++latest.current;
    setLooking(true);
    const first = await search(tabId);
    if (turn === latest.current) setFound(first);
    void lookForLate(tabId, turn, first);
    return first;
  };
  /** What was found is shown at once; frames that were late may have come by now. */
  const lookForLate = async (tab: number, turn: number, first: Found): Promise<void> => {
    let next = first;
    for (let time = 0; time < AGAIN && next.late.length > 0 && turn === latest.current; time++) {
      next = await search(tab);
      if (turn === latest.current) setFound(next);
    }
    if (turn === latest.current) setLooking(false);
  };

  useEffect(() => {
    if (readable) void look();
    return () => {
      latest.current++;
    };
  }, [readable, page, allowed]);

  if (!readable) return null;
  return {
    ...found,
    looking,
    again: async () => (await look()).candidates,
    picture: () => ports.tabPicture(tabId),
    at: async (point) => {
      const answer = await ports.ask('chat.at', { tabId, ...point });
      return answer.ok ? answer.value : { candidate: null };
    },
  };
}
