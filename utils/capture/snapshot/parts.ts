/** How the pieces are joined: the skeleton leaves out resource bytes and is only re-parsed to check the nesting. */
export interface Render {
  readonly skeleton: boolean;
}

/** Text known while walking, or text that depends on resources still under way. */
export type Part = string | ((render: Render) => string);

/** As `Part`, for one attribute: null leaves the attribute out. */
export type AttributeValue = string | ((render: Render) => string | null);

export function joinParts(parts: readonly Part[], render: Render): string {
  let out = '';
  for (const part of parts) out += typeof part === 'string' ? part : part(render);
  return out;
}
