import { addPin, type Context } from './context';
import { computedStyle, styleValue } from './natives';

const META = /^(?:offset|easing|composite|computedOffset)$/;

/**
 * What an animation or transition shows at this moment is pinned: those started by a script would be gone in the file,
 * and the others would begin anew.
 */
export function holdMotion(animations: readonly Animation[], context: Context): void {
  for (const { effect } of animations) {
    const frames = effect as KeyframeEffect | null;
    const el = frames?.target;
    if (!frames || !el || frames.pseudoElement) continue;
    const style = computedStyle(el);
    const names = new Set(frames.getKeyframes().flatMap((frame) => Object.keys(frame)));
    let held = 'animation:none!important;transition:none!important';
    for (const key of names) {
      if (META.test(key)) continue;
      const name = key.startsWith('--') ? key : cssName(key);
      held += `;${name}:${styleValue(style, name)}!important`;
    }
    addPin(context, el, held);
    context.session.tally.altered('animation-held');
  }
}

// `cssFloat` and `cssOffset` are the two that are not spelled like their property (Web Animations › 6.6).
const cssName = (key: string): string =>
  key.replace(/^css([A-Z])/, '$1').replace(/[A-Z]/g, (c, at) => (at === 0 ? '' : '-') + c.toLowerCase());
