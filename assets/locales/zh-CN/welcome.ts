/** 首次使用的三屏介绍。 */
export const zhWelcome = {
  'welcome.step': '{n} / {total}',
  'welcome.next': '下一步',
  'welcome.back': '上一步',
  'welcome.skip': '跳过介绍',
  'welcome.done': '开始使用',
  'welcome.begin':
    '现在就可以开始：打开商品、订单或聊天页面，点浏览器工具栏里的「留证」图标，再点「立即留证」。',
  'welcome.pin': '看不到图标：点工具栏里的拼图，把「留证」固定在外面；或直接按快捷键 Alt+Shift+S。',
  'welcome.kept.title': '留下什么，放在哪里',
  'welcome.kept.a': '画面、网页、文字、聊天和时间',
  'welcome.kept.aText': '你看到的是什么，留下的就是什么；没能留下的逐条列出，不会悄悄缺少。',
  'welcome.kept.b': '只在这台设备的这个浏览器里',
  'welcome.kept.bText': '没有账号，没有云端。换电脑、重装浏览器或卸载扩展，证据不会自己跟过去。',
  'welcome.kept.c': '所以请备份',
  'welcome.kept.cText': '设置里「备份全部案件」存成文件，在别处「从备份恢复」，证据和全部经过都在。',
  'welcome.sent.title': '什么绝不会发出',
  'welcome.sent.a': '证据不离开本机',
  'welcome.sent.aText':
    '没有服务器，没有统计。只有你自己导出、自己交出去的文件才会离开；可信时间要你打开，打开后也只发出一个哈希。',
  'welcome.sent.b': '不带登录信息',
  'welcome.sent.bText':
    '密码框里的内容和 Cookie 不会存进证据。留证时向该网站自己问一次时间（不带 Cookie），并像刷新那样重取它页面里的图片。',
  'welcome.sent.c': '权限逐个问你',
  'welcome.sent.cText':
    '安装时读不了任何网站。你点图标才读眼前这一页；客服窗口来自别的网站时才问你，不同意也能留证。',
  'welcome.proof.title': '封存证明什么，不证明什么',
  'welcome.proof.a': '能证明：此后没有改动',
  'welcome.proof.aText': '每个文件都有哈希，每一步都记入存证链。改动一个字节，任何人离线就能查出。',
  'welcome.proof.b': '不能证明：网站当时确实这样显示',
  'welcome.proof.bText':
    '时间来自本机时钟（可信时间另由机构作证），操作的人是谁也不在证明之内。越早留证、越早交给第三方，越有分量。',
  'welcome.proof.c': '请保留设备和账号',
  'welcome.proof.cText': '需要时可以当面登录核对原始记录。留证不是法律意见，也不替你下结论。',
} as const;
