/** Support programs by the hosts their windows come from: for a name in the interface, nothing else depends on it. */
export interface ChatHost {
  readonly name: string;
  /** Registrable domains; a host equal to one or below it belongs to the program. */
  readonly domains: readonly string[];
}

export const CHAT_HOSTS: readonly ChatHost[] = [
  { name: '美洽 Meiqia', domains: ['meiqia.com', 'meiqiapaas.com'] },
  { name: 'Crisp', domains: ['crisp.chat', 'crisp.help'] },
  { name: 'Intercom', domains: ['intercom.io', 'intercom.com', 'intercomcdn.com', 'intercom-sheets.com'] },
  { name: 'Tawk.to', domains: ['tawk.to', 'tawk.link'] },
  { name: 'Chatwoot', domains: ['chatwoot.com'] },
  { name: 'LiveChat', domains: ['livechatinc.com', 'livechat.com', 'text.com'] },
  { name: '53KF', domains: ['53kf.com'] },
  {
    name: '百度商桥',
    domains: ['qiao.baidu.com', 'p.qiao.baidu.com', 'sgoutong.baidu.com', 'aff-im.cdn.bcebos.com'],
  },
  { name: 'SaleSmartly', domains: ['salesmartly.com', 'assets.salesmartly.com', 'ss-chat.com'] },
  { name: '腾讯云 IM', domains: ['im.qcloud.com', 'tim.qq.com', 'webim.tim.qq.com'] },
  { name: 'Rocket.Chat', domains: ['rocket.chat'] },
];

/** Display name of the support program at a host, or nothing. */
export function chatHostName(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return CHAT_HOSTS.find(({ domains }) =>
    domains.some((domain) => name === domain || name.endsWith(`.${domain}`)),
  )?.name;
}
