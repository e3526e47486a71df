import type { TextLine, TextRow } from '@/utils/recognise/compare/lines';
import { compareLine, type Stretch } from '@/utils/recognise/compare/within-line';
import { useT } from '../../i18n';

/** One row of the text comparison. Sign and words say what happened, not colour alone. */
export function TextRowView({ row }: { row: TextRow }) {
  const t = useT();
  if (row.kind === 'same') {
    return (
      <div class="compare-row compare-same">
        <Cell line={row.before} />
        <Cell line={row.after} />
      </div>
    );
  }
  const inside = row.kind === 'changed' ? compareLine(row.before.text, row.after.text) : null;
  return (
    <div class="compare-row">
      {row.kind === 'added' ? (
        <span class="compare-cell compare-empty" />
      ) : (
        <Cell
          line={row.before}
          look="removed"
          word={t(row.kind === 'changed' ? 'compare.line.changedBefore' : 'compare.line.removed')}
          stretches={inside?.before}
        />
      )}
      {row.kind === 'removed' ? (
        <span class="compare-cell compare-empty" />
      ) : (
        <Cell
          line={row.after}
          look="added"
          word={t(row.kind === 'changed' ? 'compare.line.changedAfter' : 'compare.line.added')}
          stretches={inside?.after}
        />
      )}
    </div>
  );
}

interface CellProps {
  readonly line: TextLine;
  readonly look?: 'removed' | 'added';
  /** Read out before the line. */
  readonly word?: string;
  readonly stretches?: readonly Stretch[] | undefined;
}

function Cell({ line, look, word, stretches }: CellProps) {
  const Tag = look === 'removed' ? 'del' : look === 'added' ? 'ins' : 'span';
  return (
    <span class={`compare-cell${look ? ` compare-${look}` : ''}`}>
      <span class="compare-number" aria-hidden="true">
        {line.number}
      </span>
      <span class="compare-sign" aria-hidden="true">
        {look === 'removed' ? '−' : look === 'added' ? '+' : ''}
      </span>
      {word && <span class="unseen">{word} </span>}
      <Tag class="compare-line">
        {stretches
          ? stretches.map((part, at) => (part.changed ? <mark key={at}>{part.text}</mark> : part.text))
          : line.text}
      </Tag>
    </span>
  );
}
