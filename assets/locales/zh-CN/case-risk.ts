/** 付款前的风险提示：网页上写了什么、为什么要留心、可以怎么做。编号在 utils/case/risk.data.ts。 */
export const zhCaseRisk = {
  'risk.advanceFee.what': '要求先交一笔费用',
  'risk.advanceFee.why': '先交保证金、激活费、补差价才发货或退款，是常见的骗法，交了往往还会要下一笔。',
  'risk.offPlatform.what': '引导到平台以外交易',
  'risk.offPlatform.why': '离开平台付款，平台不担保，也不留订单，出了问题很难追回。',
  'risk.exclusion.what': '写着不退不换',
  'risk.exclusion.why':
    '不能因此免除没有到账、与描述不符的责任，但卖家常以此拖延。《消费者权益保护法》第二十六条：排除消费者权利的格式条款无效。',
  'risk.cheap.what': '宣传价格很低',
  'risk.cheap.why': '远低于官方价的点券，来源可能不正当，到账后也可能被收回。',
  'risk.promise.what': '承诺到账很快',
  'risk.promise.why': '到账时间是最常落空的承诺。先把这句话留存下来，以后才有据可依。',
  'risk.guarantee.what': '自称有担保或授权',
  'risk.guarantee.why': '「官方授权」「信誉卖家」可以自己写上去，请到官方渠道核实。',
  'risk.discount.what': '标价约为原价的 {percent}%',
  'risk.discount.why': '原价写的是 {original}。价格差得多时，先弄清楚差在哪里。',
  'risk.advice.smallTest': '先买最小面额，确认到账快慢和数量，再买大额。',
  'risk.advice.escrow': '优先选择确认收货后才放款的担保交易。',
  'risk.advice.readTerms': '看清商品类型（游戏点券还是平台会员）、到账时间和退款规则。',
  'risk.advice.stayInside': '在平台内下单、付款和沟通，不私下转账。',
  'risk.advice.noMoreMoney': '不要先付保证金、解冻费或差价。',
  'risk.advice.keepNow': '付款前点一次「立即留证」，把商品页面和承诺留下来。',
} as const;
