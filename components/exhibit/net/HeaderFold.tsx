import type { KeptHeaders } from '@/utils/exhibit/net/model';
import { useT } from '../../i18n';

/** Response headers as kept, folded away: few readers want them. */
export function HeaderFold({ title, headers }: { title: string; headers: KeptHeaders }) {
  const t = useT();
  return (
    <details>
      <summary>{title}</summary>
      <dl class="pairs">
        {headers.kept.map(([name, value], at) => (
          <div key={at}>
            <dt class="mono">{name}</dt>
            <dd class="mono">{value}</dd>
          </div>
        ))}
      </dl>
      {headers.withheld.length > 0 && (
        <p class="pane-soft">{t('net.withheld', { names: headers.withheld.join(', ') })}</p>
      )}
    </details>
  );
}
