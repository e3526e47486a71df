/**
 * Words of chat windows. Every pattern is for a whole short text, trimmed and folded; the examples are tested.
 * Sources: WeChat, QQ, Taobao and open chat programs (Chatwoot, Rocket.Chat, Element) as they show them.
 */
export interface ChatWording {
  readonly id: string;
  readonly pattern: RegExp;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}

/** A message was taken back. The notice stands where the message stood. */
export const RECALL: ChatWording = {
  id: 'recall',
  pattern:
    /^(?:[“"「『]?.{0,24}?[”"」』]?\s?(?:已?撤回了?|收回了?)(?:一条|1条|该|此|这条|一则)?(?:成员的?)?消息[。.]?(?:\s?重新编辑)?|(?:该|此|这条|本条)?消息(?:已经?被?|被)(?:对方|发送者|管理员|客服)?(?:撤回|删除|收回)[。.]?|.{0,24}?\s?(?:unsent|recalled|deleted|removed|retracted) (?:a|this|the) message\.?|(?:this |the )?message (?:was |has been )?(?:deleted|recalled|unsent|removed|retracted)\.?)$/i,
  examples: [
    '对方撤回了一条消息',
    '你撤回了一条消息 重新编辑',
    '“客服 小极”撤回了一条消息',
    '该消息已被撤回',
    '此消息已删除',
    'This message was deleted',
    '小极 unsent a message',
  ],
  counterExamples: ['你为什么撤回消息？', '他撤回了一条消息之后就不说话了', '请不要撤回'],
};

/** Lines the program writes, not a person. */
export const SYSTEM: ChatWording = {
  id: 'system',
  pattern:
    /^(?:(?:客服|专员)?.{0,20}?(?:已?(?:加入|离开|退出)了?(?:会话|群聊|聊天|对话)|为您服务|已接入(?:会话)?|正在为您转接.{0,6})[。.!]?|(?:您|你)?(?:已添加了?.{1,20}，现在可以开始聊天了|当前排队.{0,20})[。.]?|(?:会话|对话|聊天|本次服务)(?:已|即将)?(?:结束|关闭|超时|开始|创建)(?:[，,][^？?吗]{0,16})?[。.]?|以上(?:是|为)?历史(?:消息|记录)|以下(?:是|为)?新(?:的)?消息|.{1,24}修改群名为.{1,30}|.{1,24}邀请.{1,24}加入了?(?:群聊|会话)|.{1,24} (?:joined|left) (?:the )?(?:chat|conversation|room)\.?|(?:conversation|chat) (?:was )?(?:ended|closed|resolved|started|reopened)(?: by .{1,24})?\.?|.{1,24} assigned (?:this conversation )?to .{1,24}|new messages?)$/i,
  examples: ['客服 小极 为您服务', '会话已结束', '以下是新消息', 'Anna joined the chat', '小极已加入会话'],
  counterExamples: ['会话已结束了吗？我还没问完', '谁为我服务'],
};

/** State of delivery and reading, in the page's own words. They change while nobody says anything. */
export const STATE: ChatWording = {
  id: 'state',
  pattern:
    /^(?:已读|未读|送达|已送达|已发送|发送中(?:\.{3}|…)?|发送失败|对方已读|全部已读|\d{1,4}人?(?:已读|未读)|已编辑|\(?已编辑\)?|[✓✔]{1,2}|read|unread|seen|sent|delivered|sending(?:\.{3}|…)?|\(?edited\)?)$/i,
  examples: ['已读', '未读', '3人已读', '发送失败', 'Delivered', '✓✓', '(edited)'],
  counterExamples: ['已读不回', '未读消息太多'],
};

/** Somebody is typing: no message. */
export const TYPING: ChatWording = {
  id: 'typing',
  pattern: /^.{0,24}?(?:正在输入|正在键入|is typing)(?:中)?[.…。]{0,6}$/i,
  examples: ['对方正在输入...', '客服正在输入…', 'Anna is typing…'],
  counterExamples: ['我正在输入密码，等一下'],
};

/** Controls that fetch earlier messages into the list in place. Only these may be clicked. */
export const HISTORY_CONTROL: ChatWording = {
  id: 'history-control',
  pattern:
    /^(?:[↑⬆▲︿⌃<«‹]\s?)?(?:点击|点此|点我)?(?:加载|查看|显示|展开|获取|拉取)(?:更早|更多|以前|之前|历史|较早|全部|早前|前面|上面|上文|剩余)(?:以前|历史|更早)?的?(?:\s?\d{1,6}\s?条)?(?:的|历史|沟通|聊天|对话|回复|工单)?(?:消息|记录|沟通记录|聊天记录|内容|对话|回复|留言)?(?:\s?\(\d{1,6}\))?$|^(?:点击)?(?:更早的?(?:消息|记录|对话|留言)|更多(?:历史)?(?:消息|记录|聊天记录)|历史(?:消息|记录))$|^(?:load|show|view|see|fetch) (?:\d{1,6} )?(?:more|earlier|older|previous|all)(?: \d{1,6})?(?: (?:messages?|history|replies|conversations?|comments?))?$|^(?:earlier|older|previous) messages?$/i,
  examples: [
    '加载更早的沟通记录',
    '查看更多',
    '查看更多消息',
    '点击加载更多',
    '查看历史消息',
    '加载更多历史消息',
    '更早的消息',
    '展开更早的 20 条回复',
    'Load earlier messages',
    'Show more',
    'View previous messages',
  ],
  counterExamples: [
    '发送',
    '查看订单',
    '查看更多商品',
    '立即支付',
    '加载失败，点击重试',
    '删除聊天记录',
    '清空记录',
  ],
};

