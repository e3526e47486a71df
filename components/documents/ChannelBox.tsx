import { suggestBrief } from '@/utils/documents/compose';
import { sectionOf, withSection } from '@/utils/documents/plain';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { ClipboardCopy } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { Letters } from './use-letters';

/** The words for a channel's own box, with its counter. Too long is the user's to shorten: a shorter text is only offered. */
export function ChannelBox({ letters }: { letters: Letters }) {
  const t = useT();
  const { template, text, edit, paper, takeOut, busy } = letters;
  const { box } = TEMPLATES[template];
  const [typed, setTyped] = useState('');
  if (!box) return null;
  const put = (next: string): string => withSection(text, box.heading, next);
  const stands = sectionOf(text, box.heading);
  // A paper has no line that ends in spaces; a hand on its way to the next word has.
  const words = sectionOf(put(typed), box.heading) === stands ? typed : stands;
  const over = box.limit === undefined ? 0 : words.length - box.limit;
  const shorter = over > 0 && box.limit !== undefined ? suggestBrief(paper, box.limit) : '';
  return (
    <section class="channel-box sheet" aria-labelledby="letters-box">
      <div class="channel-box-head">
        <h4 id="letters-box">{t('letters.box')}</h4>
        <span class={over > 0 ? 'channel-count channel-over' : 'channel-count'} role="status">
          {box.limit === undefined
            ? t('letters.length', { n: words.length })
            : t('letters.count', { n: words.length, most: box.limit })}
        </span>
      </div>
      <div class="field">
        <label for="letters-box-text" class="unseen">
          {t('letters.boxText')}
        </label>
        <textarea
          id="letters-box-text"
          lang="zh-CN"
          rows={6}
          value={words}
          aria-invalid={over > 0 ? true : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            edit(put(event.currentTarget.value));
          }}
        />
      </div>
      {over > 0 && (
        <Notice look="warn">
          <p>{t('letters.tooLong', { n: over })}</p>
          {shorter !== words && (
            <>
              <p class="channel-shorter" lang="zh-CN">
                {shorter}
              </p>
              <Button size="small" onClick={() => edit(put(shorter))}>
                {t('letters.useShorter', { n: shorter.length })}
              </Button>
            </>
          )}
        </Notice>
      )}
      {box.source && <p class="pane-soft">{box.source}</p>}
      <div>
        <Button size="small" icon={ClipboardCopy} disabled={busy} onClick={() => void takeOut('box', words)}>
          {t('letters.copyBox')}
        </Button>
      </div>
    </section>
  );
}
