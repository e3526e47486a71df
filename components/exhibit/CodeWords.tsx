import { isMessageKey, useT } from '../i18n';

interface CodeWordsProps {
  readonly prefix: 'check.step' | 'check.kindReason';
  /** Out of a record. Later versions may know others: one without words is shown as it is. */
  readonly code: string;
}

/** What a code of the record means; the code itself stays within reach, as the bundle names it. */
export function CodeWords({ prefix, code }: CodeWordsProps) {
  const t = useT();
  const key = `${prefix}.${code}`;
  return isMessageKey(key) ? <span title={code}>{t(key)}</span> : <span class="mono">{code}</span>;
}
