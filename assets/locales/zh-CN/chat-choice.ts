/** 留存哪一个聊天：在画面上指出；读到多少为止。 */
export const zhChatChoice = {
  'chat.point': '在画面上指出聊天…',
  'chat.pointTitle': '在画面上指出聊天',
  'chat.pointHint': '这是页面现在的画面。请点在要留存的那段聊天的消息上。',
  'chat.pointSurface': '页面画面：点在一条消息上；或用方向键移动十字，按回车选定',
  'chat.pointLoading': '正在取得画面…',
  'chat.pointLooking': '正在看这里是什么…',
  'chat.pointFound': '已选：{title}（{rows}）',
  'chat.pointNothing': '这里没有成列的消息，请点在一条消息上。',
  'chat.pointClosed': '这里是 {host} 的窗口，还不允许读取。请先在下方允许，再点一次。',
  'chat.pointListed': '找到的聊天',
  'chat.pointKeep': '留存这一段',
  'chat.pointBack': '返回',
  'chat.late': '{hosts} 的窗口还没有回应，聊天可能在里面；稍后会自动再看一次。',
  'chat.lateStill': '{hosts} 的窗口一直没有回应，聊天可能在里面。',
  'chat.lookAgain': '再找一次',
} as const;
