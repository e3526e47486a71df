import type { WordingClass } from './types';

/** One wording to look for. Patterns run on folded text, ignore case and have bounded quantifiers only. */
export interface WordingRule {
  /** Stable; appears in `Fact.basis`. */
  readonly id: string;
  readonly class: WordingClass;
  readonly pattern: string;
  /** The sentence is something else when this also occurs in it. */
  readonly unless?: string;
  /** `sale`: pages that sell, settle or discuss a sale; `talk`: chats and orders only. */
  readonly context: 'sale' | 'sale-or-terms' | 'talk';
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
  readonly source: string;
  readonly verifiedOn: string;
}

const SHOPS = '公开许可的发卡系统与其示例店铺页面';
const GUIDE = '卡盟点券退款指南（风险防范一节）';
const DAY = '2026-11-22';
const MONEY_TRANSFER = '提现|银行卡|转账|零钱|余额宝|钱包|赎回|工资|红包|退款秒到';

type Row = Omit<WordingRule, 'source' | 'verifiedOn' | 'unless'> & {
  readonly unless?: string;
  readonly source?: string;
};

const rule = (row: Row): WordingRule => ({ source: SHOPS, verifiedOn: DAY, ...row });

export const WORDING: readonly WordingRule[] = [
  rule({
    id: 'promise-instant',
    class: 'promise',
    pattern: '秒到[账帐]?|秒充|秒发货?|秒冲|闪电(?:到账|发货)',
    unless: MONEY_TRANSFER,
    context: 'sale',
    examples: ['付款后秒到账', '填ID秒充', '24小时在线秒发'],
    counterExamples: ['余额提现秒到账银行卡', '请问是秒到账吗', '本店不承诺秒到账'],
    source: GUIDE,
  }),
  rule({
    id: 'promise-fast',
    class: 'promise',
    pattern: '(?:快速|极速|立即|马上|即时|即刻|实时)(?:到[账帐]|发货|充值到[账帐])',
    unless: MONEY_TRANSFER,
    context: 'sale',
    examples: ['下单后快速到账', '即时到帐'],
    counterExamples: ['转账立即到账', '为什么没有立即到账'],
  }),
  rule({
    id: 'promise-automatic',
    class: 'promise',
    pattern: '(?:系统|全)?自动(?:发货|发卡|充值)|7\\s?[x×*]\\s?24\\s?小时.{0,3}自动|24小时自动',
    unless: '关闭自动|取消自动|自动充值协议|话费自动充值服务',
    context: 'sale',
    examples: ['系统自动充值', '卡密自动发货'],
    counterExamples: ['本商品不支持自动发货', '什么是自动发货？'],
  }),
  rule({
    id: 'promise-within',
    class: 'promise',
    pattern:
      '\\d{1,3}\\s?(?:-\\s?\\d{1,3}\\s?)?(?:秒|分钟|小时|h)(?:钟)?(?:之?内|左右|以内)(?:自动|必|全部|即可|都会|会)?(?:到[账帐]|发货|充值|交付|完成充值)',
    unless: MONEY_TRANSFER,
    context: 'sale',
    examples: ['24小时内到账', '最晚5分钟内到账', '1-10分钟内发货'],
    counterExamples: ['提现2小时内到账银行卡', '是5分钟内到账吗'],
  }),
  rule({
    id: 'promise-refund',
    class: 'promise',
    pattern: '(?:不到[账帐]|未到[账帐]|充值失败|不成功|超时)(?:可|包|就|立即)?(?:全额)?(?:退款|包退|秒退)',
    context: 'sale',
    examples: ['不到账全额退款', '充值失败包退'],
    counterExamples: ['不承诺不到账退款', '不到账会退款吗'],
  }),
  rule({
    id: 'promise-certain',
    class: 'promise',
    pattern: '百分百到[账帐]|100%到[账帐]|(?<![不无难法])(?:包|保证)到[账帐]',
    unless: MONEY_TRANSFER,
    context: 'sale',
    examples: ['百分百到账，放心下单'],
    counterExamples: ['不保证到账时间', '谁能保证到账？'],
    source: GUIDE,
  }),
  rule({
    id: 'exclusion-no-return',
    class: 'exclusion',
    pattern:
      '(?:一经|一旦)?(?:售出|出售|发货|购买|付款|充值)后?[，,\\s]{0,2}(?:一?概|一律|均)?(?:不予?|不支持|不接受|不能|恕不)(?:退换|退款|退货|退还|调换)|概不退(?:换|款|货)|不退不换|不退换',
    unless: '7天|七天|并非不退|除质量',
    context: 'sale-or-terms',
    examples: ['虚拟商品一经售出概不退换', '售出不退换', '付款后不支持退款', '虚拟商品不退不换'],
    counterExamples: ['支持7天内退换，不是不退不换', '售出后可以退换'],
    source: GUIDE,
  }),
  rule({
    id: 'exclusion-no-reason',
    class: 'exclusion',
    pattern: '不(?:支持|适用|享受).{0,6}(?:无理由)(?:退款|退货|退换)?',
    context: 'sale-or-terms',
    examples: ['虚拟商品不支持无理由退款', '不适用七天无理由退货'],
    counterExamples: ['支持七天无理由退款'],
    source: GUIDE,
  }),
  rule({
    id: 'exclusion-interpretation',
    class: 'exclusion',
    pattern: '(?:最终)?解释权(?:归|属)',
    context: 'sale-or-terms',
    examples: ['最终解释权归商家所有'],
    counterExamples: ['法律的解释由全国人大常委会作出'],
  }),
  rule({
    id: 'exclusion-wrong-account',
    class: 'exclusion',
    pattern: '(?:填|充|写|输)错.{0,8}(?:不补|不退|不负责|概不|自行?负责|自己承担|自负|后果)',
    context: 'sale-or-terms',
    examples: ['填错不补不退', '充错账号自行负责'],
    counterExamples: ['填错可以联系客服修改'],
  }),
  rule({
    id: 'exclusion-blacklist',
    class: 'exclusion',
    pattern: '(?:投诉|差评|举报|维权).{0,4}(?:一律|直接|永久)?(?:拉黑|封号|封禁|不予?(?:处理|售后)|不退)',
    context: 'sale-or-terms',
    examples: ['恶意投诉一律拉黑', '差评直接封号'],
    counterExamples: ['投诉电话一律保密'],
  }),
  rule({
    id: 'price-discount',
    class: 'price',
    pattern:
      '官方价?的?\\s?\\d(?:\\.\\d)?\\s?(?:[-~至到]\\s?\\d(?:\\.\\d)?\\s?)?折|(?:低至|超低)\\s?[1-7](?:\\.\\d)?折|[1-6](?:\\.\\d)?折(?:直?充|代充|点券|起|特惠)',
    context: 'sale',
    examples: ['官方价5-7折', '官方价5折', 'Q币1000个 5折直充'],
    counterExamples: ['会员95折优惠', '官方价格以页面为准'],
  }),
  rule({
    id: 'price-source',
    class: 'price',
    pattern: '(?:一手|源头|一级)(?:货源|渠道|货)|内部(?:渠道|货源|价|充值)|特殊渠道',
    context: 'sale',
    examples: ['一手货源，价格优势', '内部渠道充值'],
    counterExamples: ['谨防所谓内部渠道，多为骗局', '内部装修中'],
  }),
  rule({
    id: 'price-lowest',
    class: 'price',
    pattern: '(?:超|极|史)低价|(?:全网|全站|全国|史上)最低价?|亏本(?:冲量|甩卖|清仓)',
    context: 'sale',
    examples: ['全网最低价', '超低价点券'],
    counterExamples: ['警惕超低价商品', '最低价格区间'],
    source: GUIDE,
  }),
  rule({
    id: 'off-platform-contact',
    class: 'offPlatform',
    pattern: '(?:加|\\+)\\s?(?:我|客服|卖家|店主)?的?\\s?(?:QQ|扣扣|微信|VX|V信|薇信|威信|企鹅|TG|飞机|电报)',
    unless: '增加|添加到|参加|加入QQ群领取',
    context: 'sale',
    examples: ['量大可加QQ 28471', '加微信优惠', '加我VX便宜'],
    counterExamples: ['请勿加QQ私下交易', '凡要求加微信付款的都是骗子'],
    source: GUIDE,
  }),
  rule({
    id: 'off-platform-deal',
    class: 'offPlatform',
    pattern:
      '(?:线下|私下|场外)(?:交易|付款|转账|打款)|私聊.{0,4}(?:内部价|优惠|便宜|报价)|不走平台|绕过平台',
    context: 'sale',
    examples: ['线下交易更便宜', '私聊内部价'],
    counterExamples: ['请勿线下交易', '私下交易被骗本站不负责'],
  }),
  rule({
    id: 'off-platform-payment',
    class: 'offPlatform',
    pattern:
      '走\\s?USDT|USDT(?:付款|支付|结算)|扫码直接付|直接(?:扫码|转账)(?:付款|给我)?|(?:微信|支付宝)?红包付款|转账到?(?:个人|私人)',
    context: 'sale',
    examples: ['走USDT再便宜5%', '扫码直接付', '直接转账给我'],
    counterExamples: ['不支持USDT付款', '切勿直接转账'],
  }),
  rule({
    id: 'guarantee-fake-tenfold',
    class: 'guarantee',
    pattern: '假一(?:赔|罚|赔付)[三十百千]',
    context: 'sale',
    examples: ['正品点卡，假一赔十'],
    counterExamples: ['假一天后补上', '真的假一赔十吗'],
  }),
  rule({
    id: 'guarantee-official',
    class: 'guarantee',
    pattern:
      '正品保[障证]|官方(?:合作|授权|直营|认证(?:商家|店铺|卖家))|(?:信誉|金牌|诚信|实力)(?:卖家|商家|店铺)|100%正品|百分百正品',
    context: 'sale',
    examples: ['正品保障', '官方授权渠道', '信誉卖家'],
    counterExamples: ['本站并非官方合作平台', '是官方授权的吗'],
    source: GUIDE,
  }),
  rule({
    id: 'stalling-system',
    class: 'stalling',
    pattern:
      '系统(?:正在)?(?:维护|升级|故障|繁忙|延迟)|(?:渠道|接口|通道|上游)(?:故障|维护|繁忙|异常|延迟|出问题)',
    context: 'talk',
    examples: ['亲，系统维护中，预计晚上恢复', '渠道故障，技术在处理'],
    counterExamples: ['系统已恢复正常', '渠道稳定'],
  }),
  rule({
    id: 'stalling-supply',
    class: 'stalling',
    pattern:
      '货源紧张|(?:缺|断)货中|上游(?:已|正在|还没)?(?:提交|处理|没回|没货)|(?:已经?|正在)(?:给您|帮您|为您)?(?:催|加急)',
    context: 'talk',
    examples: ['上游已提交，耐心等待即可', '货源紧张，需要排队', '已经催了'],
    counterExamples: ['货源充足', '订单已提交'],
  }),
  rule({
    id: 'stalling-wait',
    class: 'stalling',
    pattern: '(?:请您?|您)?耐心等(?:待|一下|等)|再等等|排队(?:处理|充值|中)',
    context: 'talk',
    examples: ['正在排队处理，请耐心等待'],
    counterExamples: ['没有耐心了', '不用排队'],
  }),
  rule({
    id: 'advance-difference',
    class: 'advanceFee',
    pattern: '补(?:一下|个|交|齐)?差价',
    unless: '不用补|无需补|退差价',
    context: 'talk',
    examples: ['官方调价，补差价才能发货'],
    counterExamples: ['不用补差价', '贵了可以退差价'],
  }),
  rule({
    id: 'advance-fee',
    class: 'advanceFee',
    pattern:
      '(?:激活|解冻|验证|开户|认证|保证|押|手续)(?:费|金).{0,8}(?:才能|后|再|先|即可)|(?:先|需要|需|要)(?:交|付|缴|支付|缴纳)(?:一笔)?.{0,6}(?:激活费|解冻费|保证金|押金|验证金)|激活费|解冻费',
    unless: '卖家已缴纳|商家已缴纳|已缴纳保证金|先行赔付|无需(?:交|缴|支付)',
    context: 'talk',
    examples: ['账户冻结，需要交解冻费', '先付保证金再发货', '激活费50元'],
    counterExamples: ['商家已缴纳保证金，先行赔付', '本店不收激活费是骗子才收'],
  }),
];
