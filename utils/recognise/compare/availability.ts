import { fold } from '../fold';
import { GONE, NOT_GONE, SOLD_OUT, STOCK, STOCK_LABEL, STOCK_VALUE } from './availability.data';

/** A line of the page's text that says something about whether the goods can be had. */
export interface Line {
  /** The line, verbatim, without the blanks around it. */
  readonly verbatim: string;
  /** What it says, folded: two lines that say the same count as unchanged. */
  readonly value: string;
}

/** A sentence that says "gone" is short; a longer one is an article or a rule. */
const NOTICE_LENGTH = 60;

const shortLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= NOTICE_LENGTH);

/** The line (or the page title) that says the goods or the page are gone. */
export function goneLine(title: string, text: string): Line | undefined {
  const says = (line: string) => {
    const folded = fold(line);
    return GONE.some((pattern) => pattern.test(folded)) && !NOT_GONE.test(folded);
  };
  const verbatim = [title.trim(), ...shortLines(text)].find(says);
  return verbatim === undefined ? undefined : { verbatim, value: 'gone' };
}

/** The first line that gives the stock: `库存：999`, a label and a value on two lines, or 已售罄. */
export function stockLine(text: string): Line | undefined {
  const lines = shortLines(text);
  for (const [at, line] of lines.entries()) {
    const folded = fold(line);
    const inLine = STOCK.exec(folded)?.[1];
    if (inLine !== undefined) return { verbatim: line, value: inLine.replaceAll(' ', '') };
    const next = lines[at + 1];
    if (STOCK_LABEL.test(folded) && next !== undefined && STOCK_VALUE.test(fold(next)))
      return { verbatim: `${line} ${next}`, value: fold(next).replaceAll(' ', '') };
    if (SOLD_OUT.test(folded)) return { verbatim: line, value: folded };
  }
  return undefined;
}
