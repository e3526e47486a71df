/** Width to height of what is printed on a page of A4 within the margins of our papers. */
const A4_INNER = 247 / 158;

/** Pages of A4 that something so large takes at the full width of a page, in any unit. */
export const pagesOf = (width: number, height: number): number =>
  width > 0 && height > 0 ? Math.max(1, Math.ceil(height / width / A4_INNER)) : 1;

/**
 * `3,1,?,2` as page numbers of a bundle that is numbered through: `1-3`, `4`. Nobody knows them from the first exhibit on
 * whose pages are not a number: those stay `undefined`.
 */
export function pageNumbers(counts: string, exhibits: number): (string | undefined)[] {
  const given = counts.split(/[,，、;；\s]+/u).filter((one) => one !== '');
  let next = 1;
  let known = true;
  return Array.from({ length: exhibits }, (_, i) => {
    const pages = Number(given[i] ?? 'none');
    known &&= Number.isInteger(pages) && pages > 0 && pages < 10_000;
    if (!known) return undefined;
    const first = next;
    next += pages;
    return pages === 1 ? String(first) : `${first}-${next - 1}`;
  });
}
