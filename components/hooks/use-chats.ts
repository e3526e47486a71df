import type { ChatCandidate } from '@/utils/recognise/chat/candidate.types';
import type { Response } from '@/utils/messaging/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import type { Read } from './use-read';

export interface ChatsFound {
  /** Best first. */
  readonly candidates: readonly ChatCandidate[];
  /** Match patterns of frames that may not be read yet. */
  readonly closedSites: readonly string[];
  readonly looking: boolean;
  /** Looks once more: the user may have opened the chat window meanwhile. */
  readonly again: () => Promise<readonly ChatCandidate[]>;
}

type Found = Pick<ChatsFound, 'candidates' | 'closedSites'>;
const NOTHING: Found = { candidates: [], closedSites: [] };

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

  const look = async (): Promise<Found> => {
    if (tabId === null) return NOTHING;
    const turn = ++latest.current;
    setLooking(true);
    const answer = await ports.ask('chat.find', { tabId });
    const next = answer.ok
      ? { candidates: answer.value.candidates, closedSites: answer.value.closedSites ?? [] }
      : NOTHING;
    if (turn === latest.current) {
      setFound(next);
      setLooking(false);
    }
    return next;
  };

  useEffect(() => {
    if (readable) void look();
    return () => {
      latest.current++;
    };
  }, [readable, page, allowed]);

  if (!readable) return null;
  return { ...found, looking, again: async () => (await look()).candidates };
}
