import { CaseEmpty } from '@/components/case/CaseEmpty';
import { ExportBox } from '@/components/case/ExportBox';
import { ListPictureBox } from '@/components/case/exhibit-list-picture/ListPictureBox';
import { FixityBox } from '@/components/fixity/FixityBox';
import { VolumeSize } from '@/components/fixity/VolumeSize';
import { CertificateBox } from '@/components/stamps/CertificateBox';
import { ExportStampsLine, ExportStampsSaid } from '@/components/stamps/ExportStamps';
import { RedactPanel } from '@/components/redact/RedactPanel';
import { useT } from '@/components/i18n';
import { Button } from '@/components/ui/Button';
import { ShieldCheck } from 'lucide';
import { PapersGoAlong } from '@/components/documents/PapersGoAlong';
import type { TabProps } from './tab.types';

/** 导出: what leaves this device, and in which form. */
export function ExportTab({ ports, row, exhibits, bundle, fixity, listPicture }: TabProps) {
  const t = useT();
  const done = bundle.ready ?? (bundle.busy ? null : bundle.saved);
  if (exhibits.length === 0) return <CaseEmpty none={false} />;
  return (
    <div class="export-tab">
      <section class="sheet" aria-labelledby="export-title">
        <h3 id="export-title">{t('exportTab.bundle')}</h3>
        <p class="pane-soft">{t('exportTab.bundleHint')}</p>
        <PapersGoAlong ports={ports} caseId={row.id} />
        <ExportStampsLine ports={ports} />
        <ExportBox flow={bundle} primary />
        {done && <ExportStampsSaid job={done} />}
        <VolumeSize ports={ports} />
      </section>
      <div class="sheet">
        <RedactPanel ports={ports} row={row} exhibits={exhibits} />
      </div>
      <div class="sheet">
        <ListPictureBox flow={listPicture} row={row} exhibits={exhibits} />
      </div>
      <section class="sheet" aria-labelledby="verify-title">
        <h3 id="verify-title">{t('verify.openPage')}</h3>
        <p class="pane-soft">{t('verify.exportHint')}</p>
        <Button icon={ShieldCheck} onClick={() => void ports.openPage('verify')}>
          {t('verify.openPage')}
        </Button>
      </section>
      <div class="sheet">
        <CertificateBox ports={ports} caseId={row.id} />
      </div>
      <section class="sheet" aria-labelledby="fixity-title">
        <h3 id="fixity-title">{t('fixity.title')}</h3>
        <p class="pane-soft">{t('fixity.aboutCase')}</p>
        <FixityBox
          flow={fixity}
          of="case"
          checkedAt={row.checkedAt}
          nowMs={ports.now()}
          onRestore={() => void ports.openPage('settings')}
        />
      </section>
      <section class="sheet" aria-labelledby="export-joint">
        <h3 id="export-joint">{t('joint.others')}</h3>
        <p class="pane-soft">{t('joint.othersHint')}</p>
        <Button onClick={() => void ports.openPage('joint')}>{t('joint.open')}</Button>
      </section>
    </div>
  );
}
