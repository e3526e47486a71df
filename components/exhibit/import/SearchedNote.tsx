import type { ExhibitId } from '@/utils/exhibit/ids';
import { useLive } from '../../hooks/use-live';
import { useT } from '../../i18n';
import type { ImportPorts } from '../../ports';
import { Notice } from '../../ui/Notice';

interface SearchedNoteProps {
  readonly imports: ImportPorts | undefined;
  readonly id: ExhibitId;
  readonly type: string;
}

/** Says of a file whose words nobody could read that a search will not find them; silent while they are being read. */
export function SearchedNote({ imports, id, type }: SearchedNoteProps) {
  const t = useT();
  const unread = useLive<'all' | 'some' | null>(
    imports ? (set) => imports.liveUnread(id, set) : null,
    [imports, id],
    null,
  ).value;
  if (!unread) return null;
  const all = type === 'application/pdf' ? 'file.unread.pdf' : 'file.unread.other';
  return <Notice look="warn">{t(unread === 'all' ? all : 'file.unread.some')}</Notice>;
}
