import type { Block } from '@/utils/documents/model';
import { blocksOf } from '@/utils/documents/plain';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { BLANK, blanksIn } from '@/utils/documents/words';
import { PencilLine, RotateCcw, Undo2 } from 'lucide';
import type { ComponentChild } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { Letters } from './use-letters';
import './paper-sheet.css';

/** The paper as it will look, or its words to be changed. */
export function PaperSheet({ letters }: { letters: Letters }) {
  const t = useT();
  const { text, draft, stale, edit, restore, unrestore, template } = letters;
  const [editing, setEditing] = useState(false);
  const blocks = useMemo(() => blocksOf(text), [text]);
  const blanks = blanksIn(text).length;
  return (
    <div class="paper-area">
      <div class="paper-tools">
        <Button size="small" icon={PencilLine} pressed={editing} onClick={() => setEditing(!editing)}>
          {t('letters.edit')}
        </Button>
        {draft && (
          <>
            <span class="tag">{t('letters.edited')}</span>
            <Button size="small" look="quiet" icon={RotateCcw} onClick={restore}>
              {t('letters.restore')}
            </Button>
          </>
        )}
        {unrestore && (
          <Button size="small" look="quiet" icon={Undo2} onClick={unrestore}>
            {t('letters.unrestore')}
          </Button>
        )}
        {blanks > 0 && <span class="paper-blanks mark mark-warn">{t('letters.blanks', { n: blanks })}</span>}
      </div>
      {stale && <Notice look="warn">{t('letters.stale')}</Notice>}
      {editing ? (
        <div class="field">
          <label for="letters-text" class="unseen">
            {t('letters.text')}
          </label>
          <textarea
            id="letters-text"
            class="paper-text"
            rows={24}
            value={text}
            onInput={(event) => edit(event.currentTarget.value)}
          />
          <p class="field-hint">{t('letters.editHint')}</p>
        </div>
      ) : (
        <article
          class={`paper${TEMPLATES[template].landscape ? ' paper-wide' : ''}`}
          lang="zh-CN"
          aria-label={t('letters.preview')}
          // It scrolls sideways where a table is wide.
          tabIndex={0}
        >
          {blocks.map((block, i) => (
            <BlockView key={i} block={block} />
          ))}
        </article>
      )}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'title':
      return <p class="paper-title">{marked(block.text)}</p>;
    case 'heading':
      return <p class="paper-heading">{marked(block.text)}</p>;
    case 'para':
      return <p class="paper-para">{marked(block.text)}</p>;
    case 'address':
      return <p>{marked(block.text)}</p>;
    case 'sign':
      return <p class="paper-sign">{marked(block.text)}</p>;
    case 'table':
      break;
  }
  return (
    <table class={block.head.length === 2 ? 'paper-pairs' : ''}>
      <thead>
        <tr>
          {block.head.map((cell, i) => (
            <th key={i} scope="col">
              {marked(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={j}>{marked(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Blanks stand out. */
function marked(text: string): ComponentChild[] {
  const out: ComponentChild[] = [];
  let from = 0;
  for (const found of text.matchAll(BLANK)) {
    out.push(text.slice(from, found.index), <mark key={found.index}>{found[0]}</mark>);
    from = found.index + found[0].length;
  }
  return [...out, text.slice(from)];
}
