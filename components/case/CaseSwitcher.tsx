import type { CaseId } from '@/utils/exhibit/ids';
import type { CaseRow } from '@/utils/storage/rows';
import { ChevronDown } from 'lucide';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import { Menu } from '../ui/Menu';

interface CaseSwitcherProps {
  readonly cases: readonly CaseRow[];
  readonly current: CaseRow | null;
  readonly onSelect: (id: CaseId) => void;
  readonly onNew: () => void;
}

/** The current case's name; opens the list of the others. */
export function CaseSwitcher({ cases, current, onSelect, onNew }: CaseSwitcherProps) {
  const t = useT();
  const title = current?.title ?? t('case.none');
  return (
    <Menu
      label={t('case.switch', { title })}
      buttonClass="button button-quiet case-switcher"
      button={
        <>
          <span class="case-switcher-title">{title}</span>
          <Icon node={ChevronDown} size={14} />
        </>
      }
      groups={[
        ...(cases.length > 0
          ? [
              {
                label: t('case.list'),
                items: cases.map((row) => ({
                  label: row.title,
                  role: 'menuitemradio' as const,
                  checked: row.id === current?.id,
                  onSelect: () => onSelect(row.id),
                })),
              },
            ]
          : []),
        { items: [{ label: t('case.new'), onSelect: onNew }] },
      ]}
    />
  );
}
