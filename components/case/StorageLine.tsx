import type { CaseRow } from '@/utils/storage/rows';
import { bytesText } from '../format/bytes';
import { agoText } from '../format/when';
import { useLocale, useT } from '../i18n';
import type { StorageState } from '../ports';
import { Notice } from '../ui/Notice';
import './export-box.css';

interface StorageLineProps {
  readonly storage: StorageState | null;
  readonly current: CaseRow | null;
  readonly nowMs: number;
}

/** 已用 38 MB · 3天前导出; a warning before the store is full, not after. */
export function StorageLine({ storage, current, nowMs }: StorageLineProps) {
  const t = useT();
  const locale = useLocale();
  if (!storage || !current) return null;
  const used = bytesText(storage.usedBytes);
  const free = storage.quotaBytes - storage.usedBytes;
  if (storage.quotaBytes > 0 && free < storage.quotaBytes * 0.05) {
    return <Notice look="warn">{t('storage.nearlyFull', { size: used, free: bytesText(free) })}</Notice>;
  }
  const exported = current.exportedAt
    ? t('storage.exported', { when: agoText(current.exportedAt, nowMs, locale) })
    : t('storage.never');
  const parts = [t('storage.used', { size: used }), exported];
  if (!storage.persisted) parts.push(t('storage.evictable'));
  return (
    <p class="storage-line" title={storage.persisted ? t('storage.persistent') : undefined}>
      {parts.join(' · ')}
    </p>
  );
}
