import type { Output } from './run';

/** One line at the bottom of the terminal, written over; nothing where nobody looks. */
export function progressLine(groups: number, files: number, { err, terminal = false }: Output) {
  const reads = new Map<readonly number[], { readonly done: number; readonly total: number }>();
  let finished = 0;
  let shown = '';
  const show = (): void => {
    let share = finished;
    for (const { done, total } of reads.values()) share += total > 0 ? done / total : 0;
    const percent = Math.floor((100 * share) / Math.max(1, groups));
    const text = `\r核验中 checking ${percent}%（${finished}/${groups}，${files} 个文件 files）`;
    if (!terminal || text === shown) return;
    shown = text;
    err(text);
  };
  return {
    progress: (group: readonly number[]) => (progress: { readonly done: number; readonly total: number }) => {
      reads.set(group, progress);
      show();
    },
    done(group: readonly number[]): void {
      reads.delete(group);
      finished += 1;
      show();
    },
    /** The line is gone, what follows begins at its start. */
    end(): void {
      if (shown) err('\r\u001b[2K');
    },
  };
}
