import type { ChatWordingHit } from '@/utils/recognise/chat/model';
import { useT } from '../../i18n';
import type { Hit } from './find-text';
import { textPieces } from './text-pieces';

interface MarkedTextProps {
  readonly text: string;
  readonly wording?: readonly ChatWordingHit[];
  readonly hits: readonly Hit[];
  readonly current: Hit | undefined;
}

/** Verbatim text with the wording of the table and the words looked for marked. Class names are drawn, not part of the text. */
export function MarkedText({ text, wording = [], hits, current }: MarkedTextProps) {
  const t = useT();
  return (
    <>
      {textPieces(text, wording, hits).map((piece, at) => {
        const found = piece.hit && (
          <mark key={at} class={`chat-found${piece.hit === current ? ' chat-found-now' : ''}`}>
            {piece.text}
          </mark>
        );
        if (!piece.wording) return found ?? piece.text;
        const name = t(`wording.${piece.wording.class}`);
        const title = piece.wording.confidence === 'low' ? t('chat.wordingLow', { class: name }) : name;
        return (
          <mark
            key={at}
            class={`chat-word chat-word-${piece.wording.class}`}
            title={title}
            data-class={piece.last ? name : undefined}
          >
            {found ?? piece.text}
          </mark>
        );
      })}
    </>
  );
}
