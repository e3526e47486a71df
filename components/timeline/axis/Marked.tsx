import { fold } from '@/utils/recognise/fold';
import { marksIn, type Snippet, type Term } from '@/utils/recognise/search/match';

/** A text with the places that were searched for marked. */
export function Marked({ text, terms }: { text: string; terms: readonly Term[] }) {
  // Folding keeps the length: a place in the folded text is one in the text.
  return terms.length === 0 ? <>{text}</> : <MarkedPieces text={text} marks={marksIn(fold(text), terms)} />;
}

export function MarkedPieces({ text, marks }: Snippet) {
  let from = 0;
  return (
    <>
      {marks.map(([start, end]) => {
        const before = text.slice(from, start);
        from = end;
        return (
          <>
            {before}
            <mark>{text.slice(start, end)}</mark>
          </>
        );
      })}
      {text.slice(from)}
    </>
  );
}
