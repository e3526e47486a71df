import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly hint?: string | undefined;
  /** What it leads to, a line below the label. */
  readonly note?: string;
  /** Given: the item is one of a choice or a switch, and shows a tick. */
  readonly checked?: boolean;
  readonly role?: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox';
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

interface MenuProps {
  /** Accessible name of the button. */
  readonly label: string;
  readonly button: ComponentChildren;
  readonly buttonClass: string;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end';
}

/** WAI-ARIA menu button: arrows, Home, End and letters move, Escape closes and gives the focus back. */
export function Menu({ label, button, buttonClass, groups, align = 'start' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];

  useEffect(() => {
    if (!open) return undefined;
    const items = entries();
    (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const items = entries();
    const at = items.findIndex((item) => item === document.activeElement);
    const target = targetOf(event.key, at, items);
    if (event.key === 'Escape') close();
    else if (target) target.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} class="menu" onKeyDown={onKeyDown}>
      <button
        ref={trigger}
        type="button"
        class={buttonClass}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={id} class={`menu-list menu-${align}`} role="menu" aria-label={label}>
          {groups.map((group, index) => (
            <div key={index} class="menu-group" role="group" aria-label={group.label}>
              {group.label && (
                <p class="menu-title" aria-hidden="true">
                  {group.label}
                </p>
              )}
              {group.items.map((item, at) => (
                <button
                  key={at}
                  type="button"
                  role={item.role ?? 'menuitem'}
                  aria-checked={item.checked}
                  tabIndex={-1}
                  onClick={() => {
                    close();
                    item.onSelect();
                  }}
                >
                  <span class="menu-tick">{item.checked && <Icon node={Check} size={14} />}</span>
                  <span class="menu-text">
                    {item.label}
                    {item.note && <span class="menu-note">{item.note}</span>}
                  </span>
                  {item.hint && <span class="menu-hint">{item.hint}</span>}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function targetOf(key: string, at: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const starts = (item: HTMLElement) =>
    item.textContent.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts);
}
