/** Lines with which shops say that goods are gone. Run on folded text; bounded quantifiers only. */
export const GONE: readonly RegExp[] = [
  /(?:商品|宝贝|产品|页面|店铺|链接|内容).{0,6}(?:已?下架|不存在|已?失效|已(?:被)?删除|已关闭|找不到|走丢)/,
  /^(?:该商品|此商品)?已下架[。.!]?$/,
  /(?:没有|未)找到(?:该|此|相关)?(?:商品|宝贝|页面)/,
  /^(?:错误\s?)?404(?:\s|$|[-:|])|\b404\s?not\s?found\b|^(?:page )?not found$/i,
];

/** A line that warns of what could happen, or explains a rule, does not say that it has happened. */
export const NOT_GONE = /如果|如遇|若|一旦|可能|请联系|将(?:会|被)|概不|不予|规则|退款|\?|吗/;

/** 库存：999 · 库存充足 · 剩余 3 件; the first group is what is left. */
export const STOCK =
  /(?:剩余)?库存(?:数量|量)?\s{0,3}:?\s{0,3}(\d{1,9}\+?\s?[件个张份]?|充足|不足|紧张|有货|无货|缺货|一般|少量|很多|大量)/;
export const STOCK_LABEL = /^(?:剩余)?库存(?:数量|量)?\s?:?$/;
export const STOCK_VALUE = /^(?:\d{1,9}\+?\s?[件个张份]?|充足|不足|紧张|有货|无货|缺货|一般|少量|很多|大量)$/;
export const SOLD_OUT = /^(?:商品)?(?:已售罄|售罄|暂时?缺货|缺货|缺货中|补货中|已抢光|卖光了|库存不足|无货)$/;
