import type { ChatMessage } from '@/utils/recognise/chat/model';
import { useMemo, useState } from 'preact/hooks';
import { findText, type Hit } from './find-text';

export interface ChatSearch {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly hits: readonly Hit[];
  readonly byMessage: ReadonlyMap<number, readonly Hit[]>;
  /** 0-based; meaningless without hits. */
  readonly at: number;
  readonly current: Hit | undefined;
  /** Goes on, round the ends. */
  readonly step: (by: 1 | -1) => void;
}

const NO_HITS: readonly Hit[] = [];

export function useChatSearch(messages: readonly ChatMessage[], onArrive: (hit: Hit) => void): ChatSearch {
  const [query, setText] = useState('');
  const [at, setAt] = useState(0);
  const hits = useMemo(() => findText(messages, query), [messages, query]);
  const byMessage = useMemo(() => Map.groupBy(hits, ({ message }) => message), [hits]);
  const place = Math.min(at, Math.max(0, hits.length - 1));
  const go = (next: number, list: readonly Hit[]) => {
    setAt(next);
    const hit = list[next];
    if (hit) onArrive(hit);
  };
  return {
    query,
    setQuery: (text) => {
      setText(text);
      go(0, findText(messages, text));
    },
    hits: hits.length > 0 ? hits : NO_HITS,
    byMessage,
    at: place,
    current: hits[place],
    step: (by) => {
      if (hits.length > 0) go((place + by + hits.length) % hits.length, hits);
    },
  };
}
