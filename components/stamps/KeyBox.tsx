import { fingerprintText } from '@/utils/integrity/signature';
import type { AppError } from '@/utils/shared/errors';
import { useState } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { KeyShown, Ports } from '../ports';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNote } from '../ui/ErrorNote';

/** 签名密钥: its fingerprint, what it stands for, and another one on request. */
export function KeyBox({ ports }: { ports: Pick<Ports, 'ask' | 'seals'> }) {
  const t = useT();
  const { seals } = ports;
  const key = useLive<KeyShown | null>(seals ? seals.liveKey : null, [seals], null).value;
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const rotate = async () => {
    setAsking(false);
    const answer = await ports.ask('key.rotate', {});
    setDone(answer.ok);
    setFailure(answer.ok ? null : answer.error);
  };
  const since = Date.parse(key?.createdAt ?? '');
  return (
    <div class="key-box">
      <p class="setting-note">{t('key.note')}</p>
      {failure && <ErrorNote error={failure} onDismiss={() => setFailure(null)} />}
      {key === null ? (
        <p>{t('key.none')}</p>
      ) : (
        <>
          <dl class="key-facts">
            <div>
              <dt>{t('key.fingerprint')}</dt>
              <dd class="mono">{fingerprintText(key.fingerprint)}</dd>
            </div>
            <div>
              <dt>{t('key.since')}</dt>
              <dd>{fullText(since, offsetHere(since))}</dd>
            </div>
          </dl>
          <div class="setting-buttons">
            <Button onClick={() => setAsking(true)}>{t('key.rotate')}</Button>
          </div>
        </>
      )}
      <p role="status">{done ? t('key.rotated') : ''}</p>
      {asking && (
        <Dialog title={t('key.rotateAsk')} onClose={() => setAsking(false)}>
          <p>{t('key.rotateNote')}</p>
          <div class="dialog-actions">
            <Button onClick={() => setAsking(false)}>{t('key.rotateCancel')}</Button>
            <Button look="danger" onClick={() => void rotate()}>
              {t('key.rotateDo')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
