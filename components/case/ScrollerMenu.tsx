import type { ScrollerChoice } from '@/utils/capture/agent-protocol';
import { ChevronDown } from 'lucide';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import { Menu, type MenuItem } from '../ui/Menu';

interface ScrollerMenuProps {
  readonly choices: readonly ScrollerChoice[];
  /** Selector of the one that is kept alone; `null`: 自动. */
  readonly only: string | null;
  readonly onPick: (only: string | null) => void;
}

/** 只留存这一块: which of the page's scrolling panes is photographed. By itself a capture takes them all. */
export function ScrollerMenu({ choices, only, onPick }: ScrollerMenuProps) {
  const t = useT();
  const nameOf = ({ selector, name }: ScrollerChoice): string =>
    selector === ':root' ? t('scroller.page') : name || t('scroller.unnamed');
  const picked = choices.find((choice) => choice.selector === only);
  const title = picked ? nameOf(picked) : t('scroller.auto');
  const automatic: MenuItem = {
    label: t('scroller.autoAll', { n: choices.length }),
    role: 'menuitemradio',
    checked: only === null,
    onSelect: () => onPick(null),
  };
  return (
    <div class="capture-scope">
      <Menu
        label={t('scroller.pick', { title })}
        buttonClass="button button-quiet capture-scope-button"
        button={
          <>
            <span class="capture-scope-text">{t('scroller.scope', { title })}</span>
            <Icon node={ChevronDown} size={14} />
          </>
        }
        groups={[
          { items: [automatic] },
          {
            label: t('scroller.only'),
            items: choices.map((choice) => ({
              label: nameOf(choice),
              hint: `${Math.round(choice.width)}×${Math.round(choice.height)}`,
              role: 'menuitemradio' as const,
              checked: choice.selector === only,
              onSelect: () => onPick(choice.selector),
            })),
          },
        ]}
      />
    </div>
  );
}
