import type { ChatMessage, ChatRecord } from '../recognise/chat/model';
import { contactsIn, settle, tidy } from './hints';
import type { Hint } from './model';

/**
 * What a case can use of a conversation: what the other side promised, who it is, where else it wants to be reached. Where
 * the page shows no sides, all of it is `low`.
 */
export function chatHintsOf({
  messages,
  participants,
}: Pick<ChatRecord, 'messages' | 'participants'>): Hint[] {
  const theirs = messages.filter(({ kind, side }) => kind === 'message' && side !== 'self');
  return settle([...theirs.flatMap(fromMessage), ...otherName(participants)]);
}

function fromMessage({ text, wording, side }: ChatMessage): Hint[] {
  const sure = side === 'other' ? 'medium' : 'low';
  const promised = wording.some((hit) => hit.class === 'promise' && hit.confidence !== 'low');
  const away = wording.some((hit) => hit.class === 'offPlatform' && hit.confidence !== 'low');
  return [
    ...(promised
      ? [{ field: 'promise' as const, value: tidy(text), verbatim: text, confidence: sure } as const]
      : []),
    ...(away ? contactsIn(text, sure) : []),
  ];
}

/** Exactly one name on the other side: a proposal, since it may be the platform's service. */
function otherName(participants: ChatRecord['participants']): Hint[] {
  const others = participants.filter(({ side, name }) => side === 'other' && name.trim() !== '');
  const [only] = others;
  if (!only || others.length > 1) return [];
  return [{ field: 'sellerName', value: tidy(only.name), verbatim: only.name, confidence: 'low' }];
}
