import type { LineName } from '@/utils/bundle/report';
import { sentenceOf, type Verdict } from '@/utils/integrity/verdicts';
import { hereOffset } from '../format/case-words';
import { useLocale, useT } from '../i18n';
import { StatusMark } from './ToneMark';

/** Files named on the page; the rest is in the JSON. */
const SHOWN = 100;
/** Findings of one line on the page. */
const FINDINGS = 8;

/** One line of the verdict: its mark, its sentences, the files it is about folded unless something is wrong. */
export function VerdictCard({ name, line }: { name: LineName; line: Verdict }) {
  const t = useT();
  const { also = [], ...first } = line;
  return (
    <li class={`verify-card verify-card-${line.status}`}>
      <div class="verify-card-head">
        <h4>{t(`verify.line.${name}`)}</h4>
        <StatusMark status={line.status} />
      </div>
      {[first, ...also].slice(0, FINDINGS).map((finding, i) => (
        <Finding key={`${i} ${finding.code}`} finding={finding} />
      ))}
      {also.length >= FINDINGS && (
        <p class="verify-soft">{t('verify.filesMore', { n: also.length + 1 - FINDINGS })}</p>
      )}
    </li>
  );
}

function Finding({ finding }: { finding: Verdict }) {
  const t = useT();
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const files = (finding.files ?? []).filter((path) => path !== '');
  return (
    <>
      <p>{sentenceOf(finding, language, hereOffset)}</p>
      {files.length > 0 && (
        <details open={finding.status === 'invalid' && files.length <= 3}>
          <summary>{t('verify.files', { n: files.length })}</summary>
          <ul class="verify-paths mono">
            {files.slice(0, SHOWN).map((path) => (
              <li key={path}>{path}</li>
            ))}
            {files.length > SHOWN && <li>{t('verify.filesMore', { n: files.length - SHOWN })}</li>}
          </ul>
        </details>
      )}
    </>
  );
}
