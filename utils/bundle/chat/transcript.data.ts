import type { ChatCompleteness, PartialReason, SenderBasis } from '../../recognise/chat/model';
import type { TimeBasis } from '../../recognise/chat/resolve-time';
import type { WordingClass } from '../../recognise/types';

// A transcript is a document for Chinese readers of evidence; it is Chinese whatever the interface speaks.

export const BASIS: Readonly<Record<TimeBasis, string>> = {
  datetime: '据页面的机器可读时间',
  'datetime-local': '据页面的机器可读时间，按采集电脑的时区',
  shown: '据所示时间，按采集电脑的时区',
  'shown-no-year': '页面没有年份，按采集当年',
  relative: '据“多久以前”一类文字，从读取时刻倒推',
  'date-above': '日期取自上方',
  'time-above': '此条没有时间，不早于上方所示时间',
};

export const SENDER_BASIS: Readonly<Record<SenderBasis, string>> = {
  shown: '',
  group: '所在分组的名称',
  'aria-label': '取自无障碍标签',
  avatar: '取自头像说明',
  title: '取自悬停提示',
};

export const BEGINNING: Readonly<Record<ChatCompleteness['beginning'], string>> = {
  marker: '页面写明没有更早的消息。',
  'control-gone': '“加载更早消息”的入口已消失。',
  'nothing-came': '到顶后没有更早的消息出现。',
  'not-reached': '',
};

export const PARTIAL: Readonly<Record<PartialReason, string>> = {
  CANCELLED: '读取被取消',
  TAB_HIDDEN: '读取时标签页被切到后台，页面停止显示内容',
  CONVERSATION_GONE: '读取时聊天窗口从页面消失',
  HISTORY_STUCK: '更早的消息一直没有加载出来',
  HISTORY_BY_LINK: '更早的消息在别的页面，没有打开',
  BUDGET_MESSAGES: '达到消息条数上限',
  BUDGET_TIME: '达到时间上限',
  BUDGET_STEPS: '达到滚动次数上限',
  BUDGET_HISTORY: '达到加载历史的次数或时间上限，更早的消息还在出现',
  GAP: '有相邻两段无法衔接，之间可能缺少消息',
  ROWS_WITHOUT_TEXT: '有的行一直没有显示内容',
  INTERRUPTED: '读到一半时中断了，后面的消息可能没有读到',
  FRAME_UNREACHABLE: '聊天窗口属于其他网站，未获允许读取',
};

export const WORDING: Readonly<Record<WordingClass, string>> = {
  promise: '承诺',
  exclusion: '排除责任',
  price: '价格宣传',
  offPlatform: '脱离平台',
  guarantee: '保证',
  stalling: '拖延',
  advanceFee: '追加收费',
};
