import { derivedText } from '../../format/chat';
import type { Translate } from '../../i18n';
import type { ChatMessage, ChatRecord } from '@/utils/recognise/chat/model';
import { entriesOf } from './entries';

/** The whole conversation as plain text, verbatim; what was derived or kept from before says so. */
export function fullText(record: ChatRecord, t: Translate): string {
  const offset = record.clock.offsetMinutes;
  return entriesOf(record, new Set())
    .map((entry) => {
      if (entry.type === 'separator') return `—— ${entry.shown} ——`;
      if (entry.type === 'gap') return `—— ${t('chat.gap')} ——`;
      return messageLines(entry.message, offset, t).join('\n');
    })
    .join('\n');
}

function messageLines(message: ChatMessage, offset: number, t: Translate): string[] {
  const { index, kind, sender, side, time, text, quote, attachments, earlier, marks } = message;
  const derived = derivedText(time, offset, t);
  const who = sender?.name ?? (kind === 'message' ? side && t(`chat.${side}`) : t('chat.system'));
  const head = [
    `[${index}]`,
    who,
    time?.shown ?? time?.attribute,
    derived && `(${t('chat.derived', { time: derived })})`,
    marks.join(' '),
  ];
  return [
    head.filter(Boolean).join(' '),
    ...(quote === undefined ? [] : [`> ${quote.replaceAll('\n', '\n> ')}`]),
    ...(text === '' ? [] : [text]),
    ...attachments.map(
      ({ kind: what, name }) => `[${[t(`chat.attachment.${what}`), name].filter(Boolean).join(' ')}]`,
    ),
    ...earlier.map(
      ({ text: was }) => `${t(kind === 'recall' ? 'chat.recalled' : 'chat.sinceWas', { text: '' })}${was}`,
    ),
  ];
}
