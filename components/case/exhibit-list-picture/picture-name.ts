import { plainText } from './paper-text';

/** Characters of the case's title in a file name. */
const MOST = 24;

/**
 * `证据目录-极速卡盟 Q币1000个 未到账-1.png`. Without what Windows refuses (`<>:"/\|?*`, controls, a dot or space
 * before the suffix); the page number is padded so that any file manager keeps the order.
 */
export function pictureName(caseTitle: string, page: number, pages: number): string {
  const safe = plainText(caseTitle).replace(/[<>:"/\\|?*]+/g, ' ');
  const short = Array.from(safe.replace(/\s+/g, ' ').trim()).slice(0, MOST).join('');
  const title = short.replace(/^[.\s]+|[.\s]+$/g, '') || '案件';
  return `证据目录-${title}-${String(page).padStart(String(pages).length, '0')}.png`;
}
