import type { zhChatChoice } from '../zh-CN/chat-choice';

/** Which conversation is kept: pointed at in the picture; and how far it is read. */
export const enChatChoice: Record<keyof typeof zhChatChoice, string> = {
  'chat.point': 'Point at the chat…',
  'chat.pointTitle': 'Point at the chat',
  'chat.pointHint': 'This is the page as it shows now. Click on a message of the chat to keep.',
  'chat.pointSurface':
    'Picture of the page: click on a message; or move the cross by arrow keys and press Enter',
  'chat.pointLoading': 'Taking the picture…',
  'chat.pointLooking': 'Looking what is there…',
  'chat.pointFound': 'Chosen: {title} ({rows})',
  'chat.pointNothing': 'There is no list of messages here. Click on a message.',
  'chat.pointClosed':
    'This is a window of {host}, which may not be read yet. Allow it below, then click again.',
  'chat.pointListed': 'Conversations found',
  'chat.pointKeep': 'Keep this one',
  'chat.pointBack': 'Back',
  'chat.late':
    'The window of {hosts} has not answered; the chat may be in it. It is looked at again shortly.',
  'chat.lateStill': 'The window of {hosts} never answered; the chat may be in it.',
  'chat.lookAgain': 'Look again',
  'chat.limits': 'How far chats are read',
  'chat.limitsMenu': 'How far chats are read…',
  'chat.limitsNote':
    'Reading stops at the first of these, and the record says which. After the last picture the text is still read.',
  'chat.limits.messages': 'Messages at most',
  'chat.limits.minutes': 'Minutes at most',
  'chat.limits.pictures': 'Screens photographed at most',
  'chat.limits.history': 'Fetches of earlier messages at most',
  'chat.limitsRange': 'A whole number from {least} to {most}',
  'chat.limitsUsual': 'Defaults',
  'capture.stage.chat-readingShots':
    '{n} {n|message|messages} read, {pictures} {pictures|screen|screens} photographed',
};
