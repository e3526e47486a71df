import type { NextStep } from '@/utils/case/view.types';
import { ArrowRight } from 'lucide';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { nextText } from './next-text';

/** 下一步 支付凭证 →: the one thing to do now, which leads to where it is done. Nothing of a closed case. */
export function NextLine({ next, onGo }: { readonly next: NextStep; readonly onGo: () => void }) {
  const t = useT();
  if (next.type === 'closed') return null;
  return (
    <p class="chain-next">
      <span class="pane-soft">{t('case.next')}</span>
      <Button size="small" icon={ArrowRight} onClick={onGo}>
        {nextText(next, t)}
      </Button>
    </p>
  );
}
