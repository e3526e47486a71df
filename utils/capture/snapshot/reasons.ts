/** Every kind of change the snapshot makes, with the reason a reader of `exhibit.json` sees. */
export const WHY = {
  'script-neutralised': '脚本改为纯文本保存，重新打开时不会运行',
  'event-handler-neutralised': '内联事件属性改名保存，重新打开时不会触发',
  'javascript-url-disarmed': 'javascript: 链接改名保存，点击不会运行',
  'refresh-disarmed': '自动跳转与页面自带的 http-equiv 指令改名保存，不会生效',
  'csp-added': '在文首加入内容安全策略，禁止联网和运行脚本',
  'charset-declared': '文件以 UTF-8 保存，原编码声明改名保留',
  'link-hint-disarmed': '预加载、预连接、清单等提示改名保存，不会联网',
  'form-disarmed': '表单提交地址改名保存，不会提交',
  'ping-disarmed': '链接的 ping 属性改名保存，不会发送',
  'base-neutralised': 'base 地址改名保存，页内地址已按它解析',
  'autostart-disarmed': '自动聚焦与自动播放属性改名保存，不会生效',
  'link-made-absolute': '链接写成完整地址，原样另存',
  'resource-inlined': '图片、字体、样式等资源以字节写入文件，原地址另存',
  'resource-blanked': '未能取得的资源留空并保留原地址，不会联网',
  'resource-shared': '多次出现的同一图片只写入一次，由样式变量引用',
  'image-redrawn': '图片字节未能取得，改存浏览器当时显示的像素',
  'image-source-resolved': '多候选图片只保留当时显示的一张，候选列表改名保存',
  'stylesheet-inlined': '外部样式表写入文件',
  'stylesheet-from-cssom': '样式被脚本改过或原文未能取得，保存浏览器当时生效的规则',
  'stylesheet-disabled': '当时未启用的样式表保留内容但不生效',
  'adopted-stylesheet-written': '由脚本挂接的样式表写成 style 元素',
  'shadow-root-written': '影子树写成声明式模板',
  'state-written': '表单当时的值、勾选与选择写入属性，原值另存',
  'state-noted': '无法用 HTML 表示的状态记在 data-lz 属性里，样式中相应的选择器也认它',
  'password-masked': '密码框的内容以圆点代替，不保存',
  'canvas-drawn': '画布存为当时的像素图',
  'animation-held': '动画停在当时的画面，不再继续',
  'video-frame-drawn': '视频存为当时的画面',
  'top-layer-pinned': '弹层与对话框按当时位置固定显示',
  'frame-inlined': '可读取的框架写入文件',
  'frame-replaced': '无法读取的框架以同尺寸占位代替',
  'plugin-replaced': '插件内容以同尺寸占位代替',
  'svg-reference-inlined': '外部 SVG 引用写入文件',
  'noscript-kept-as-data': 'noscript 的内容以数据保存，不会显示',
  'element-renamed': '无法原样重新解析的元素改名保存，原名另存',
  'attribute-kept-as-data': '无法原样重新解析的属性以数据保存',
  'attribute-disarmed': '其他会联网或改变显示的属性改名保存',
  'raw-text-escaped': '原始文本里会提前结束元素的字符已转义',
  'comment-escaped': '注释里会提前结束注释的字符已隔开',
  'processing-instruction-commented': '处理指令写成注释',
  'lone-surrogate-replaced': '不成对的代理字符无法用 UTF-8 保存，以 U+FFFD 代替',
  'nul-replaced': 'NUL 字符无法用 HTML 保存，以 U+FFFD 代替',
  'scroll-position-kept': '滚动位置记在属性里，支持的浏览器会在同一位置打开',
  'document-wrapped': '非 HTML 文档包在 HTML 中保存',
} as const;

/** One kind of change, as it is counted. */
export type AlterationKind = keyof typeof WHY;

/** The reason a reader sees for a kind; empty for a kind this version does not know. */
export const reasonFor = (kind: string): string =>
  Object.hasOwn(WHY, kind) ? WHY[kind as AlterationKind] : '';
