/** Builds the readable text: white space as displayed, one line per block, cells parted by tabs. */
export interface TextLines {
  add(text: string, preformatted: boolean): void;
  /** The next text starts a new line. */
  breakLine(): void;
  /** The next text on this line stands behind a tab. */
  cell(): void;
  /** A `<br>`: also an empty line when repeated. */
  hardBreak(): void;
  /** Ends the line; how many there are so far. */
  mark(): number;
  text(): string;
}

export function createTextLines(): TextLines {
  const lines: string[] = [];
  let line = '';
  let space = false;
  let tab = false;
  const flush = (): void => {
    if (line !== '') lines.push(line);
    line = '';
    space = false;
    tab = false;
  };
  const append = (text: string): void => {
    if (line !== '') line += tab ? '\t' : space ? ' ' : '';
    tab = false;
    space = false;
    line += text;
  };
  return {
    add(text, preformatted) {
      if (preformatted) {
        text.split(/\r\n|[\r\n]/).forEach((part, i) => {
          if (i > 0) flush();
          if (part !== '') append(part);
        });
        return;
      }
      const words = text.replace(/[ \t\r\n\f]+/g, ' ');
      const bare = words.replace(/^ | $/g, '');
      if (bare === '') {
        space ||= words !== '';
        return;
      }
      if (words.startsWith(' ')) space = true;
      append(bare);
      space = words.endsWith(' ');
    },
    breakLine: flush,
    cell() {
      tab = line !== '';
    },
    hardBreak() {
      if (line === '') {
        if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
      } else flush();
    },
    mark() {
      flush();
      return lines.length;
    },
    text() {
      flush();
      return lines.join('\n').replace(/\n+$/, '');
    },
  };
}
