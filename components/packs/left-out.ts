import { packLabel } from '@/utils/packs/labels';
import type { ChannelProfile } from '@/utils/packs/profile.types';
import type { PageState, SourceState } from './pack-session';

/** For 说明.txt: what is not in the pack. Chinese whatever the interface speaks. */
export function leftOutWords(
  sources: readonly SourceState[],
  { maxFiles, maxBytesEach }: Pick<ChannelProfile, 'maxFiles' | 'maxBytesEach'>,
): readonly string[] {
  const why: Readonly<Record<'room' | 'bytes' | 'removed', string>> = {
    room: `超出 ${maxFiles} 张的限制`,
    bytes: `在 ${(maxBytesEach / 1_000_000).toFixed(2)} MB 以内文字无法看清`,
    removed: '由制作人移出',
  };
  return sources.flatMap(({ chosen, pages, error }) => {
    const label = packLabel(chosen.number);
    if (error) return [`${label}：原件读不出（${error.code}）`];
    return (['room', 'bytes', 'removed'] as const).flatMap((fate) => {
      const gone = pages.filter((page: PageState) => page.fate === fate).map(({ at }) => at);
      return gone.length > 0 ? [`${label} 第 ${stretches(gone)} 页：${why[fate]}`] : [];
    });
  });
}

/** `1、2、19–100`: a long picture has a hundred pages. */
export function stretches(numbers: readonly number[]): string {
  const out: [first: number, last: number][] = [];
  for (const number of numbers) {
    const open = out.at(-1);
    if (open && number === open[1] + 1) open[1] = number;
    else out.push([number, number]);
  }
  return out
    .map(([first, last]) => (last - first > 1 ? `${first}–${last}` : [...new Set([first, last])].join('、')))
    .join('、');
}