/** Controls that put another page of the same conversation in place of this one. */
export const OLDER_PAGE: ChatWording = {
  id: 'older-page',
  pattern: /^(?:[<«‹←]\s?)?(?:上一页|前一页|上页|更早一页|(?:previous|prev|older)(?: page)?)$/i,
  examples: ['上一页', '« 上一页', 'Previous', 'older page'],
  counterExamples: ['返回上一页', '上一页商品', '首页'],
};
export const NEWER_PAGE: ChatWording = {
  id: 'newer-page',
  pattern: /^(?:下一页|后一页|下页|更新一页|(?:next|newer)(?: page)?)(?:\s?[>»›→])?$/i,
  examples: ['下一页', '下一页 »', 'Next', 'newer page'],
  counterExamples: ['下一步', '下一页面', 'Next step'],
};

/** The page itself says that nothing lies further back. */
export const HISTORY_END: ChatWording = {
  id: 'history-end',
  pattern:
    /^[-—─~·\s]{0,6}(?:(?:没有|无|暂无|已无)(?:更多|更早|历史|其他)的?(?:的)?(?:历史|沟通|聊天)?(?:消息|记录|沟通记录|聊天记录|内容|数据)?了?|已(?:经)?(?:到(?:顶|底|头)|是最早|显示全部|加载全部|全部加载)(?:部|啦|了|一条(?:消息)?|的消息|消息|记录|完毕?)?(?:了|啦)?|到顶(?:了|啦)|已经是(?:第一条|最早)(?:消息|一条)?了?|以上是全部(?:消息|记录|内容)|no (?:more|earlier|older)(?: (?:messages?|history))?|(?:this is )?the (?:very )?(?:beginning|start) of (?:the|this|your) (?:conversation|chat|history)(?: with .{1,40})?|start of conversation|beginning of conversation)[-—─~·\s.。!]{0,6}$/i,
  examples: [
    '没有更多了',
    '没有更早的沟通记录了',
    '没有更早的消息了',
    '已经到顶了',
    '— 没有更多消息了 —',
    'No more messages',
    'This is the beginning of the conversation',
  ],
  counterExamples: ['没有更多优惠了吗', '查看更多', '你已经到了吗'],
};

/** Something is still on its way. */
export const LOADING: ChatWording = {
  id: 'loading',
  pattern:
    /^(?:(?:正在|努力)(?:加载|载入|获取|拉取|读取)(?:更多|历史|更早)?(?:的)?(?:消息|记录)?中?(?:，请稍候)?|(?:加载|载入|获取|拉取|读取)(?:更多|历史|更早)?(?:的)?(?:消息|记录)?中(?:，请稍候)?|请稍候|loading(?: (?:more|messages|history|earlier messages))?)\s?[.…。]{0,6}$/i,
  examples: ['加载中…', '正在加载', '加载中...', 'Loading...', 'Loading messages…'],
  counterExamples: ['加载更多', '加载失败'],
};

/** Names under which a program shows the user's own messages. */
export const SELF_NAME: ChatWording = {
  id: 'self-name',
  pattern: /^(?:我|本人|自己|您|你|me|you|myself)(?:\s?[:：])?$/i,
  examples: ['我', 'You', 'me'],
  counterExamples: ['我的卖家', '客服'],
};

/** Words in a label that name its reader the sender: `aria-label="客服 小极 说：…"`. */
export const LABEL_SENDER: readonly RegExp[] = [
  /^(?:来自|发送者|发送人|由)[\s:：]*(.{1,40}?)(?:的消息|发送的消息|发送|[，,：:]|$)/,
  /^(.{1,40}?)(?:说|发送了?|回复了?)[：:，,]/,
  /^(.{1,40}?)的(?:消息|留言|回复)(?:[：:，,]|$)/,
  /^(?:message|sent|reply|from|sender|message from|sent by|said by)[\s:：]+(?:by |from )?(.{1,40}?)(?:[,:;：，]|\s+(?:at|on)\s|$)/i,
  /^(.{1,40}?) (?:said|says|wrote|sent|replied)(?:[:,\s]|$)/i,
];

/** Placeholders and labels of the box one writes a message into, and of boxes that are for something else. */
export const WRITE_HINT =
  /消息|回复|留言|说点|说些|聊|发送|输入内容|请输入(?:您|你)?(?:的|要|想)?(?:问题|咨询|内容|文字)?$|请输入回复|message|reply|type (?:a|your|here)|write|ask|chat|compose/i;
export const OTHER_INPUT_HINT =
  /搜索|查询|查找|订单号|手机号|邮箱|密码|验证码|数量|优惠|金额|账号|卡号|姓名|地址|联系方式|标题|search|filter|e-?mail|password|coupon|quantity|phone|account|captcha|subject/i;
export const SEND_LABEL = /^(?:发送|发出|回复|提交回复|发送消息|send|reply|submit reply|send message)$/i;

/** Pages with rows that are no conversation. */
export const GOODS_ROW = /[¥￥]\s?\d|\d\s?元|订单(?:号|编号)|库存|销量|已售|立即购买|加入购物车|下单/;
export const REVIEW_WORD = /好评|中评|差评|追评|评价|评分|楼主|沙发|点赞|有用\s?\(|helpful/i;

/** Texts by which a conversation announces itself. */
export const CHAT_WORD =
  /撤回了?一条消息|^(?:已读|未读|已送达)$|对方正在输入|在线客服|人工客服|会话已结束|沟通记录|聊天记录|工单|live chat|support chat/i;
