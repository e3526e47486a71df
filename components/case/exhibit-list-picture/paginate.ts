/**
 * Which rows go on which page: in order, never cutting one. A row higher than a whole page still gets a page of its
 * own; the caller keeps rows short enough. Heights and rooms in px; the first page has less room, under the title.
 */
export function paginate(
  heights: readonly number[],
  firstRoom: number,
  laterRoom: number,
): readonly (readonly number[])[] {
  const pages: number[][] = [[]];
  let left = firstRoom;
  heights.forEach((height, row) => {
    let page = pages.at(-1) ?? [];
    if (height > left && page.length > 0) {
      page = [];
      pages.push(page);
      left = laterRoom;
    }
    page.push(row);
    left -= height;
  });
  return pages;
}
