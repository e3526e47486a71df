import { CircleCheck, CircleDashed, Info, OctagonAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import './marks.css';

const ICONS = { ok: CircleCheck, warn: CircleDashed, bad: OctagonAlert, info: Info };

/** One quiet sentence with a shape of its own. */
export function Notice(props: { look: keyof typeof ICONS; children: ComponentChildren }) {
  return (
    <div class={`notice notice-${props.look}`}>
      <Icon node={ICONS[props.look]} />
      <div>{props.children}</div>
    </div>
  );
}
