import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { useVirtual } from './use-virtual';

interface RovingInput {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly virtual: ReturnType<typeof useVirtual>;
  /** Index in the virtual list of each row that can be reached, in order. */
  readonly stops: readonly number[];
  /** Where Tab goes before anything was reached. */
  readonly initial?: number;
}

/** How far the page keys go. */
const PAGE = 6;

/**
 * One stop for Tab in a list of which only a part is drawn; arrows, Home, End and the page keys move inside. A row marks what
 * takes the focus with `data-stop`.
 */
export function useRoving({ scroller, virtual, stops, initial = 0 }: RovingInput) {
  const [position, setPosition] = useState<number | null>(null);
  const last = stops.length - 1;
  const stop = Math.max(0, Math.min(position ?? initial, last));

  const focus = (wanted: number): void => {
    const target = Math.max(0, Math.min(last, wanted));
    setPosition(target);
    const index = stops[target] ?? 0;
    virtual.scrollToIndex(target === 0 ? 0 : index, { align: 'auto' });
    // The row may not exist until the list has scrolled and drawn.
    let frames = 10;
    const attempt = (): void => {
      const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-stop]`);
      if (element) element.focus({ preventScroll: true });
      else if (frames-- > 0) requestAnimationFrame(attempt);
    };
    requestAnimationFrame(attempt);
  };

  /** Where that key leads; `undefined` for any other key. */
  const target = (key: string): number | undefined => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      PageDown: stop + PAGE,
      PageUp: stop - PAGE,
      Home: 0,
      End: last,
    };
    const to = moves[key];
    return to === undefined ? undefined : Math.max(0, Math.min(last, to));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = target(event.key);
    if (to === undefined) return;
    event.preventDefault();
    focus(to);
  };

  const drawn = virtual.getVirtualItems();
  const [from, to] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? -1];
  const here = stops[stop];
  const shown = here !== undefined && here >= from && here <= to;
  const firstDrawn = shown ? undefined : stops.find((index) => index >= from);
  return {
    stop,
    focus,
    target,
    onKeyDown,
    setPosition,
    /** Whether that row is the one stop: the one last reached, or the first drawn while that one is out of sight. */
    isStop: (index: number): boolean => index === (shown ? here : firstDrawn),
  };
}
