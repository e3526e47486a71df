/** 期限提醒：菜单里的开关，和浏览器通知里的话；以及每天核对存证链后要说的。 */
export const zhRemind = {
  'menu.notices': '期限临近时通知我',
  'menu.noticesNote': '由浏览器弹出通知，内容只有案件名和期限',
  'remind.soon': '{deadline}：还剩 {left}。{now}',
  'remind.over': '{deadline}已到期。{now}',
  'remind.days': '{n} 天',
  'remind.hours': '{n} 小时',
  'remind.minutes': '{n} 分钟',
  'logs.notice': '每天一次的核对发现，这些案件的存证链有问题：{titles}',
  'logs.look': '查看并体检',
} as const;
