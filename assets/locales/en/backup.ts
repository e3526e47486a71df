import type { zhBackup } from '../zh-CN/backup';

/** Backup, restore and the reminder to export. */
export const enBackup: Record<keyof typeof zhBackup, string> = {
  'backup.about':
    'Puts every case into one archive: evidence, notes, custody log and settings. Large ones are split into volumes of about 200 MB.',
  'backup.caution': 'A backup is not encrypted: keep it where only you can open it.',
  'backup.start': 'Back up every case',
  'backup.running': 'Backing up',
  'backup.cancel': 'Cancel backup',
  'backup.ready': 'The backup is packed and checked, but not yet saved to the downloads.',
  'backup.save': 'Save backup',
  'backup.done': '{n} {n|case|cases} backed up and checked',
  'backup.left': '{n} {n|case is|cases are} not in the backup:',
  'backup.stage.collecting': 'Collecting the cases…',
  'backup.stage.writing': 'Packing {done} of {total}',
  'backup.stage.joining': 'Joining the backup…',
  'backup.stage.verifying': 'Reading it back and checking…',
  'restore.about':
    'Choose all volumes of a backup, or the bundle of one case. Everything is checked first and only what passes is written; cases that are here are never overwritten.',
  'restore.start': 'Restore from a backup',
  'restore.files': 'Backup or bundle files',
  'restore.running': 'Restoring',
  'restore.cancel': 'Cancel restore',
  'restore.stage.copying': 'Taking in the files…',
  'restore.stage.reading': 'Checking the backup…',
  'restore.stage.storing': 'Writing {done} of {total}',
  'restore.stage.verifying': 'Reading back and comparing…',
  'restore.done': 'Restored',
  'restore.refused': 'Not restored: {title}',
  'restore.outcome.restored': 'restored, {n} {n|exhibit|exhibits}',
  'restore.outcome.updated': 'brought up to date, {n} new {n|exhibit|exhibits}',
  'restore.outcome.repaired': '{n} damaged {n|exhibit|exhibits} repaired from the backup',
  'restore.outcome.others':
    '{n} damaged {n|paper, certificate or time-stamp|papers, certificates or time-stamps} repaired from the backup',
  'restore.outcome.present': 'already here, nothing to do',
  'restore.deletions': 'Also delete what the backup deleted',
};
