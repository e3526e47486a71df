import type { Stage } from '../case/model';

/** Whom one turns to at a stage, and what one does there. */
export const STAGE_WORDS: Readonly<Partial<Record<Stage, { readonly party: string; readonly act: string }>>> =
  {
    seller: { party: '卖家', act: '联系' },
    platform: { party: '平台', act: '申诉至' },
    payment: { party: '支付机构', act: '投诉至' },
    authority: { party: '市场监督管理部门（12315）', act: '投诉至' },
    court: { party: '人民法院', act: '起诉至' },
  };
