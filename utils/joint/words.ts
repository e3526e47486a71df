import type { Apart } from './model';

/** Why a bundle has no part in the joint case, as the handed-over papers say it. */
export const APART_ZH: Record<Apart['reason'], string> = {
  INVALID: '核验不通过，未计入',
  UNREADABLE: '不是可以读取的证据包，未计入',
  INCOMPLETE: '分卷不全，补齐后可计入',
  OLDER: '同一案件另有更新的证据包，以更新的为准',
  DIVERGED: '同一案件的两份证据包互相矛盾，均未计入，请当事人说明',
  REPEATED: '与另一份证据包完全相同，只计一次',
};

/** What a verified bundle nevertheless lacks. */
const REMARK_ZH: Readonly<Record<string, string>> = {
  SIGNATURE_ABSENT: '没有签名',
  TIMESTAMP_ABSENT: '没有可信时间戳',
  TIMESTAMP_ROOT_UNKNOWN: '时间戳的根证书未知',
  EXHIBIT_DAMAGED: '有文件在导出前已损坏',
};

export const remarkText = (code: string): string => REMARK_ZH[code] ?? code;
