import { paperLabel } from '@/utils/exhibit/ids';
import { ok, type Result } from '@/utils/shared/result';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Loaded } from '../exhibit/Loaded';
import { useRead } from '../hooks/use-read';
import { useT } from '../i18n';
import type { Ports } from '../ports';

interface KeptPaperTextProps {
  readonly paper: DocumentRow;
  readonly readBlob: Ports['readBlob'];
  /** Asked for by the address: unfolded, in sight, and the focus on it. */
  readonly wanted: boolean;
}

/** What a kept paper says, unfolded on demand. */
export function KeptPaperText({ paper, readBlob, wanted }: KeptPaperTextProps) {
  const t = useT();
  const fold = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(wanted);
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    fold.current?.scrollIntoView({ block: 'center' });
    fold.current?.querySelector('summary')?.focus({ preventScroll: true });
  }, [wanted]);
  const text = paper.files.find(({ path }) => path.endsWith('.txt'));
  const read = async (): Promise<Result<string>> => {
    if (!text) return ok('');
    const blob = await readBlob(text.sha256);
    return blob.ok ? ok(await blob.value.text()) : blob;
  };
  const words = useRead(open ? read : null, [text?.sha256, open]);
  if (!text) return null;
  return (
    <details
      ref={fold}
      class="kept-paper-text"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t('letters.keptRead')}
        <span class="unseen"> {paperLabel(paper.number)}</span>
      </summary>
      {open && (
        <Loaded read={words}>
          {(value) => (
            <pre
              class="text-pane"
              lang="zh-CN"
              role="region"
              aria-label={t('letters.keptText', { label: paperLabel(paper.number) })}
              tabIndex={0}
            >
              {value}
            </pre>
          )}
        </Loaded>
      )}
    </details>
  );
}
