import type { zhHelp } from '../zh-CN/help';

/** The help page. Line breaks divide paragraphs. */
export const enHelp: Record<keyof typeof zhHelp, string> = {
  'help.title': 'Help',
  'help.first': 'What to do first after being cheated',
  'help.firstNote':
    'Most platforms take refund requests for 24 to 72 hours only, and messages may be recalled. Keep the evidence first, argue afterwards.',
  'help.first.1': 'Keep the product page',
  'help.first.1Text':
    'The promise stands there (instant delivery, amount, support), and may be changed at any time.',
  'help.first.2': 'Keep the order and the payment',
  'help.first.2Text': 'Order number, time of payment, amount.',
  'help.first.3': 'Keep the whole conversation',
  'help.first.3Text':
    'From the first message to the last, with “Keep the chat”, not just the screen you see.',
  'help.first.4': 'Keep the proof of non-delivery',
  'help.first.4Text': 'Balance and recharge records of the game or account, best before and after.',
  'help.first.5': 'Ask for the refund, with a time limit',
  'help.first.5Text':
    'Calmly, to the seller: order number, problem, amount, when to answer (two hours, say).',
  'help.first.6': 'Go up step by step',
  'help.first.6Text':
    'No answer: the platform (1 to 3 working days), then the payment channel (7 to 15 working days), then 12315 or a court.',
  'help.firstSource':
    'These periods are common practice, not law; they differ, and what the platform publishes counts.',
  'help.parts': 'What each part does',
  'help.part.page': 'Keep this page',
  'help.part.pageText':
    'Keeps the page in front: whole picture, page, text, time. Leave the page in front meanwhile.',
  'help.part.chat': 'Keep the chat',
  'help.part.chatText':
    'Reads a conversation from its beginning to its end and photographs each step; words recalled meanwhile are kept.',
  'help.part.guard': 'Guard',
  'help.part.guardText':
    'For a conversation that goes on. What is recalled or changed from then on stays in the record as it was.',
  'help.part.import': 'Import',
  'help.part.importText':
    'Vouchers, in-game records and recordings of a phone: drop them into the workspace. Text in pictures can be read on this device.',
  'help.part.case': 'Case',
  'help.part.caseText':
    'One dispute, one case: shop, order, claim and all evidence, numbered E001, E002 and so on.',
  'help.part.steps': 'Deadlines and steps',
  'help.part.stepsText':
    'The nearest deadline stands on top, with what it rests on. Seller, platform, payment channel, 12315: what each asks for, what was sent and what came back.',
  'help.part.papers': 'Papers and packs',
  'help.part.papersText':
    'Refund letter, appeal, complaints, civil complaint and list of evidence, written from the case, to edit or to save for Word; long pictures are cut to what a channel takes.',
  'help.part.check': 'Checks',
  'help.part.checkText': 'Files, hashes, source and custody log of each exhibit, and what could not be kept.',
  'help.part.export': 'Export evidence bundle',
  'help.part.exportText':
    'One archive: whoever gets it opens index.html to read it and checks it by VERIFY.txt.',
  'help.part.share': 'Masked copies and joint complaints',
  'help.part.shareText':
    'Cover your phone number and card codes before handing a bundle over; join the bundles of several people cheated by one seller.',
  'help.part.time': 'Trusted time',
  'help.part.timeText':
    'Off by default. Turned on in Settings it sends one hash to be stamped, so that the time does not rest on this computer’s clock alone.',
  'help.part.settings': 'Settings',
  'help.part.settingsText': 'Backup and restore, permissions, storage, shortcuts, language and theme.',
  'help.questions': 'Questions',
  'help.ask.proves': 'What does a bundle prove',
  'help.ask.provesText':
    'That no byte in it changed since it was exported or sealed, provided the reader has a copy, a hash or a time-stamp from elsewhere.',
  'help.ask.provesNot': 'What does it not prove',
  'help.ask.provesNotText':
    'Not that the site’s server sent this, not that this computer’s clock was right, and not who operated it.\nKeep the device and the account, so that the original can be shown; or have a notary collect it.',
  'help.ask.where': 'Where is the evidence',
  'help.ask.whereText':
    'In the storage that this browser keeps for the extension; not in the downloads, not on any server. Clearing browsing data usually leaves it, removing the extension deletes all of it.',
  'help.ask.lost': 'How do I not lose it',
  'help.ask.lostText':
    'Export after each important step; every week, and before changing devices, back up every case in Settings and keep it elsewhere.',
  'help.ask.verify': 'How does someone check a bundle',
  'help.ask.verifyText':
    'Unzip it and follow VERIFY.txt: sha256sum or certutil, which the system has, are enough. The verify page does it too (“Check a bundle” in this extension’s menu, or the single file liuzheng-verify.html that needs no install), and so does the command line; all offline.',
  'help.ask.missing': 'What does “not kept” mean',
  'help.ask.missingText':
    'Something could not be kept, such as a picture that failed to load or a frame of another site. The Checks tab lists each with its reason; keep the page again where that helps.',
  'help.ask.frames': 'The chat window is missing',
  'help.ask.framesText':
    'It comes from another site, which you have to allow. The popup then shows “Allow”; keep the page again afterwards.',
  'help.ask.refused': 'This page cannot be kept',
  'help.ask.refusedText':
    'Browser pages, extension stores and other extensions may not be read: use a screenshot of the system. PDFs and local files give a picture only, or need to be allowed.',
  'help.ask.slow': 'It is slow',
  'help.ask.slowText':
    'The longer the page, the more screens; browsers allow about two a second. “What to keep” lets you pick just the part you need.',
  'help.ask.delete': 'Is deleted evidence gone',
  'help.ask.deleteText':
    'Its content is deleted for good; its number, hashes and the reason stay in the custody log, so that a reader can tell.',
  'help.ask.move': 'How do I move to another computer',
  'help.ask.moveText':
    'Old one: Settings, Back up every case. New one, with Liuzheng installed: Settings, Restore from a backup, all volumes together.\nIf both have added evidence to the same case they cannot be joined; each is left as it is and you are told.',
};
