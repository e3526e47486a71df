import type { Fact, PageRect } from '@/utils/recognise/types';
import type { ExhibitRow } from '@/utils/storage/rows';
import { Eye, EyeOff, ScanSearch } from 'lucide';
import { useFacts } from '../hooks/use-facts';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Loaded } from './Loaded';

interface FactsPaneProps {
  readonly row: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
  readonly onShow: (place: PageRect) => void;
}

/** What was read off the page, verbatim, with where it stood, whether it could be seen, and how sure the reading is. */
export function FactsPane({ row, readBlob, onShow }: FactsPaneProps) {
  const t = useT();
  const facts = useFacts(row, readBlob);
  // In an inner pane, in that of a conversation, and in a picture that was drawn anew, the page's co-ordinates are not the picture's.
  const { picture, chat } = row.record;
  const pointable =
    chat === undefined &&
    picture?.method === 'browser-pixels' &&
    picture.parts.length > 0 &&
    picture.scroller.rect.x === 0 &&
    picture.scroller.rect.y === 0;
  return (
    <Loaded read={facts}>
      {(all) =>
        all.length === 0 ? (
          <p class="pane-soft">{t('facts.empty')}</p>
        ) : (
          <>
            <div class="table-scroll" role="region" aria-label={t('facts.caption')} tabIndex={0}>
              <table class="table facts">
                <caption>{t('facts.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('facts.kind')}</th>
                    <th scope="col">{t('facts.verbatim')}</th>
                    <th scope="col">{t('facts.visibility')}</th>
                    <th scope="col">{t('facts.confidence')}</th>
                    <th scope="col">{t('facts.where')}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((fact, at) => (
                    <FactRow
                      key={`${fact.run} ${at}`}
                      fact={fact}
                      onShow={pointable && fact.visible && fact.frame === 0 ? onShow : null}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            {all.some((fact) => !fact.visible) && <p class="pane-soft">{t('facts.hiddenNote')}</p>}
          </>
        )
      }
    </Loaded>
  );
}

function FactRow({ fact, onShow }: { fact: Fact; onShow: ((place: PageRect) => void) | null }) {
  const t = useT();
  const { rect } = fact;
  return (
    <tr>
      <th scope="row">
        {t(`fact.${fact.kind}`)}
        {fact.wordingClass && <span class="tag">{t(`wording.${fact.wordingClass}`)}</span>}
      </th>
      <td>
        <p class="fact-verbatim">{fact.verbatim}</p>
        {fact.label && (
          <p class="fact-soft">
            {t('facts.label')}: {fact.label}
          </p>
        )}
        {fact.context && fact.context !== fact.verbatim && <p class="fact-soft">{fact.context}</p>}
        <p class="fact-soft">
          {t('facts.basis')}: {fact.basis}
        </p>
      </td>
      <td>
        <span class={`mark ${fact.visible ? 'mark-wait' : 'mark-warn'}`}>
          <Icon node={fact.visible ? Eye : EyeOff} size={14} />
          {t(fact.visible ? 'exhibit.visible' : 'exhibit.hidden')}
        </span>
      </td>
      <td>
        <span class={fact.confidence === 'low' ? 'mark mark-warn' : ''}>
          {t(`confidence.${fact.confidence}`)}
        </span>
      </td>
      <td>
        {rect && onShow ? (
          <Button size="small" icon={ScanSearch} onClick={() => onShow(rect)}>
            {t('facts.show')}
            <span class="unseen"> {fact.verbatim}</span>
          </Button>
        ) : (
          <span class="fact-soft">
            {fact.frame > 0
              ? t('facts.frame', { n: fact.frame })
              : rect
                ? `${Math.round(rect.x)}, ${Math.round(rect.y)}`
                : t('facts.noPlace')}
          </span>
        )}
      </td>
    </tr>
  );
}
