import type { IconNode } from 'lucide';
import type { ComponentChildren, Ref } from 'preact';
import './button.css';
import { Icon } from './Icon';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  /** One `primary` a screen. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: IconNode;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'normal', icon, type = 'button' } = props;
  return (
    <button
      ref={props.buttonRef ?? null}
      type={type}
      class={`button button-${look} button-${size}`}
      disabled={props.disabled ?? false}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {icon && <Icon node={icon} size={size === 'large' ? 20 : 16} />}
      <span>{props.children}</span>
    </button>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: IconNode;
  readonly onClick: () => void;
  readonly look?: 'quiet' | 'danger';
}

export function IconButton({ label, icon, onClick, look = 'quiet' }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look} button-icon`}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon node={icon} />
    </button>
  );
}
