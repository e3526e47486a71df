import { LAW, lawName, lawsIn, type LawArticle } from '@/utils/documents/law.data';
import { useT } from '../i18n';

/** The provisions a paper names: their version, where they can be read, and how far they were checked. */
export function LawList({ text }: { text: string }) {
  const t = useT();
  const ids = lawsIn(text);
  if (ids.length === 0) return null;
  return (
    <details class="law-list">
      <summary>{t('letters.laws', { n: ids.length })}</summary>
      <p class="pane-soft">{t('letters.lawsHint')}</p>
      <ul lang="zh-CN">
        {ids.map((id) => {
          const article: LawArticle = LAW[id];
          return (
            <li key={id}>
              <strong>{lawName(id)}</strong>
              <span>{article.gist}</span>
              <span class="pane-soft">
                {[
                  article.version,
                  article.source,
                  article.verifiedOn
                    ? t('letters.lawChecked', { on: article.verifiedOn })
                    : t('letters.lawUnchecked'),
                ].join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
