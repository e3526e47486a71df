export type Values = Readonly<Record<string, string | number>>;

/** A placeholder without a value stays visible, so that a mistake shows up in review and not as a gap in a sentence. */
export function fill(template: string, values: Values = {}): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (one !== undefined && many !== undefined) return value === 1 ? one : many;
      return String(value);
    },
  );
}
