/** A conversation found on a page, as a list of choices shows it. Plain data. */
export interface ChatCandidate {
  /** Opaque; names the conversation as long as the page stays as it is. */
  readonly id: string;
  /** What it is called on the page, else a description of where it stands. */
  readonly label: string;
  /** Text of the last message, cut. */
  readonly preview: string;
  /** Rows in the document now; a virtualised list holds more. */
  readonly rows: number;
  /** Why it is taken for a conversation, the strongest first: `ALIGNED_SIDES`, `INPUT_NEARBY`, … */
  readonly reasons: readonly string[];
  /** Support program by its host, a name for people. */
  readonly provider?: string;
  /** Host of the frame it stands in, when not the page's own. */
  readonly frameHost?: string;
  /** The page itself scrolls it (a ticket thread). */
  readonly wholePage: boolean;
  /** What of it stands on the screen. Absent: where its frame stands is not known. */
  readonly where?: ScreenShare;
}

/** A rectangle on what the tab shows: shares (0–1) of its width and height, whatever zoom and screen. */
export interface ScreenShare {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
