const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Decimal units as file managers show them: `0 B`, `812 KB`, `38 MB`, `1.4 GB`. */
export function bytesText(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}
