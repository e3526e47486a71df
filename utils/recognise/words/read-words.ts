/** The words of a file. */
export interface ReadWords {
  readonly text: string;
  /** No words a reader sees in it are known to be missing. Those in pictures are never read. */
  readonly whole: boolean;
}

/** Pictures, films and sound, whose words no reader here finds. SVG is a picture that is text. */
export const hasNoWords = (mediaType: string): boolean =>
  /^(?:image|video|audio)\//.test(mediaType) && !mediaType.endsWith('xml');
