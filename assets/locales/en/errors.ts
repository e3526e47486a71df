import type { zhErrors } from '../zh-CN/errors';
import type { zhErrorsPages } from '../zh-CN/errors-pages';

/** Three lines for each error code: what happened, what was kept, what to do now. */
export const enErrors: Record<keyof typeof zhErrors | keyof typeof zhErrorsPages, string> = {
  'errors.PAGE_RESTRICTED.happened':
    'This is a page of the browser itself or its extension store; no extension may read it.',
  'errors.PAGE_RESTRICTED.kept': 'Nothing of this page was kept; your other evidence is untouched.',
  'errors.PAGE_RESTRICTED.next': 'Switch to the product, order or chat page and capture there.',
  'errors.PAGE_IS_PDF.happened': 'This is the browser’s own PDF viewer; its text cannot be read.',
  'errors.PAGE_IS_PDF.kept': 'Nothing of this page was kept; your other evidence is untouched.',
  'errors.PAGE_IS_PDF.next': 'You can keep the screen you see; also download the PDF, which is the original.',
  'errors.PAGE_FILE_NOT_ALLOWED.happened':
    'This is a local file, and the browser does not yet allow Liuzheng to read local files.',
  'errors.PAGE_FILE_NOT_ALLOWED.kept': 'Nothing of this page was kept; the file is where it was.',
  'errors.PAGE_FILE_NOT_ALLOWED.next':
    'Turn on “Allow access to file URLs” on the extensions page, then try again.',
  'errors.PAGE_NO_PERMISSION.happened':
    'The page has moved on and the browser took back the permission to read it.',
  'errors.PAGE_NO_PERMISSION.kept': 'Nothing of this page was kept; your other evidence is untouched.',
  'errors.PAGE_NO_PERMISSION.next': 'Click the Liuzheng icon in the toolbar once more on this page.',
  'errors.PAGE_NOT_RESPONDING.happened': 'The page did not answer; it may be busy or stuck.',
  'errors.PAGE_NOT_RESPONDING.kept': 'Nothing of this page was kept; the page is still open.',
  'errors.PAGE_NOT_RESPONDING.next':
    'Wait a moment and try again; if it stays stuck, take a system screenshot first.',
  'errors.TAB_GONE.happened': 'The tab was closed before anything was kept.',
  'errors.TAB_GONE.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.TAB_GONE.next': 'Open the page again and capture it once more.',
  'errors.TAB_NAVIGATED.happened': 'The page moved to another address in mid-capture.',
  'errors.TAB_NAVIGATED.kept':
    'What was there before did not become an exhibit; your other evidence is untouched.',
  'errors.TAB_NAVIGATED.next': 'Go back to the page, let it finish loading, and capture again.',
  'errors.TAB_NOT_VISIBLE.happened': 'Another tab was in front, so this page could not be pictured.',
  'errors.TAB_NOT_VISIBLE.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.TAB_NOT_VISIBLE.next': 'Bring this tab to the front, keep it there, and capture again.',
  'errors.WINDOW_MINIMISED.happened': 'The window is minimised, so the browser cannot take its picture.',
  'errors.WINDOW_MINIMISED.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.WINDOW_MINIMISED.next': 'Restore the window so that the page can be seen, and capture again.',
  'errors.PAGE_MOVED.happened': 'This page keeps scrolling by itself, so the picture would not hold still.',
  'errors.PAGE_MOVED.kept': 'The HTML and the pictures taken so far were kept.',
  'errors.PAGE_MOVED.next': 'Wait until the page rests, or stop its autoplay, and keep it again.',
  'errors.PIXELS_REFUSED.happened': 'The browser refused to take a picture of this page.',
  'errors.PIXELS_REFUSED.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.PIXELS_REFUSED.next': 'Try again; if it still fails, take a system screenshot first.',
  'errors.REDRAW_FAILED.happened':
    'The browser gave no picture, and redrawing it from the saved web page failed as well.',
  'errors.REDRAW_FAILED.kept': 'The web page and its text were kept.',
  'errors.REDRAW_FAILED.next': 'Keep the page once more; if it still fails, take a system screenshot first.',
  'errors.CHAT_NOT_FOUND.happened': 'No conversation was found on this page, or the one you chose is gone.',
  'errors.CHAT_NOT_FOUND.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.CHAT_NOT_FOUND.next':
    'Open the conversation so that its messages can be seen, then try again; or keep the whole page.',
  'errors.CHAT_FRAME_CLOSED.happened':
    'The conversation seems to be in a window of another site, which may not be read yet.',
  'errors.CHAT_FRAME_CLOSED.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.CHAT_FRAME_CLOSED.next': 'Allow that site when the browser asks, then keep the conversation again.',
  'errors.CHAT_FRAME_LATE.happened':
    'The conversation may be in another window of the page, which did not answer in time.',
  'errors.CHAT_FRAME_LATE.kept': 'Nothing was kept this time; your other evidence is untouched.',
  'errors.CHAT_FRAME_LATE.next':
    'Wait until that window shows its messages, then keep the conversation again.',
  'errors.GUARD_ON.happened': 'This tab is being guarded already.',
  'errors.GUARD_ON.kept': 'The guard goes on, and everything that happens goes into the custody log.',
  'errors.GUARD_ON.next': 'End it first if you want to guard another conversation.',
  'errors.CASE_BUSY.happened':
    'Something is being captured, guarded, imported, exported or backed up for this case: it cannot be deleted now.',
  'errors.CASE_BUSY.kept': 'The case and its evidence were not touched.',
  'errors.CASE_BUSY.next': 'Wait until it is over, or cancel it, then delete the case.',
  'errors.CAPTURE_BUSY.happened': 'This page is already being captured.',
  'errors.CAPTURE_BUSY.kept': 'The capture under way is not affected.',
  'errors.CAPTURE_BUSY.next': 'Wait for it to finish, or cancel it to start again.',
  'errors.CANCELLED.happened': 'Stopped, as you asked.',
  'errors.CANCELLED.kept': 'No exhibit was made this time; your other evidence is untouched.',
  'errors.CANCELLED.next': 'You can start again whenever you need to.',
  'errors.WORKER_RESTARTED.happened': 'The browser restarted the extension’s background in mid-job.',
  'errors.WORKER_RESTARTED.kept':
    'What was already written is still on this device; your other evidence is untouched.',
  'errors.WORKER_RESTARTED.next': 'Keep the page open and try once more.',
  'errors.STORE_FULL.happened': 'The disk or the browser’s storage is full.',
  'errors.STORE_FULL.kept': 'Existing evidence is intact; nothing was written this time.',
  'errors.STORE_FULL.next': 'Export the bundle, free some disk space, then try again.',
  'errors.STORE_FAILED.happened': 'Reading or writing the local store failed.',
  'errors.STORE_FAILED.kept': 'Existing evidence was not changed; this time nothing was finished.',
  'errors.STORE_FAILED.next':
    'Restart the browser and try again; if the page may vanish, take a system screenshot first.',
  'errors.STORE_DAMAGED.happened': 'A file is missing, or differs from the hash taken when it was kept.',
  'errors.STORE_DAMAGED.kept': 'The other files, and the hashes in the custody log, are still there.',
  'errors.STORE_DAMAGED.next':
    'If you exported a bundle before, rely on that. The rest can still be exported: the log names what is lost.',
  'errors.NOT_FOUND.happened': 'What you opened was not found; it may have been deleted.',
  'errors.NOT_FOUND.kept': 'Other evidence is untouched.',
  'errors.NOT_FOUND.next': 'Choose another item from the list.',
  'errors.FILE_EMPTY.happened': 'This file is empty (0 bytes).',
  'errors.FILE_EMPTY.kept': 'It was not imported; the other files are not affected.',
  'errors.FILE_EMPTY.next': 'Check the file on the phone or where it came from, send it again and import it.',
  'errors.FILE_CHANGED.happened': 'Another program was changing this file while it was read.',
  'errors.FILE_CHANGED.kept': 'It was not imported; the other files are not affected.',
  'errors.FILE_CHANGED.next': 'Wait until it has been downloaded or saved, then import it again.',
  'errors.FILE_UNREADABLE.happened':
    'The browser cannot open this file: it may have been moved, or may not be read.',
  'errors.FILE_UNREADABLE.kept': 'It was not imported; the other files are not affected.',
  'errors.FILE_UNREADABLE.next':
    'Copy the file to an ordinary folder such as the desktop and import it again.',
  'errors.IMPORT_LOST.happened': 'The import was interrupted before this file was read.',
  'errors.IMPORT_LOST.kept': 'Everything imported so far is there; your own file is unchanged.',
  'errors.IMPORT_LOST.next': 'Choose this file again.',
  'errors.TEXT_READING_FAILED.happened': 'The text in this picture could not be recognised.',
  'errors.TEXT_READING_FAILED.kept': 'The picture itself is intact.',
  'errors.TEXT_READING_FAILED.next': 'Try again, or fill in the values by looking at the picture.',
  'errors.CASE_EMPTY.happened': 'This case has no evidence yet, so there is nothing to export.',
  'errors.CASE_EMPTY.kept': 'The case itself is still there.',
  'errors.CASE_EMPTY.next': 'Capture the product, order or chat page first.',
  'errors.EXPORT_CHECK_FAILED.happened':
    'The finished bundle did not pass its check, so it was not handed out.',
  'errors.EXPORT_CHECK_FAILED.kept': 'The evidence in the case is still on this device, unchanged.',
  'errors.EXPORT_CHECK_FAILED.next':
    'Export again; if it fails again, look under “Checks” for a damaged exhibit.',
  'errors.REDACTION_TRACE.happened':
    'The finished copy was searched, and something that should be masked is still in it, so it was not handed out.',
  'errors.REDACTION_TRACE.kept': 'The originals are unchanged, and nothing has left this device.',
  'errors.REDACTION_TRACE.next':
    'Choose to leave texts out (the details name the files), or mask a longer, more distinctive wording.',
  'errors.RESTORE_MASKED.happened':
    'This is a masked copy: what it hides is gone, so no case can be restored from it.',
  'errors.RESTORE_MASKED.kept': 'The cases on this device were not changed.',
  'errors.RESTORE_MASKED.next':
    'Restore from the original bundle or a backup; a masked copy can be checked on the verify page.',
  'errors.BACKUP_EMPTY.happened': 'There is no case that could be backed up.',
  'errors.BACKUP_EMPTY.kept': 'Nothing was changed.',
  'errors.BACKUP_EMPTY.next':
    'Keep a page first; if a case holds damaged evidence, its Checks tab says which exhibit.',
  'errors.RESTORE_BUSY.happened': 'Another restore is under way.',
  'errors.RESTORE_BUSY.kept': 'The one under way goes on; this one was not begun.',
  'errors.RESTORE_BUSY.next': 'Wait until it is over, or cancel it, then choose the files again.',
  'errors.RESTORE_NOT_OURS.happened': 'This file is neither a backup nor a bundle of Liuzheng.',
  'errors.RESTORE_NOT_OURS.kept': 'The cases on this device were not changed.',
  'errors.RESTORE_NOT_OURS.next':
    'Choose a zip whose name begins with LZ-; if it was unpacked and packed again, use the original file.',
  'errors.RESTORE_TOO_NEW.happened':
    'This file was written by a later version of Liuzheng, which this version cannot read.',
  'errors.RESTORE_TOO_NEW.kept': 'The cases on this device were not changed; the file itself is fine.',
  'errors.RESTORE_TOO_NEW.next': 'Update Liuzheng first, then restore again.',
  'errors.RESTORE_DAMAGED.happened':
    'The file is incomplete, or something in it was changed: it did not pass the check.',
  'errors.RESTORE_DAMAGED.kept':
    'The cases on this device were not changed; nothing that failed the check was written.',
  'errors.RESTORE_DAMAGED.next':
    'Download it again or restore from another copy; compare the file size if it came from a phone or a cloud drive.',
  'errors.RESTORE_INCOMPLETE.happened': 'A volume is missing, so this case is not whole.',
  'errors.RESTORE_INCOMPLETE.kept':
    'The cases on this device were not changed; no half of a case was written.',
  'errors.RESTORE_INCOMPLETE.next':
    'Choose all volumes of the same backup (v1of…, v2of…) together, then restore again.',
  'errors.RESTORE_DIVERGED.happened':
    'This case has gone on here and in the backup in different ways; one custody log cannot hold both.',
  'errors.RESTORE_DIVERGED.kept':
    'Both are whole: the case here was not changed, and the backup can still be checked by itself.',
  'errors.RESTORE_DIVERGED.next':
    'Go on with one of them; if you need both, restore this backup in another browser profile and export each.',
  'errors.RESTORE_DELETES.happened':
    'The backup says that evidence which is still here was deleted on another device.',
  'errors.RESTORE_DELETES.kept': 'The evidence here was not deleted; this case was not changed.',
  'errors.RESTORE_DELETES.next':
    'If you agree to the deletion, tick “Also delete what the backup deleted” and restore again; otherwise nothing needs doing.',
  'errors.JOINT_NONE.happened': 'None of these files is a bundle that can be counted.',
  'errors.JOINT_NONE.kept': 'The files were not changed.',
  'errors.JOINT_NONE.next':
    'See below why, file by file; ask the person to export a bundle with Liuzheng again.',
  'errors.JOINT_TOO_LARGE.happened': 'Together the bundles are more than 3.9 GB, too much for one zip.',
  'errors.JOINT_TOO_LARGE.kept': 'The verdicts and the table are there; the table can be downloaded.',
  'errors.JOINT_TOO_LARGE.next': 'Use the command npm run joint: it writes a folder and has no such limit.',
  'errors.TSA_UNREACHABLE.happened':
    'The time-stamp authority could not be reached, or did not answer in time.',
  'errors.TSA_UNREACHABLE.kept': 'Evidence and hashes are kept; nothing but a hash was sent.',
  'errors.TSA_UNREACHABLE.next': 'Check the network and try again, or choose another authority.',
  'errors.TSA_REFUSED.happened': 'The time-stamp authority refused the request.',
  'errors.TSA_REFUSED.kept': 'Evidence and hashes are kept; there is no time-stamp.',
  'errors.TSA_REFUSED.next': 'Try again later, or choose another authority.',
  'errors.TSA_BAD_ANSWER.happened': 'What the time-stamp authority sent did not hold and was thrown away.',
  'errors.TSA_BAD_ANSWER.kept': 'Evidence and hashes are kept; no bad time-stamp was written.',
  'errors.TSA_BAD_ANSWER.next': 'Check the address, or choose another authority.',
  'errors.BEACON_UNREACHABLE.happened': 'No public random number came in time.',
  'errors.BEACON_UNREACHABLE.kept': 'The capture was not held up; the request said nothing about the case.',
  'errors.BEACON_UNREACHABLE.next': 'Check the network, or enable another relay in the settings.',
  'errors.BEACON_BAD_ANSWER.happened': 'What the relay sent is no public random number and was thrown away.',
  'errors.BEACON_BAD_ANSWER.kept': 'Evidence is kept; nothing bad was written into it.',
  'errors.BEACON_BAD_ANSWER.next': 'Check the address, or choose another relay.',
  'errors.BEACON_NOT_ALLOWED.happened': 'The browser is not allowed to reach this relay.',
  'errors.BEACON_NOT_ALLOWED.kept': 'Evidence is kept; nothing was sent.',
  'errors.BEACON_NOT_ALLOWED.next':
    'Enable the relay again in the settings, under “Trusted time”, and allow it when the browser asks.',
  'errors.COPY_REFUSED.happened': 'The browser did not allow writing to the clipboard; nothing was copied.',
  'errors.COPY_REFUSED.kept': 'The paper and your changes are still here.',
  'errors.COPY_REFUSED.next': 'Press “Edit the text” and copy it by hand, or download the Word document.',
  'errors.TSA_NOT_ALLOWED.happened': 'The browser is not allowed to reach this time-stamp authority.',
  'errors.TSA_NOT_ALLOWED.kept': 'Evidence and hashes are kept; nothing was sent.',
  'errors.TSA_NOT_ALLOWED.next':
    'Enable the authority again in the settings, under “Trusted time”, and allow it when the browser asks.',
  'errors.CERTIFICATE_TOO_LARGE.happened': 'The file is too large for a bundle.',
  'errors.CERTIFICATE_TOO_LARGE.kept': 'Existing evidence is untouched; this file was not attached.',
  'errors.CERTIFICATE_TOO_LARGE.next':
    'Attach a file of up to 64 MB, e.g. the certificate alone; the original can be imported as evidence.',
  'errors.BAD_REQUEST.happened':
    'A request inside the extension was malformed; it may just have been updated.',
  'errors.BAD_REQUEST.kept': 'Existing evidence is untouched.',
  'errors.BAD_REQUEST.next': 'Close this window and open it again.',
  'errors.NOT_AUTHORISED.happened': 'This page may not do that.',
  'errors.NOT_AUTHORISED.kept': 'Existing evidence is untouched; nothing was changed.',
  'errors.NOT_AUTHORISED.next': 'Use the Liuzheng icon in the browser’s toolbar.',
  'errors.UNEXPECTED.happened': 'Something unexpected went wrong.',
  'errors.UNEXPECTED.kept': 'Existing evidence is untouched; this time nothing was finished.',
  'errors.UNEXPECTED.next': 'Try again; if the page may vanish, take a system screenshot first.',
};
