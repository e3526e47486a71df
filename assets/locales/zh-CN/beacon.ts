/** 公共随机数：不早于的标记。 */
export const zhBeacon = {
  'beacon.title': '不早于：公共随机数',
  'beacon.switch': '留证时写入一个公共随机数',
  'beacon.switchNote':
    '关闭时不发送任何东西。打开后，每次留证开始时，向下面启用的转发站各发出一个普通请求，取回最新一期公共随机数，原样写进记录。请求里没有案件、网页、哈希或姓名；转发站会看到你的 IP 地址和请求的时间，也就知道这时有人在用。留证不会等它，取不到就没有这一项。',
  'beacon.proves':
    '这个随机数每 3 秒一期，公布之前谁也不知道，所以写有它的那一行存证链和其后的行，不可能在它公布之前写成。它不说明在那之后多久写成，也不说明网页内容是真是假；要证明「最晚何时已经存在」，仍要时间戳。',
  'beacon.relays': '转发站',
  'beacon.relaysNote':
    '随机数由 League of Entropy 的多家机构共同签名（drand quicknet），公钥写在本程序里，核验不用联网；转发站只转发，造不了假。地址来自 drand 的文档，本程序发布时未能联网核实，启用前请先「试一次」。启用多个时，先到的那一份写进记录。',
  'beacon.noneEnabled': '还没有启用任何转发站，不会发送请求。',
  'beacon.tried.BEACON_OK': '可用：第 {round} 期，公布于 {time}，签名核对无误。',
  'beacon.tried.wrong': '答复里的签名不成立，请不要启用它。',
  'beacon.add': '添加转发站',
  'beacon.badUrl': '请填写完整的网址，例如 https://relay.example，不带问号后面的部分。',
  'verify.detailPulses': '公共随机数（不早于）',
  'times.beacon': '不早于（公共随机数）',
  'times.beaconHolds': '{by} 第 {round} 期，签名核对无误（外部陈述）：不可能在此之前写成',
  'times.beaconUnchecked': '{by} 第 {round} 期，签名还没有核对',
  'times.beaconWrong': '{by} 第 {round} 期，签名不成立：不能采信',
  'times.beaconNone': '没有公共随机数：{why}',
  'times.conflict.PULSE_AFTER_CAPTURE':
    '记录里的公共随机数（{beacon}）在本机所说的完成时间之后 {seconds} 秒才公布：本机时钟偏慢，或被调早过。',
  'times.conflict.TOKEN_BEFORE_PULSE':
    '时间戳 {tsa} 比它所盖记录里的公共随机数（{beacon}）早 {seconds} 秒：两者不可能都对。',
} as const;
