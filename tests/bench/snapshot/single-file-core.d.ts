/** The part of `single-file-core` that the bench calls; the package has no types of its own. */
declare module 'single-file-core/single-file.js' {
  export function getPageData(
    options: Readonly<Record<string, unknown>>,
    initOptions?: { readonly fetch?: typeof fetch; readonly frameFetch?: typeof fetch },
  ): Promise<{ readonly content: string }>;
}
