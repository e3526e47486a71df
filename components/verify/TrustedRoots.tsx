import type { ReadRoots } from '@/utils/checking/check-files';
import type { FoundRoot } from '@/utils/checking/protocol';
import { FilePlus, Trash2 } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import './trusted-roots.css';

/** Root certificates that the reader chose to trust: for as long as the page is open, and written nowhere. */
export interface Roots {
  readonly list: readonly FoundRoot[];
  /** Name of a file that held no certificate. */
  readonly none: string;
  set(list: readonly FoundRoot[]): void;
  /** Those of the files added to the ones there are; undefined: there was none in them. */
  read(files: readonly File[]): Promise<readonly FoundRoot[] | undefined>;
}

export const pemOf = (roots: readonly FoundRoot[]): string => roots.map(({ pem }) => pem).join('');

export function useRoots(readRoots: ReadRoots): Roots {
  const [list, set] = useState<readonly FoundRoot[]>([]);
  const [none, setNone] = useState('');
  return {
    list,
    none,
    set(next) {
      setNone('');
      set(next);
    },
    async read(files) {
      const found = await readRoots(files);
      if (found.length === 0) {
        setNone(files.map(({ name }) => name).join('、'));
        return undefined;
      }
      const known = new Set(list.map(({ sha256 }) => sha256));
      return [...list, ...found.filter(({ sha256 }) => !known.has(sha256))];
    },
  };
}

interface TrustedRootsProps {
  readonly roots: Roots;
  readonly busy: boolean;
  readonly onChange: (list: readonly FoundRoot[]) => void;
}

/** Whom the reader trusts to end a time-stamp's chain, besides those that this program knows. Printed with the verdict. */
export function TrustedRoots({ roots, busy, onChange }: TrustedRootsProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const { list, none } = roots;
  return (
    <details
      class={`trusted-roots${list.length > 0 ? ' trusted-roots-some' : ''}`}
      open={list.length > 0 || undefined}
    >
      <summary>
        {list.length > 0 ? t('verify.roots.count', { n: list.length }) : t('verify.roots.title')}
      </summary>
      <Notice look="warn">{t('verify.roots.warning')}</Notice>
      {list.length > 0 && (
        <ul>
          {list.map((root) => (
            <li key={root.sha256}>
              <div>
                <p class="trusted-roots-name">{root.title}</p>
                <p class="verify-soft">
                  {t('verify.roots.until', { time: fullText(root.notAfter, offsetHere(root.notAfter)) })}
                </p>
                <p class="verify-soft mono">SHA-256 {root.sha256.replace(/.{4}(?!$)/g, '$& ')}</p>
              </div>
              <Button
                size="small"
                icon={Trash2}
                disabled={busy}
                onClick={() => onChange(list.filter((one) => one !== root))}
              >
                {t('verify.roots.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {none && (
        <div role="status">
          <Notice look="bad">{t('verify.roots.none', { name: none })}</Notice>
        </div>
      )}
      <Button size="small" icon={FilePlus} disabled={busy} onClick={() => input.current?.click()}>
        {t('verify.roots.add')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".pem,.cer,.crt,.der"
        aria-label={t('verify.roots.add')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void roots.read(files).then((found) => found && onChange(found));
        }}
      />
    </details>
  );
}
