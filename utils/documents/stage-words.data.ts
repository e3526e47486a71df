import type { Stage } from '../case/model';

/** Whom one turns to at a stage, and what one does there. */
export const STAGE_WORDS: Readonly<Partial<Record<Stage, { readonly party: string; readonly act: string }>>> =
  {
    seller: { party: '卖家', act: '联系卖家' },
    platform: { party: '平台', act: '向平台申诉' },
    payment: { party: '支付机构', act: '向支付机构投诉' },
    authority: { party: '市场监督管理部门', act: '向市场监督管理部门（12315）投诉' },
    court: { party: '人民法院', act: '向人民法院起诉' },
  };
