/** 帮助页。正文里的换行分段。 */
export const zhHelp = {
  'help.title': '帮助',
  'help.first': '发现被骗，先做什么',
  'help.firstNote': '多数平台的退款申请只开放 24 到 72 小时，聊天记录可能被撤回。先留住证据，再去理论。',
  'help.first.1': '留住商品页面',
  'help.first.1Text': '卖家的承诺（秒到账、数量、售后）在这里，随时会被改掉。',
  'help.first.2': '留住订单和支付凭证',
  'help.first.2Text': '订单编号、付款时间、金额都要看得见。',
  'help.first.3': '留住全部聊天',
  'help.first.3Text': '从第一句到最后一句，用「留存聊天」，不只是看得到的那一屏。',
  'help.first.4': '留住没到账的证明',
  'help.first.4Text': '游戏或账户里的余额和充值记录，付款前后各一份最好。',
  'help.first.5': '写明诉求，限时答复',
  'help.first.5Text': '平静地向卖家提出退款：订单号、问题、金额、答复时间（例如 2 小时）。',
  'help.first.6': '逐级升级',
  'help.first.6Text':
    '卖家不理，找平台（1–3 个工作日）；再找支付渠道（7–15 个工作日）；最后是 12315 或法院。',
  'help.firstSource': '期限是常见做法，不是法律规定，各平台不同，以平台公布的为准。',
  'help.parts': '各部分做什么',
  'help.part.page': '立即留证',
  'help.part.pageText': '留存眼前的页面：整页画面、网页、文字、时间。进行时请让页面留在最前。',
  'help.part.chat': '留存聊天',
  'help.part.chatText': '把一段对话从头读到尾，每一步都拍下画面；被撤回的话若在场也会留下。',
  'help.part.guard': '守护',
  'help.part.guardText': '聊天还在进行时打开。此后对方撤回、改掉的话，原来的样子留在记录里。',
  'help.part.import': '导入文件',
  'help.part.importText': '手机里的付款凭证、游戏内记录、录屏，拖进工作台即可；可在本机识别图片里的文字。',
  'help.part.case': '案件',
  'help.part.caseText': '一次纠纷一个案件：店铺、订单、诉求和全部证据，各有编号 E001、E002…',
  'help.part.steps': '期限与维权步骤',
  'help.part.stepsText':
    '最近的期限写在最上面，注明依据。卖家、平台、支付渠道、12315，每一步要准备什么、发过什么、对方怎么答，都记在这里。',
  'help.part.papers': '文书与材料包',
  'help.part.papersText':
    '退款函、平台申诉、支付投诉、12315 投诉与举报、起诉状和证据目录，按案情写好，可改可存成 Word；长截图裁成渠道收得下的图片。',
  'help.part.check': '核验',
  'help.part.checkText': '每项证据的文件、哈希、来源和存证链；没能留存的也列在这里。',
  'help.part.export': '导出证据包',
  'help.part.exportText': '一个压缩包，收到的人解压后打开 index.html 就能看，按 VERIFY.txt 就能核验。',
  'help.part.share': '打码副本与集体投诉',
  'help.part.shareText': '交出去之前遮住自己的手机号、卡密；同一个卖家骗了多人，把各人的证据包合成一份。',
  'help.part.time': '可信时间',
  'help.part.timeText': '默认关闭。在设置里打开后，只发出一个哈希，由时间戳机构盖章，时间不再只凭本机时钟。',
  'help.part.settings': '设置',
  'help.part.settingsText': '备份与恢复、权限、存储用量、快捷键、语言和外观。',
  'help.questions': '常见问题',
  'help.ask.proves': '证据包能证明什么',
  'help.ask.provesText':
    '自导出（或封存）之后，里面的文件一个字节都没有改动，前提是对照的人另有一份副本、哈希或时间戳。',
  'help.ask.provesNot': '不能证明什么',
  'help.ask.provesNotText':
    '不证明网站的服务器当时确实发出这些内容，不证明本机时钟准确，也不证明操作者是谁。\n因此请保留设备和账号，必要时可当面登录核对，或请公证处当场取证。',
  'help.ask.where': '证据存在哪里',
  'help.ask.whereText':
    '在这个浏览器为扩展留的存储里，不在下载文件夹，也不在任何服务器上。清除浏览数据一般不会动它，卸载扩展会全部删除。',
  'help.ask.lost': '怎样才不会丢',
  'help.ask.lostText': '重要的一步做完就导出证据包；每周或换设备前在设置里备份全部案件，存到另一处。',
  'help.ask.verify': '收到证据包的人怎样核验',
  'help.ask.verifyText':
    '解压后按 VERIFY.txt 里的命令，用系统自带的 sha256sum 或 certutil 就能核对；也可以用核验页面（本扩展菜单里的“核验证据包”，或不用安装的单个网页文件 liuzheng-verify.html），或命令行核验程序，都离线运行。',
  'help.ask.missing': '证据标着「未留存」是什么意思',
  'help.ask.missingText':
    '有内容没能留下，例如加载失败的图片、其他网站的窗口。打开证据的「核验」可看每一处和原因，能补的再留一次。',
  'help.ask.frames': '客服窗口没有留进来',
  'help.ask.framesText': '它来自另一个网站，需要你允许读取。弹窗里会出现「允许读取」，允许后再留一次。',
  'help.ask.refused': '提示不能留存这一页',
  'help.ask.refusedText':
    '浏览器自己的页面、扩展商店和其他扩展不允许读取，请用系统截屏。PDF 和本机文件只能留画面或需要另外允许。',
  'help.ask.slow': '留证很慢',
  'help.ask.slowText':
    '页面越长，要拍的屏数越多，浏览器限制每秒两屏左右。可以在「留存范围」里只选需要的那一块。',
  'help.ask.delete': '删掉的证据还在吗',
  'help.ask.deleteText':
    '内容真正删除，收不回来；它的编号、哈希和删除的原因留在存证链里，所以别人看得出删过。',
  'help.ask.move': '怎样搬到另一台电脑',
  'help.ask.moveText':
    '旧电脑：设置 → 备份全部案件。新电脑装好留证：设置 → 从备份恢复，一次选中全部分卷。\n两边都在同一案件里留了新证据时，无法合并，会原样保留并告诉你。',
} as const;
