import { bytesText } from '../format/bytes';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import type { RunningFile } from './use-check';
import './running-list.css';

/** More files than this are told by the sum alone. */
const SHOWN = 40;

/** How far each file is, and a way to stop. */
export function RunningList({ files, onCancel }: { files: readonly RunningFile[]; onCancel: () => void }) {
  const t = useT();
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const read = files.reduce((sum, file) => sum + file.bytes * file.share, 0);
  const done = files.filter((file) => file.share === 1).length;
  return (
    <section class="running-list" aria-label={t('verify.running')}>
      <div class="running-head">
        <Progress
          label={t('verify.running')}
          text={
            files.length === 1
              ? t('verify.runningFile', { name: files[0]?.name ?? '' })
              : t('verify.progress', { done, total: files.length })
          }
          share={bytes > 0 ? read / bytes : null}
        />
        <Button onClick={onCancel}>{t('verify.cancel')}</Button>
      </div>
      {files.length > 1 && files.length <= SHOWN && (
        <ul>
          {files.map(({ name, bytes: size, share }, i) => (
            <li key={`${i} ${name}`}>
              <span class="running-name">{name}</span>
              <span class="running-size">{bytesText(size)}</span>
              <span class="running-share">
                {share === 1
                  ? t('verify.fileDone')
                  : share === 0
                    ? t('verify.fileWaiting')
                    : `${Math.round(share * 100)}%`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
