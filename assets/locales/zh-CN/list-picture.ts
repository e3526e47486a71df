/** 证据目录存为图片。 */
export const zhListPicture = {
  'listPicture.title': '证据目录',
  'listPicture.hint': '平台与支付渠道常常只收图片：把本案件的证据目录画成 A4 图片，可直接上传。',
  'listPicture.save': '存为图片',
  'listPicture.running': '正在绘制证据目录',
  'listPicture.preparing': '正在排版…',
  'listPicture.page': '正在绘制第 {n}/{total} 页…',
  'listPicture.cancel': '取消绘制',
  'listPicture.cancelled': '已取消，没有保存图片。',
  'listPicture.saved': '已交给浏览器下载：{n} 张图片',
  'listPicture.several': '若浏览器询问是否允许下载多个文件，请选择允许。',
  'listPicture.kept': '案件里的证据没有改动；图片还没有保存。',
} as const;
