import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';

interface VirtualInput {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** What the rows are made of: as long as it is the same, so are the keys, and places are only worked out once. */
  readonly of: unknown;
  /** CSS px before a row has been measured. */
  readonly estimate: (index: number) => number;
  readonly keyOf: (index: number) => string;
}

/** TanStack Virtual for Preact: renders the rows in view and a few more, whatever their height turns out to be. */
export function useVirtual({ scroller, count, of, estimate, keyOf }: VirtualInput) {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  // A new function for the keys makes the virtualizer place all rows anew: ten thousand, every frame.
  const getItemKey = useMemo(() => keyOf, [of, count]);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    estimateSize: estimate,
    getItemKey,
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    // A hidden list (display: none) measures nothing: keep the estimate, or it would stay empty once shown.
    measureElement: (element, entry, instance) =>
      measureElement(element, entry, instance) || estimate(instance.indexFromElement(element)),
    useAnimationFrameWithResizeObserver: true,
    overscan: 6,
    // Before the first layout: enough for a popup, so that nothing flashes empty.
    initialRect: { width: 360, height: 480 },
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
