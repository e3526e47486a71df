import { VIEW_ZH } from '../../packs/labels';
import type { PackPicture } from '../../packs/pack.types';
import type { ChannelProfile } from '../../packs/profile.types';

export interface PackAbout {
  readonly caseTitle: string;
  readonly profile: ChannelProfile;
  /** With its zone. */
  readonly madeAt: string;
  /** What did not go in, and why, one sentence each. */
  readonly leftOut: readonly string[];
}

/** `说明.txt`: what lies in the pack, how it was made, and what it does not prove. CRLF, for Windows. */
export function packReadme(about: PackAbout, pictures: readonly PackPicture[], text: string): string {
  const { profile } = about;
  const limits = [
    `最多 ${profile.maxFiles} 张图片`,
    `每张不超过 ${(profile.maxBytesEach / 1_000_000).toFixed(2)} MB`,
    profile.formats.map((format) => (format === 'jpeg' ? 'JPG' : 'PNG')).join('、'),
    ...(profile.maxChars === null ? [] : [`文字不超过 ${profile.maxChars} 字`]),
  ].join('，');
  const basis =
    profile.source === null || profile.verifiedOn === null
      ? '未核实：没有查到该渠道公开的限制，按保守值制作，以提交页面的提示为准。'
      : `出处：${profile.source}（${profile.verifiedOn} 核对；${profile.confidence === 'high' ? '该渠道的原文' : '同一服务商户一侧的原文，用户一侧以提交页面的提示为准'}）`;
  const lines = [
    `申诉材料包：${profile.name.zh}`,
    `案件：${about.caseTitle}`,
    `制作时间：${about.madeAt}`,
    '',
    `本渠道的限制：${limits}`,
    basis,
    '',
    '按编号顺序上传图片：',
    ...pictures.map(
      ({ name, label, title, page, pages, view }) =>
        `  ${name}　${label} ${title}（第 ${page}/${pages} 页，${VIEW_ZH[view]}）`,
    ),
    ...(text === '' ? [] : ['', textLine(text, profile.maxChars)]),
    ...(about.leftOut.length > 0 ? ['', '没有放入的：', ...about.leftOut.map((line) => `  ${line}`)] : []),
    '',
    '图片上方的色带由留证加注（证据编号、页码、时间、原件哈希），画面内容只裁切、缩放和压缩，没有改动。',
    '“来源.csv”逐张列出图片裁自哪个原件、哪一块区域，以及原件和图片各自的 SHA-256。',
    '这些图片是方便查看的副本；原件、存证链和封存都在案件的证据包里，核对以证据包为准。',
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Nothing is cut for the user: who opens the pack later must see that there is something left to do. */
function textLine(text: string, most: number | null): string {
  const length = Array.from(text).length;
  const where = `投诉文字（${length} 字）在“文字.txt”，可复制粘贴。`;
  return most !== null && length > most ? `${where}超出本渠道 ${most} 字的限制，提交前请先缩短。` : where;
}
