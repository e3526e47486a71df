export const enStamps = {
  'stamps.title': 'Trusted time',
  'stamps.switch': 'Get trusted time-stamps for evidence',
  'stamps.switchNote':
    'Off, nothing is sent. On, each authority enabled below gets one SHA-256 hash (32 bytes) when an exhibit is sealed and at each export, and signs the time. No page, picture, text, address or name is sent; the authority sees your IP address and the time of the request, and cannot get the content back from the hash.',
  'stamps.noneEnabled': 'No authority is enabled yet: nothing is asked.',
  'stamps.denied': 'The browser did not allow access to {host}; it was not enabled.',
  'stamps.authorities': 'Time-stamp authorities',
  'stamps.authoritiesNote':
    'The addresses come from public sources and could not be tried when this program was made: use “Try once” before enabling one. With two, one still testifies when the other is gone or wrong.',
  'stamps.unverified': 'not verified',
  'stamps.verifiedOn': 'verified on {day}',
  'stamps.sourceOwn': 'source: its own page',
  'stamps.sourceOthers': 'source: third parties',
  'stamps.own': 'added by you',
  'stamps.enable': 'Enable {name}',
  'stamps.tryName': 'Try once: {name}',
  'stamps.trying': 'Asking…',
  'stamps.tried.TIMESTAMP_OK':
    'Works: {tsa} says {time}; the signature holds and its root {root} is trusted.',
  'stamps.tried.TIMESTAMP_ROOT_UNKNOWN':
    'Works: {tsa} says {time} and the signature holds; but its root {root} is not on the trust list, and readers will be told so.',
  'stamps.tried.TIMESTAMP_UNSUPPORTED':
    'It answers, with {time}, by an algorithm that this program cannot check: readers need the authority’s own tool.',
  'stamps.remove': 'Remove {name}',
  'stamps.add': 'Add an authority',
  'stamps.addName': 'Name',
  'stamps.addUrl': 'Address (http or https)',
  'stamps.addRoot': 'Root certificate (PEM, optional)',
  'stamps.addRootNote':
    'From the authority’s own site. Only with it are its time-stamps shown as trusted here; readers judge by their own list.',
  'stamps.badUrl': 'A whole address is needed, such as https://tsa.example/tsr.',
  'stamps.badRoot': 'This should be a certificate that starts with -----BEGIN CERTIFICATE-----.',
  'stamps.sameUrl': 'This address is on the list already.',
  'stamps.addDo': 'Add',
  'stamps.addCancel': 'Do not add',
  'stamps.earlier': 'Stamp existing evidence',
  'stamps.earlierNote':
    'Only evidence kept after the switch is stamped by itself. A later time-stamp proves that it existed by then, not when it was captured.',
  'stamps.earlierDone': '{n} {n|request|requests} queued, to be made one by one in the background.',
  'stamps.earlierNothing': 'Nothing is left to be stamped.',
  'key.title': 'Signing key',
  'key.note':
    'Every export is signed with it. It shows that bundles come from “the same installation”; it stands for no person and no time. Its private half cannot be taken out and ends with the extension.',
  'key.none': 'Made at the first export.',
  'key.fingerprint': 'Fingerprint (SHA-256)',
  'key.since': 'In use since',
  'key.rotate': 'Change the key',
  'key.rotateAsk': 'Change the signing key?',
  'key.rotateNote':
    'Later exports are signed with a new key, and each case’s log says so at its next export. Earlier bundles stay as they are and check against the old fingerprint; the old key cannot be used again. Needed only when somebody else may have used this computer.',
  'key.rotateDo': 'Change it',
  'key.rotateCancel': 'Keep it',
  'key.rotated': 'Changed; in use from the next export on.',
  'key.exported':
    'Signed with this installation’s key; whoever checks the bundle sees the same fingerprint and can compare:',
  'stamp.title': 'Trusted time-stamps',
  'stamp.about':
    'Over the line of the custody log that recorded this exhibit, which holds the hash of every file.',
  'stamp.none':
    'This exhibit has no time-stamp. Switch “Trusted time” on in the settings, or stamp existing evidence there.',
  'stamp.authority': 'Authority',
  'stamp.state': 'State',
  'stamp.waiting': 'Waiting',
  'stamp.stamped': 'Stamped',
  'stamp.refused': 'Refused',
  'stamp.time': 'time {time}',
  'stamp.next': 'asked again {time}',
  'stamp.attempts': 'asked {n} {n|time|times}',
  'stamp.root.TIMESTAMP_OK': 'its root is trusted',
  'stamp.root.TIMESTAMP_ROOT_UNKNOWN': 'unknown root: the signature holds, but it is not on the trust list',
  'stamp.root.TIMESTAMP_UNSUPPORTED': 'its algorithm cannot be checked here',
  'stamp.off': 'Trusted time is switched off: nobody is asked.',
  'stamp.disabled': 'This authority is disabled and is not asked.',
  'stamp.retry': 'Try again now',
  'stamp.caseWaiting': 'Waiting for time-stamps',
  'stamp.caseWaitingN': '{n}',
  'stamp.export.on':
    'At export {names} will be asked to stamp the whole bundle, 8 s each at most; without an answer the export goes on.',
  'stamp.export.off':
    'The bundle is not time-stamped (trusted time is off): its times are this computer’s own word.',
  'stamp.export.none': 'Trusted time is on, but no authority is enabled: the bundle is not time-stamped.',
  'stamp.export.done': 'The whole bundle was time-stamped: {tsa}, {time}.',
  'stamp.export.failed': 'No time-stamp by {tsa}: {why}',
  'times.title': 'What says when',
  'times.about':
    'Whose word each time is. Self-declared: this computer wrote it so. From outside: an authority signed it.',
  'times.what': 'Statement',
  'times.when': 'Time',
  'times.whose': 'Whose word',
  'times.started': 'Begun',
  'times.finished': 'Finished',
  'times.logged': 'Written into the log',
  'times.server': 'The server’s clock',
  'times.stamped': 'Time-stamp',
  'times.self': 'this computer’s clock (self-declared)',
  'times.header': 'header of {by}, as this computer wrote it down (self-declared)',
  'times.signed': 'signed by {by} (from outside)',
  'times.conflict.TOKEN_BEFORE_CAPTURE':
    'The time-stamp of {tsa} is {seconds} s earlier than the start as this computer tells it, and the record it is over did not exist yet: this clock was ahead.',
  'times.conflict.SERVER_CLOCK':
    'The server’s clock differs from this one by {min} to {max} s, more than the way there and back explains: at least one is wrong.',
  'times.conflict.CLOCK_SET':
    'This computer’s clock was set by {seconds} s meanwhile, or the computer slept.',
  'times.conflict.LOG_BACKWARDS':
    'The custody log goes back by {seconds} s here: this computer’s clock was set.',
  'times.noConflict': 'These times do not contradict each other.',
  'cert.title': 'Documents issued by others',
  'cert.about':
    'Trusted time-stamp certificates, notarial deeds, OpenTimestamps: put as they are into seal/external/ of a bundle.',
  'cert.aboutCase':
    'About the whole case (notarial deeds, time-stamp certificates …); exported with the bundle.',
  'cert.attach': 'Attach a document',
  'cert.file': 'Document issued by others',
  'cert.none': 'None attached yet.',
  'log.certificate-attached': 'Document of others attached: {text}',
  'cert.at': 'attached {time}',
  'cert.checking': 'Checking…',
  'cert.fits': 'Fits: {what}, time {time} ({tsa})',
  'cert.fitsUnknown':
    'Fits: {what}, time {time} ({tsa}); but the root of its authority is not on the trust list',
  'cert.fitsLine': 'the capture record of {label}',
  'cert.differs': 'Does not fit: it is over none of the files here',
  'cert.differsCode': 'Does not hold: the time-stamp itself is wrong',
  'cert.unchecked.NOT_RFC3161': 'Not checked: use the tool of whoever issued it',
  'cert.unchecked.ALGORITHM':
    'Cannot be checked: its hash is unknown here, use the tool of whoever issued it',
  'cert.unchecked.LOST': 'Cannot be checked: the file is lost or damaged, attach it again',
} as const;
