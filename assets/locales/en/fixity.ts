import type { zhFixity } from '../zh-CN/fixity';

/** Check-up: every file read back, the custody log looked at; and the size of an export's volumes. */
export const enFixity: Record<keyof typeof zhFixity, string> = {
  'fixity.title': 'Check-up',
  'fixity.aboutCase':
    'Reads every file of this case back from disk, hashes it again, and checks the custody log. It stays on this device and changes no evidence.',
  'fixity.aboutAll':
    'Reads every file of all cases back from disk, hashes it again, and checks the custody logs. It stays on this device and changes no evidence.',
  'fixity.startCase': 'Check this case',
  'fixity.startAll': 'Check all cases',
  'fixity.cancel': 'Stop the check-up',
  'fixity.running': 'Checking',
  'fixity.stage': '{name}: {done} / {total} checked',
  'fixity.never': 'No check-up yet.',
  'fixity.last': 'Last check-up: {when}',
  'fixity.whole':
    'All well: {files} {files|file|files} hashed again, each as it was kept; the custody log is whole.',
  'fixity.wholeAll':
    'All well: {files} {files|file|files} of {n} {n|case|cases} hashed again, each as it was kept; the custody logs are whole.',
  'fixity.found': 'Something is wrong, listed below. Every file that is not listed is well.',
  'fixity.damaged': 'Damaged files: {n}',
  'fixity.missing': 'file lost',
  'fixity.changed': 'content differs from the hash at capture',
  'fixity.next':
    'Do not clear or reinstall this browser yet. With a backup or bundle at hand, choose it under Settings › Restore: lost files come back as they were; then check again. Without one you can export all the same: the bundle says which files are damaged, and the rest is unaffected.',
  'fixity.toRestore': 'Open restore',
  'fixity.more': '{n} more {n|file|files}',
  'fixity.log': 'The custody log has a problem',
  'fixity.log.LOG_LINE': 'Line {line} was changed or does not follow from the one before.',
  'fixity.log.LOG_HEAD':
    'The log has {lines} {lines|line|lines} and the case remembers {expected}, or another last one: the end may be lost.',
  'fixity.log.LOG_EMPTY': 'The log is empty.',
  'fixity.log.EXHIBIT_LOST': 'The log knows {label}, which is not here and was not deleted.',
  'fixity.log.EXHIBIT_UNLOGGED': 'The log does not know {label}.',
  'fixity.log.RECORD_CHANGED': 'The record of {label} disagrees with the log.',
  'fixity.logNext':
    'The files themselves may be well. Keep this device and any backup or bundle: their logs can be compared.',
  'fixity.unread': 'Could not be read to its end: {title}. That does not mean damage; check again later.',
  'volume.size': 'Volume size at most',
  'volume.option': '{size} MB',
  'volume.hint':
    'A larger export is cut into volumes, each of which can be checked by itself. Exporting takes about three times a volume in memory.',
};
