/**
 * Every expected failure has a code here and, in both locales, three lines under `errors.<CODE>`:
 * what happened, what was kept, what to do next (a test keeps the lists in step).
 */
export const ERROR_CODES = [
  // Page cannot be captured at all
  'PAGE_RESTRICTED', // browser page, extension store, another extension
  'PAGE_IS_PDF', // the browser's own PDF viewer: no DOM to read
  'PAGE_FILE_NOT_ALLOWED', // file:// without "allow access to file URLs"
  'PAGE_NO_PERMISSION', // activeTab was not granted, or was lost by navigation
  'PAGE_NOT_RESPONDING', // the content script never answered
  'TAB_GONE', // closed before anything was kept
  'TAB_NAVIGATED', // the document changed in mid-capture
  'TAB_NOT_VISIBLE', // another tab was in front, so no pixels of this one
  'WINDOW_MINIMISED', // a minimised window hangs captureVisibleTab
  'PAGE_MOVED', // the page keeps scrolling by itself
  'PIXELS_REFUSED', // captureVisibleTab failed for another reason
  'REDRAW_FAILED', // no pixels from the browser, and the saved HTML could not be drawn either
  // Conversations
  'CHAT_NOT_FOUND', // no conversation on the page, or not the one that was chosen any more
  'CHAT_FRAME_CLOSED', // it can only be in a frame of a site that may not be read
  'CHAT_FRAME_LATE', // it may be in a frame that did not answer in time
  'GUARD_ON', // this tab is guarded already
  // Jobs
  'CAPTURE_BUSY', // a capture of this tab is already running
  'CANCELLED',
  'WORKER_RESTARTED', // the background died in mid-job
  // Store
  'STORE_FULL',
  'STORE_FAILED',
  'STORE_DAMAGED', // a blob is missing or its hash differs
  'NOT_FOUND',
  'CASE_BUSY', // a job of the case, or of all cases, is running
  // Import
  'FILE_EMPTY', // 0 bytes: nothing in it to keep
  'FILE_CHANGED', // written to while it was read: no state of it could be kept
  'FILE_UNREADABLE', // a folder, a file that is gone, or one the browser may not open
  'IMPORT_LOST', // left by a page, but no longer in the inbox
  'TEXT_READING_FAILED', // the text in a picture could not be recognised
  // Export
  'CASE_EMPTY',
  'REDACTION_TRACE', // a masked string is still to be found in the finished copy
  'EXPORT_CHECK_FAILED', // the finished zip did not verify
  // Backup
  'BACKUP_EMPTY', // no case, or none that could be packed
  'RESTORE_BUSY', // a restore is running already
  'RESTORE_NOT_OURS', // not a backup or bundle of ours
  'RESTORE_TOO_NEW', // written by a later version
  'RESTORE_MASKED', // a masked copy: a case cannot be made of it
  'RESTORE_DAMAGED', // it was ours, and something in it is cut off or changed
  'RESTORE_INCOMPLETE', // a volume is missing
  'RESTORE_DIVERGED', // here and in the archive the case has gone on in different ways
  'RESTORE_DELETES', // the archive says that an exhibit which is here was deleted
  // Joint complaint
  'JOINT_NONE', // none of the bundles could be used
  'JOINT_TOO_LARGE', // more than one zip of a page can hold
  // Time-stamps
  'TSA_UNREACHABLE', // no answer in time, or none of a time-stamp authority
  'TSA_REFUSED', // it answered that it will not
  'TSA_BAD_ANSWER', // what came is no time-stamp over what was asked
  // Randomness beacons
  'BEACON_UNREACHABLE', // no pulse in time, of any relay
  'BEACON_BAD_ANSWER', // what came is no pulse
  'BEACON_NOT_ALLOWED', // the browser was not allowed to reach that address
  // Papers
  'COPY_REFUSED', // the browser did not let us write to the clipboard
  'TSA_NOT_ALLOWED', // the browser was not allowed to reach that address
  'CERTIFICATE_TOO_LARGE', // a bundle has no room for it
  // Border
  'BAD_REQUEST',
  'NOT_AUTHORISED',
  'UNEXPECTED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface AppError {
  readonly code: ErrorCode;
  /** Values for the sentence's placeholders; never user secrets. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  /** The underlying message, for the technical fold. */
  readonly cause?: string;
}

export function appError(code: ErrorCode, extra: Omit<AppError, 'code'> = {}): AppError {
  return { code, ...extra };
}

/** Turns anything caught into an AppError without losing its message. */
export function fromUnknown(thrown: unknown, code: ErrorCode = 'UNEXPECTED'): AppError {
  const cause = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code, cause };
}
