import type { ComponentChildren } from 'preact';
import type { Read } from '../hooks/use-read';
import { useT } from '../i18n';
import { ErrorNote } from '../ui/ErrorNote';

interface LoadedProps<T> {
  readonly read: Read<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** Loading, damaged or there: the three states every stored file can be in. */
export function Loaded<T>({ read, children }: LoadedProps<T>) {
  const t = useT();
  if (read.state === 'failed') return <ErrorNote error={read.error} />;
  if (read.state === 'loading') {
    return (
      <p class="pane-soft" role="status">
        {t('exhibit.loading')}
      </p>
    );
  }
  return <>{children(read.value)}</>;
}
