import { parseLogsSeen } from '@/utils/integrity/log-findings';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import './fixity.css';

interface LogsNoticeProps {
  readonly ports: Pick<Ports, 'liveSetting'>;
  readonly onLook: () => void;
}

/** Says so when the daily look at all custody logs found one that does not hold. */
export function LogsNotice({ ports, onLook }: LogsNoticeProps) {
  const t = useT();
  const seen = useLive<string | null>((set) => ports.liveSetting('logsSeen', set), [ports], null).value;
  const wrong = parseLogsSeen(seen)?.wrong ?? [];
  if (wrong.length === 0) return null;
  return (
    <div class="logs-notice" role="status">
      <Notice look="bad">
        <p>{t('logs.notice', { titles: wrong.map(({ title }) => `「${title}」`).join('') })}</p>
        <Button size="small" onClick={onLook}>
          {t('logs.look')}
        </Button>
      </Notice>
    </div>
  );
}
