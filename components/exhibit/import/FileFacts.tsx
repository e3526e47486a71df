import type { ClaimedTime, ImportedFile } from '@/utils/exhibit/imported';
import { nameTime, shownName } from '@/utils/recognise/import/file-name';
import { contradicts } from '@/utils/recognise/import/sniff';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { ComponentChildren } from 'preact';
import { bytesText } from '../../format/bytes';
import { useT } from '../../i18n';
import { LocalTime } from '../../ui/LocalTime';
import { Notice } from '../../ui/Notice';

/** What a file says about itself: claims, each under the name of who claims it. */
export function FileFacts({ row, imported }: { row: ExhibitRow; imported: ImportedFile }) {
  const t = useT();
  const { photo, picture, claimedType } = imported;
  const { offsetMinutes } = row.record.startedAt;
  const named = nameTime(imported.name);
  const utc = (at: string) => <LocalTime utc={at} offsetMinutes={offsetMinutes} />;
  const claim = (time: ClaimedTime) => (
    <Claim
      by={t('file.claim')}
    >{`${time.text} (${time.offset ? `UTC${time.offset}` : t('file.zoneUnknown')})`}</Claim>
  );
  const pairs: (readonly [string, ComponentChildren])[] = [
    [t('file.name'), <bdi>{shownName(imported.name)}</bdi>],
    [t('file.type'), imported.mediaType],
    [t('file.size'), `${bytesText(imported.bytes)} (${imported.bytes} B)`],
  ];
  if (claimedType && contradicts(imported.mediaType, claimedType)) {
    pairs.push([t('file.claimed'), <Claim by={t('file.contradicts')}>{claimedType}</Claim>]);
  }
  if (picture) pairs.push([t('file.picture'), `${picture.width} × ${picture.height} px`]);
  if (imported.lastModified) pairs.push([t('file.modified'), utc(imported.lastModified)]);
  if (named) {
    const at = named.epochMs === undefined ? named.text : utc(new Date(named.epochMs).toISOString());
    pairs.push([t('file.nameTime'), <Claim by={t(`file.nameTime.${named.basis}`)}>{at}</Claim>]);
  }
  if (photo?.takenAt) pairs.push([t('file.takenAt'), claim(photo.takenAt)]);
  if (photo?.writtenAt && photo.writtenAt.text !== photo.takenAt?.text) {
    pairs.push([t('file.writtenAt'), claim(photo.writtenAt)]);
  }
  if (photo?.device) pairs.push([t('file.device'), <Claim by={t('file.claim')}>{photo.device}</Claim>]);
  if (photo?.software) pairs.push([t('file.software'), <Claim by={t('file.claim')}>{photo.software}</Claim>]);
  pairs.push(['SHA-256', <span class="mono">{imported.sha256}</span>]);
  if (imported.sha512) pairs.push([t('file.sha512'), <span class="mono">{imported.sha512}</span>]);
  return (
    <section class="file-facts">
      <h3>{t('file.facts')}</h3>
      <Notice look="info">{t('import.proves')}</Notice>
      {photo?.location && (
        <Notice look="warn">
          <p>{t('file.location')}</p>
          <p>{t('file.locationNote')}</p>
        </Notice>
      )}
      {imported.photoDamaged && <Notice look="warn">{t('file.photoDamaged')}</Notice>}
      <dl class="pairs">
        {pairs.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Claim({ by, children }: { by: string; children: ComponentChildren }) {
  return (
    <>
      {children} <span class="file-by">{by}</span>
    </>
  );
}
