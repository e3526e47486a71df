import type { GuardEntry, GuardSaw } from '../../integrity/guard-entries';
import { CHANGE_ZH, guardReason } from '../chat/guard-words';

/** UTF-16 units of a message in the timeline; the log and the exhibit have it whole. */
const LONGEST = 200;

/** What a guard's line of the custody log says. */
export function guardWords(line: GuardEntry): string {
  switch (line.type) {
    case 'guard-started':
      return `开启守护「${line.label || line.url}」，已有 ${line.present} 条消息`;
    case 'guard-saw':
      return [
        ...line.saw.map(sawWords),
        ...(line.pictures?.length ? [`拍下画面 ${line.pictures.length} 张`] : []),
      ].join('\n');
    case 'guard-blind':
      return `守护看不到或看不全：${guardReason(line.reason)}`;
    case 'guard-seeing':
      return `守护恢复${line.unconfirmed ? `，${line.unconfirmed} 条没有再看到` : ''}`;
    case 'guard-ended':
    default:
      return `守护结束（${guardReason(line.reason)}）：新消息 ${line.added} 条，修改 ${line.changed} 次，撤回 ${line.recalled} 条，消失 ${line.removed} 条`;
  }
}

function sawWords({ change, sender, text, before, late }: GuardSaw): string {
  const who = sender === undefined ? '' : `${sender}：`;
  const words =
    change === 'added'
      ? short(text)
      : `${short(before ?? '')}${text && change === 'changed' ? ` → ${short(text)}` : ''}`;
  return `${CHANGE_ZH[change]} ${who}「${words}」${late ? '（事后得知）' : ''}`;
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
