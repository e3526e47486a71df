/** 设置页与菜单里的页面入口。 */
export const zhSettings = {
  'aside.nav': '页面',
  'aside.back': '返回案件',
  'settings.title': '设置',
  'settings.backup': '备份',
  'settings.restore': '恢复',
  'settings.storage': '存储',
  'settings.capture': '留证',
  'settings.permissions': '权限',
  'settings.look': '语言与外观',
  'settings.about': '关于',
  'settings.iconCapturesNote': '点工具栏图标立即留证，不再弹出窗口；弹窗里的内容改在工作台查看。',
  'settings.serverTimeNote':
    '每次留证向该网站自己的服务器问一次时间，不带 Cookie，与本机时间对照。关闭后，时间只有本机时钟为准。',
  'settings.permissionsNote':
    '安装时不含任何网站的访问权。下面是你后来允许的，随时可以收回，收回后已有的证据不受影响。',
  'settings.archiveNote':
    '浏览器自己写的附加原件，内容不经遮蔽，可能含登录后才看得到的信息。关闭后少一份附加原件，其余照常。',
  'settings.noticesNote':
    '由浏览器弹出通知，内容只有案件名和期限。没有它，期限只显示在图标、弹窗和工作台里。',
  'settings.sitesNote':
    '允许的网站只在你留证或守护聊天时读取。收回后，页面里来自它的窗口和图片会列为未能留存。',
  'settings.noSites': '还没有允许任何网站。',
  'settings.shortcuts': '快捷键',
  'settings.noShortcut': '未设置',
  'settings.changeShortcuts': '更改快捷键',
  'settings.shortcutsByHand': '浏览器不让扩展打开那个页面。请在浏览器的扩展管理页里找「管理扩展快捷键」。',
  'settings.used': '已用 {used}，还可用 {free}。',
  'settings.evictable': '浏览器没有保证不清理这些证据。请定期备份。',
  'settings.storageNote':
    '案件的大小是证据文件之和；多项证据共用的文件只占一份空间。卸载扩展会一并删除全部案件，请先备份。',
  'settings.version': '留证 {version}',
  'settings.licence': '开源软件，MIT 许可证。没有服务器，不收集任何数据。',
} as const;
