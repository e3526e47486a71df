import type { Contact } from '@/utils/case/model';
import { isTemplateId } from '@/utils/documents/model';
import { exhibitLabel, paperLabel, type Sha256 } from '@/utils/exhibit/ids';
import type { LoggedFile } from '@/utils/integrity/chain.types';
import { digestBlob } from '@/utils/shared/digest-blob';
import { webCryptoDigests } from '@/utils/shared/digest';
import { appError, type AppError } from '@/utils/shared/errors';
import { err, type Result } from '@/utils/shared/result';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import { FileDown } from 'lucide';
import { useState } from 'preact/hooks';
import { hereText } from '../format/case-words';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { DamagedMark } from '../ui/StateMark';
import { KeptPaperText } from './KeptPaperText';
import './kept-papers.css';

/** 已定稿: papers as they left, newest first. They are not changed; another version is another paper. */
export function KeptPapers({
  papers,
  contacts,
  ports,
  wanted,
}: {
  papers: readonly DocumentRow[];
  /** By time: when a paper was sent, and answered. */
  contacts: readonly Contact[];
  /** The number of the one to show at once. */
  wanted?: number | undefined;
  ports: Pick<Ports, 'readBlob' | 'saveFile'>;
}) {
  const t = useT();
  const [error, setError] = useState<AppError | null>(null);
  const save = async (paper: DocumentRow, { path, sha256 }: LoggedFile) => {
    const blob = await readIntact(ports, sha256);
    setError(blob.ok ? null : blob.error);
    if (blob.ok) ports.saveFile(`${paperLabel(paper.number)}.${ending(path)}`, blob.value);
  };
  return (
    <section class="kept-papers" aria-labelledby="letters-kept">
      <h4 id="letters-kept">{t('letters.kept')}</h4>
      {papers.length === 0 ? (
        <p class="pane-soft">{t('letters.keptNone')}</p>
      ) : (
        <ol>
          {papers.map((paper) => (
            <li key={paper.id} class="kept-paper">
              <span class="kept-label">{paperLabel(paper.number)}</span>
              <span class="kept-words">
                <span lang="zh-CN">{paper.title}</span>
                {paper.damaged && <DamagedMark />}
                <span class="pane-soft">
                  {[
                    isTemplateId(paper.template) ? t(`letters.paper.${paper.template}`) : paper.template,
                    hereText(paper.at),
                    ...fate(paper, contacts, t),
                    paper.exhibits.length > 0 && t('letters.cites', { labels: labels(paper.exhibits) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span class="kept-files">
                {paper.files.map((file) => (
                  <Button
                    key={file.path}
                    size="small"
                    look="quiet"
                    icon={FileDown}
                    onClick={() => void save(paper, file)}
                  >
                    {ending(file.path).toUpperCase()}
                    <span class="unseen"> {paperLabel(paper.number)}</span>
                  </Button>
                ))}
              </span>
              <KeptPaperText
                paper={paper}
                readBlob={(sha256) => readIntact(ports, sha256)}
                wanted={paper.number === wanted}
              />
            </li>
          ))}
        </ol>
      )}
      {error && <ErrorNote error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}

function fate({ number }: DocumentRow, contacts: readonly Contact[], t: Translate): string[] {
  return contacts
    .filter(({ paper }) => paper === number)
    .map(({ direction, at }) =>
      t(direction === 'sent' ? 'letters.wasSent' : 'letters.wasAnswered', { at: hereText(at) }),
    );
}

/** What leaves as a paper is what was kept: bytes that changed meanwhile do not. */
async function readIntact(ports: Pick<Ports, 'readBlob'>, sha256: Sha256): Promise<Result<Blob>> {
  const blob = await ports.readBlob(sha256);
  if (!blob.ok) return blob;
  const found = await digestBlob(webCryptoDigests(crypto.subtle), ['sha256'], blob.value);
  return found.sha256 === sha256 ? blob : err(appError('STORE_DAMAGED', { detail: { sha256 } }));
}

const NAMED = 8;
const labels = (numbers: readonly number[]): string =>
  numbers.slice(0, NAMED).map(exhibitLabel).join(' ') + (numbers.length > NAMED ? ' …' : '');

const ending = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
