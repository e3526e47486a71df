import type { zhCaseRules } from '../zh-CN/case-rules';

/** What every id of the case's rules says: fields, needs, contradictions, clocks, stages, warnings. */
export const enCaseRules: Record<keyof typeof zhCaseRules, string> = {
  'case.recovered': '¥{amount} recovered of ¥{asked}',
  'case.field.issue': 'What went wrong',
  'case.field.goods': 'Goods',
  'case.field.expectedQuantity': 'Quantity bought',
  'case.field.receivedQuantity': 'Quantity received',
  'case.field.shop': 'Platform or shop',
  'case.field.shopUrl': 'Shop address',
  'case.field.sellerName': 'Seller',
  'case.field.sellerContact': 'Seller’s contact',
  'case.field.orderNumber': 'Order number',
  'case.field.cashierNumber': 'Merchant’s number (cashier)',
  'case.field.transactionNumber': 'Transaction number (payment)',
  'case.field.payChannel': 'Paid with',
  'case.field.payee': 'Payee',
  'case.field.price': 'Price or sum due',
  'case.field.paid': 'Amount paid',
  'case.field.promise': 'Seller’s promise',
  'case.field.account': 'Account topped up',
  'case.field.orderedAt': 'Ordered at',
  'case.field.paidAt': 'Paid at',
  'case.field.deliveredAt': 'Arrived at',
  'case.field.claim': 'Refund asked for',
  'case.field.claimAmount': 'Amount claimed',
  'case.field.respondentName': 'Respondent’s name',
  'case.field.respondentAddress': 'Respondent’s address',
  'case.field.respondentPhone': 'Respondent’s phone',
  'case.claim.full': 'Full refund',
  'case.claim.partial': 'Partial refund',

  'issue.not-delivered': 'Not delivered',
  'issue.late': 'Delivered late',
  'issue.short': 'Wrong quantity',
  'issue.misdescribed': 'Not as described',
  'issue.seller-gone': 'Seller out of reach',
  'issue.unfair-terms': 'Unfair terms',
  'issue.platform-gone': 'Platform gone',

  'case.link.listing': 'Goods',
  'case.link.order': 'Order',
  'case.link.payment': 'Payment',
  'case.link.chat': 'Chat',
  'case.link.delivery': 'Non-delivery',
  'case.link.orderNumber': 'Order number',
  'case.element.contract': 'What was bought, on what terms',
  'case.element.payment': 'How much was paid',
  'case.element.breach': 'What was not done',
  'case.element.loss': 'How much was lost',
  'case.element.defendant': 'Against whom',

  'case.need.issue.what': 'Say what went wrong',
  'case.need.issue.why': 'What must be proved and which way to go depend on it.',
  'case.need.issue.how': 'Choose one in the overview; if in doubt “Not delivered”. It can be changed later.',
  'case.need.chat.what': 'The chat with the seller or customer service',
  'case.need.chat.why':
    'Promises, excuses and answers are in it; the other side can recall them and platforms clear them.',
  'case.need.chat.how': 'Open the chat and press “Keep the chat”; import screenshots of a chat on the phone.',
  'case.need.order.what': 'The order’s page',
  'case.need.order.why': 'It proves the trade and is where the platform starts to check.',
  'case.need.order.how':
    'Open the order so that number, amount, time and state are shown, then press “Keep this page”.',
  'case.need.listing.what': 'The goods page you bought from',
  'case.need.listing.why': 'The seller’s promise is on it and can be changed or taken down any time.',
  'case.need.listing.how':
    'Open the goods page and press “Keep this page”; if it is gone, the snapshot of the goods in the order.',
  'case.need.payment.what': 'Proof of payment',
  'case.need.payment.why': 'It shows that money left and to whom; payment channels accept nothing else.',
  'case.need.payment.how':
    'Open the payment in the bills of WeChat or Alipay, take a screenshot and import it uncropped.',
  'case.need.delivery.what': 'Proof that it did not arrive',
  'case.need.delivery.why':
    'The game’s record of top-ups or balance shows most directly that nothing arrived.',
  'case.need.delivery.how':
    'Open the record in the game or membership with account and date in view; capture it or import a screenshot.',
  'case.need.balancePair.what': 'The balance before and after',
  'case.need.balancePair.why':
    'A wrong quantity shows in comparison; one record does not tell how much is missing.',
  'case.need.balancePair.how':
    'Keep the balance or the list of top-ups before and after the purchase; without the earlier balance, the itemised list.',
  'case.need.platformContact.what': 'Proof that you contacted the platform',
  'case.need.platformContact.why': 'To say that a platform is gone, show that you asked and nobody answered.',
  'case.need.platformContact.how':
    'Contact its customer service once, log time and channel under the steps, and capture the page that fails.',
  'case.need.sellerContact.what': 'Proof that you contacted the seller',
  'case.need.sellerContact.why':
    'To say that a seller is out of reach, show that you asked and nobody answered.',
  'case.need.sellerContact.how':
    'Send one refund request the way you ordered, and log time and channel under the steps.',
  'case.need.terms.what': 'The platform’s rules or user agreement',
  'case.need.terms.why':
    'A term that shuts out refunds must be kept whole to show the burden it puts on you.',
  'case.need.terms.how': 'Open the agreement, refund rule or buyer’s notes and press “Keep this page”.',
  'case.need.orderNumber.what': 'Order number',
  'case.need.orderNumber.why': 'Platform and payment channel find the trade by it.',
  'case.need.orderNumber.how':
    'Check and confirm the number that was read, in the overview; the cashier’s merchant number is another one.',
  'case.need.paid.what': 'Amount paid',
  'case.need.paid.why': 'What you can ask back counts from what you paid.',
  'case.need.paid.how': 'Take it from the proof of payment and confirm it in the overview.',
  'case.need.paidAt.what': 'Time of payment',
  'case.need.paidAt.why': 'The platform’s window and the promised delivery both count from it.',
  'case.need.paidAt.how':
    'Take it from the proof of payment; where a page gives none, do not put another time in its place.',
  'case.need.deliveredAt.what': 'Time it arrived',
  'case.need.deliveredAt.why': 'The delay is the time between payment and arrival.',
  'case.need.deliveredAt.how':
    'Take it from the game’s or membership’s record, enter it, and keep that record.',
  'case.need.expectedQuantity.what': 'Quantity bought',
  'case.need.expectedQuantity.why': 'A wrong quantity needs the right one beside it.',
  'case.need.expectedQuantity.how': 'Take it from the goods page and the order.',
  'case.need.receivedQuantity.what': 'Quantity received',
  'case.need.receivedQuantity.why': 'It shows how much is missing; a partial refund is the difference.',
  'case.need.receivedQuantity.how': 'Take it from the game’s or membership’s record.',
  'case.need.promise.what': 'The seller’s promise, word for word',
  'case.need.promise.why': 'What happened is set against it.',
  'case.need.promise.how': 'Choose a sentence from the goods page or the chat and leave it as it is.',
  'case.need.goods.what': 'Name of the goods',
  'case.need.goods.why': 'Every document names what was bought.',
  'case.need.goods.how': 'Use the name on the goods page or the order.',
  'case.need.account.what': 'Account topped up',
  'case.need.account.why': 'The seller may say that it went to another account.',
  'case.need.account.how': 'As you entered it when ordering; the account only, never the password.',
  'case.need.claim.what': 'Full or partial refund',
  'case.need.claim.why': 'Where part arrived you can ask for the rest only.',
  'case.need.claim.how': 'Choose in the overview.',
  'case.need.claimAmount.what': 'Amount claimed',
  'case.need.claimAmount.why': 'Without a sum neither platform nor court can act.',
  'case.need.claimAmount.how': 'Full: the amount paid. Partial: the share that did not arrive.',
  'case.need.sellerName.what': 'Seller’s name',
  'case.need.sellerName.why': 'It says against whom the claim is made.',
  'case.need.sellerName.how':
    'The shop’s name or nickname; the platform can be asked for the real one later.',
  'case.need.shopUrl.what': 'Shop address',
  'case.need.shopUrl.why': 'Whoever handles it can find where the trade took place.',
  'case.need.shopUrl.how': 'Confirm the address that was read, in the overview.',
  'case.need.sellerPage.what': 'A page that says who the seller or platform is',
  'case.need.sellerPage.why': 'Licence and shop details name the real operator, the later respondent.',
  'case.need.sellerPage.how':
    'Open shop details, business licence or the company in the site’s footer and press “Keep this page”.',
  'case.need.payChannel.what': 'How you paid',
  'case.need.payChannel.why': 'It decides where the third step complains.',
  'case.need.payChannel.how': 'From the proof of payment: WeChat, Alipay or bank card.',
  'case.need.transactionNumber.what': 'The payment channel’s transaction number',
  'case.need.transactionNumber.why':
    'The channel finds the money by it; the order number means nothing to it.',
  'case.need.transactionNumber.how':
    'Find it in the bill’s details in WeChat or Alipay and confirm it in the overview.',
  'case.need.payee.what': 'Payee',
  'case.need.payee.why': 'Whose account the money reached leads to the operator.',
  'case.need.payee.how': 'From the proof of payment.',
  'case.need.respondentName.what': 'Respondent’s name',
  'case.need.respondentName.why': '12315 and courts need a definite respondent or defendant.',
  'case.need.respondentName.how':
    'Copy the full name from the licence or footer; without one, ask the platform for it under Article 44 of the Consumer Protection Law.',
  'case.need.respondentAddress.what': 'Respondent’s address',
  'case.need.respondentAddress.why':
    'It decides which office handles the complaint, and courts serve papers there.',
  'case.need.respondentAddress.how':
    'The licence’s address; the national enterprise credit system finds it by name. If the seller published none, or cannot be reached there, give the platform’s: its district deals with it.',
  'case.need.respondentPhone.what': 'Respondent’s phone',
  'case.need.respondentPhone.why': 'The office must be able to reach them.',
  'case.need.respondentPhone.how':
    'From the site, shop details or the credit system; leave it blank if unknown.',

  'case.flag.paidBeforeOrdered':
    'Paid before it was ordered: both cannot be true. Check for a slip, or another order.',
  'case.flag.deliveredBeforePaid':
    'Arrived before it was paid: both cannot be true. Check whether it is another top-up.',
  'case.flag.timeInFuture': 'One time is still to come. Check the entry, and this computer’s clock.',
  'case.flag.clockSlow':
    'When these pages were kept this computer’s clock was some {n} {n|minute|minutes} behind the site’s, and so are the countdowns. Set date, time and zone; the difference stands in the exhibits’ checks.',
  'case.flag.clockFast':
    'When these pages were kept this computer’s clock was some {n} {n|minute|minutes} ahead of the site’s, and so are the countdowns. Set date, time and zone; the difference stands in the exhibits’ checks.',
  'case.flag.deliveredThough':
    'Not delivered, yet a time of arrival is entered. If it came later, choose “Delivered late”.',
  'case.flag.orderNumbersDiffer':
    'Order numbers differ between pages: {first} and {second}. Confirm which belongs to this case.',
  'case.flag.amountsDiffer':
    'Amounts paid differ between pages: {first} and {second}. Confirm by the proof of payment.',
  'case.flag.valuesDiffer': 'Pages differ: {first} and {second}. Confirm which belongs to this case.',
  'case.flag.notAsRead':
    'You wrote {written}; the evidence says {read}. If you meant to correct it, leave it.',
  'case.flag.sourceGone': 'This came from E{number}, which was deleted. Choose another source.',
  'case.flag.paidNotPrice':
    'Paid {paid} yuan, price {price} yuan. A fee, discount or quantity can explain it; be ready to say which.',
  'case.flag.claimAbovePaid':
    'Claimed {claimed} yuan, paid {paid} yuan. What goes beyond needs grounds of its own.',
  'case.flag.notShort':
    'Received {received} is not less than {expected} bought, which contradicts a wrong quantity.',
  'case.flag.payeeNotSeller':
    'The payee “{payee}” is not the seller “{seller}”. Note how they belong together and mention both.',
  'case.flag.promiseLate': 'Promised “{promise}”; it arrived {late} later than that.',
  'case.flag.promisePassed': 'Promised “{promise}”; {late} past that it has not arrived.',
  'case.flag.chatMayVanish': 'The chat is not kept yet. It can be recalled or cleared; keep it soon.',
  'case.flag.listingMayChange':
    'The goods page is not kept yet. The seller can change it any time; keep it soon.',
  'case.flag.keptInPart':
    'Some evidence is kept in part; what is missing stands in its own list. Capture again where you can.',
  'case.flag.importedOnly':
    'Of this kind there are only imported files, which prove that you had them then. Keep the phone and the account.',
  'case.flag.notTimeStamped':
    'These exhibits have no time-stamp yet. Until they do, only the clock of this computer says when they were kept; see why, and ask again, under Checks of the exhibit.',

  'deadline.platformWindow.title': 'Platform’s refund window',
  'deadline.platformWindow.why':
    'Most platforms take refund requests within 24 to 72 hours of the trade, counted here from the payment. Practice, not law: the platform’s rule prevails.',
  'deadline.platformWindow.now': 'Keep the evidence first, then ask seller and platform for the refund.',
  'deadline.sellerReply.title': 'Waiting for the seller',
  'deadline.sellerReply.why': 'Two hours to answer are customary, not a term of law.',
  'deadline.sellerReply.now': 'Keep and log any answer; if none comes, complain to the platform.',
  'deadline.platformReview.title': 'Waiting for the platform',
  'deadline.platformReview.why':
    'Reviews usually take 1 to 3 working days; the platform’s own word prevails.',
  'deadline.platformReview.now': 'Keep the result; if none comes, complain to the payment channel.',
  'deadline.paymentReview.title': 'Waiting for the payment channel',
  'deadline.paymentReview.why': 'Payment channels usually take 7 to 15 working days.',
  'deadline.paymentReview.now':
    'Watch for requests for more material; if no result comes, complain to 12315.',
  'deadline.authorityAcceptance.title': 'Waiting for 12315 to accept',
  'deadline.authorityAcceptance.why':
    'The market regulator has seven working days from receipt to deal with it and say whether it accepts.',
  'deadline.authorityAcceptance.now':
    'Keep the notice; if none comes, ask by phone with the registered number.',
  'deadline.authorityMediation.title': '12315 mediation',
  'deadline.authorityMediation.why':
    'Mediation ends 60 days after acceptance if nothing was agreed; time for expert tests does not count. Accepted before 15 April 2026, it was 45 working days.',
  'deadline.authorityMediation.now': 'Keep an agreement; if mediation fails or ends, you can sue.',
  'deadline.limitation.title': 'Limitation of action',
  'deadline.limitation.why':
    'Generally three years from knowing of the loss and who owes; counted here from the payment, on the safe side.',
  'deadline.limitation.now': 'A demand, a promise to perform or an action interrupts it; keep these records.',

  'stage.preserve.title': 'Preserve',
  'stage.preserve.about': 'Keep first what the other side can change or delete.',
  'stage.seller.title': 'Seller',
  'stage.seller.about': 'Send a calm refund request with order, problem and amount, and a time to answer.',
  'stage.platform.title': 'Platform',
  'stage.platform.about':
    'If the seller does nothing or is out of reach, complain to the platform with evidence and what was tried.',
  'stage.payment.title': 'Payment channel',
  'stage.payment.about':
    'If the platform does nothing or is itself doubtful, complain by the transaction number.',
  'stage.authority.title': '12315',
  'stage.authority.about':
    'Complain to the market regulator where the respondent is, online at the 12315 platform. For a platform’s seller who published no address or cannot be reached, it is where the platform is.',
  'stage.court.title': 'Court',
  'stage.court.about': 'If all else fails, sue at a competent court with a list of evidence.',
  'stage.police.title': 'Police',
  'stage.police.about': 'If you suspect fraud you can report it any time, whatever the other steps.',
  'stage.closed.title': 'Closed',
  'stage.closed.about': 'Write down the outcome and keep the record of the refund.',

  'case.requirement.sellerTried': 'The seller was contacted, or is out of reach',
  'case.requirement.platformTried': 'The platform was asked, or is gone',
  'case.requirement.limitationOpen': 'The limitation period is not over',
  'case.requirement.fraudSigns': 'Signs of fraud: seller out of reach or platform gone',
  'case.requirement.outcomeShown': 'The outcome is written down',

  'case.warning.keepDevice':
    'Keep the phone, computer and accounts: doubtful electronic evidence is checked against them.',
  'case.warning.notNoReason':
    'Claim non-delivery or misdescription, never a no-reason return: digital goods may be excluded from that, but not from the duty to deliver.',
  'case.warning.noMoreMoney':
    'If a deposit, unfreezing fee or price difference is asked before the refund, pay nothing more.',
  'case.warning.platformDuty':
    'You can also ask the platform for the seller’s real name, address and valid contact, and the records of this trade. If it cannot give the seller’s details you can claim from the platform (Consumer Protection Law, Article 44).',
  'case.warning.oneTruth': 'Times, sums and story should be the same everywhere; differences cost belief.',
  'case.warning.consumerUse':
    '12315 takes disputes over purchases for everyday use; resale or business may be refused.',
  'case.warning.complaintOrReport':
    'A complaint settles your own dispute, a report tells of a breach of law; file them apart, their terms differ.',
  'case.warning.noThreshold':
    'There is no 5,000-yuan threshold for suing. Small sums can be sued for too, where the conditions are met in one instance only.',
  'case.warning.ownCourt':
    'What was bought and delivered online can be sued for at the buyer’s own court (Interpretation of the Civil Procedure Law, Article 20).',
  'case.warning.fraudThreshold':
    'The sum from which fraud is a crime differs by province, mostly 3,000 to 10,000 yuan; less can be reported too, and the police decide.',
  'case.warning.truthfulReport': 'State only what you know; no guesses.',
  'case.warning.windowOver':
    'The customary 72 hours are over and the platform may refuse. You can still complain: a window is the platform’s rule and does not end the seller’s duty to deliver.',
  'case.warning.courtRefused': '12315 may refuse a dispute that is before a court.',
  'case.warning.authorityRefused':
    '12315 is dealing with this dispute and may end mediation once you sue. Decide first which way to go.',
  'case.warning.authorityTooLate':
    'Three years have passed since the payment: 12315 refuses complaints known for longer than that.',
  'case.warning.limitationOver':
    'Counted from the payment, three years may be over; demands made in between may have restarted the period.',

  'case.next.send.seller': 'Send the seller a refund request',
  'case.next.wait': 'Wait for the answer',
  'case.next.escalate.seller': 'Send the seller a refund request',
  'case.next.escalate.platform': 'No answer or no solution: complain to the platform',
  'case.next.escalate.payment': 'Not solved by the platform: complain to the payment channel',
  'case.next.escalate.authority': 'Not solved by the payment channel: complain to 12315',
  'case.next.escalate.court': 'Still not solved: prepare to sue',
  'case.next.close': 'Check the result and close the case',
  'case.next.closed': 'The case is closed',
};
