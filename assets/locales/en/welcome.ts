import type { zhWelcome } from '../zh-CN/welcome';

/** The three screens of the first run. */
export const enWelcome: Record<keyof typeof zhWelcome, string> = {
  'welcome.step': '{n} / {total}',
  'welcome.next': 'Next',
  'welcome.back': 'Back',
  'welcome.skip': 'Skip',
  'welcome.done': 'Begin',
  'welcome.begin':
    'You can begin now: open the product, order or chat page, click the Liuzheng icon in the toolbar, then “Keep this page”.',
  'welcome.pin':
    'No icon to be seen? Click the puzzle piece in the toolbar and pin Liuzheng; or press Alt+Shift+S.',
  'welcome.kept.title': 'What is kept, and where',
  'welcome.kept.a': 'Pixels, page, text, conversation and time',
  'welcome.kept.aText':
    'What you see is what is kept; what could not be kept is listed by name, never silently missing.',
  'welcome.kept.b': 'In this browser on this device only',
  'welcome.kept.bText':
    'No account, no cloud. A new computer, a reinstalled browser or a removed extension does not take it along.',
  'welcome.kept.c': 'So make backups',
  'welcome.kept.cText':
    '“Back up every case” in Settings writes a file; “Restore” brings back evidence and history anywhere.',
  'welcome.sent.title': 'What is never sent',
  'welcome.sent.a': 'Evidence stays here',
  'welcome.sent.aText':
    'No server, no statistics. Only files that you export and hand over yourself leave this device; trusted time is off until you turn it on, and then sends one hash.',
  'welcome.sent.b': 'No credentials',
  'welcome.sent.bText':
    'What stands in password boxes, and cookies, are never put into evidence. A capture asks the site itself for the time, without cookies, and for its page’s pictures, as a reload would.',
  'welcome.sent.c': 'Permissions one by one',
  'welcome.sent.cText':
    'At install no site can be read. A click reads the page in front; for a frame of another site you are asked, and may refuse and still keep the page.',
  'welcome.proof.title': 'What a seal proves and what it does not',
  'welcome.proof.a': 'It proves: unchanged since',
  'welcome.proof.aText':
    'Every file has a hash, every step is in the custody log. Anyone can find one changed byte, offline.',
  'welcome.proof.b': 'It does not prove: the site really showed this',
  'welcome.proof.bText':
    'Times come from this computer’s clock (trusted time has an authority’s word), and who operated it is not proved. The earlier you keep it and hand it to a third party, the more it weighs.',
  'welcome.proof.c': 'Keep the device and the account',
  'welcome.proof.cText':
    'If asked you can then log in and show the original records. This is no legal advice, and draws no conclusion for you.',
};
