import type { GuardRecord, GuardRecordEvent } from '../../recognise/chat/guard-record';
import { localText, offsetText } from '../../shared/time';
// Not called `html` here: the formatter would put white space into texts that keep it.
import { html as markup, type Html } from '../page/html';
import { CHANGE_ZH, guardReason } from './guard-words';
import { chatPage, factList } from './chat-page';

/** Lines longer than this are cut in the list; `guard.json` has them whole. */
const LONGEST = 2000;
const STYLE = `
.ev{list-style:none;margin:24px 0 0;padding:0}
.ev>li{padding:10px 0;border-bottom:1px solid var(--line)}
.ev .meta b{color:var(--ink)}
.ev .chip{padding:0 6px;border:1px solid var(--line);border-radius:3px}
.ev .back .chip{border-color:var(--seal);color:var(--seal);font-weight:600}
.ev .now{margin:4px 0 0;white-space:pre-wrap}
.ev .was{margin:4px 0 0;padding:8px 12px;background:var(--amber-wash);white-space:pre-wrap}
.ev .was span{display:block;font-size:12px;color:var(--amber)}
`;

/** `guard.html`: everything a guard saw, in order of time, as a page to read and to print. No scripts; every value escaped. */
export function writeGuardPage(record: GuardRecord): string {
  const offset = record.startedAt.offsetMinutes;
  const { source, blind } = record;
  const title = `守护记录：${source.label === '' ? source.title : source.label}`;
  const entries = [
    ...record.events.map((event) => ({ at: event.at, row: eventRow(event, record, offset) })),
    ...blind.map((spell) => ({ at: spell.from, row: blindRow(spell, offset) })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const body = markup`<header><h1>${title}</h1></header>
    ${facts(record, offset)}
    ${
      blind.length > 0 &&
      markup`<div class="part">
        <p>其间有 ${blind.length} 段看不到或看不全，已在下面按时间列出。</p>
      </div>`
    }
    <ol class="ev">
      ${entries.map(({ row }) => row)}
    </ol>
    <footer>${NOTE}</footer>`;
  return chatPage(title, body, STYLE);
}

const NOTE =
  '只读页面所示，没有发送任何消息。时间为采集电脑的时钟；每一条在发生时写入存证链（data/log/chain.jsonl）。同一处先后两段话，分不清是修改还是换了一条的，记作一条消失、一条新消息，不记作修改。开启守护时已在页面上的消息与全部原文见 guard.json 与 chat.html；更早、没有显示过的消息不在其中。';

function facts({ source, startedAt, endedAt, ended, counts }: GuardRecord, offset: number): Html {
  const clock = (ms: number): string => `${localText(ms, offset)}（${offsetText(offset)}）`;
  return factList([
    ['网址', source.frameUrl ?? source.url],
    ['所在页面', source.frameUrl === undefined ? undefined : source.url],
    ['客服系统', source.provider],
    ['开启', clock(startedAt.epochMs)],
    ['结束', `${clock(endedAt.epochMs)}，${guardReason(ended)}`],
    ['开启时已有', `${counts.present} 条`],
    [
      '期间',
      `新消息 ${counts.added} 条，修改 ${counts.changed} 次，撤回 ${counts.recalled} 条，消失 ${counts.removed} 条`,
    ],
    ['画面', `${counts.pictures} 张`],
  ]);
}

function eventRow(event: GuardRecordEvent, { messages }: GuardRecord, offset: number): Html {
  const { change, sender, side, at, heard, late, text, before } = event;
  const back = change === 'recalled' || change === 'removed';
  const pictures = messages.find(({ message }) => message === event.message)?.pictures ?? [];
  const files = [...new Set(pictures.map(({ path }) => path))];
  const who = sender ?? (side === 'self' ? '我方' : side === 'other' ? '对方' : undefined);
  return markup`<li class="${back ? 'back' : 'news'}">
    <div class="meta">
      <time datetime="${at}">${localText(Date.parse(at), offset)}</time
      ><span class="chip">${CHANGE_ZH[change]}</span>${who !== undefined && markup`<b>${who}</b>`}<span
        >第 ${event.message} 条</span
      >${late && markup`<i>${localText(Date.parse(heard), offset)} 才得知</i>`}${
        files.length > 0 &&
        markup`<span class="tiles">图 ${files.map((file, i) => markup`<a href="${file}">${i + 1}</a>`)}</span>`
      }
    </div>
    ${before !== undefined && said('was', change === 'changed' ? '改动前' : '原话', before)}${
      text !== '' && said('now', change === 'added' ? undefined : '现在显示', text)
    }
  </li>`;
}

/** White space counts in here. */
function said(name: string, label: string | undefined, text: string): Html {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return markup`<p class="${name}">${label !== undefined && markup`<span>${label}</span>`}${short}</p>`;
}

function blindRow({ from, to, reason, unconfirmed }: GuardRecord['blind'][number], offset: number): Html {
  return markup`<li class="gap">
    ${localText(Date.parse(from), offset)} – ${localText(Date.parse(to), offset)}
    看不到或看不全：${guardReason(reason)}${
      unconfirmed !== undefined && `。恢复后有 ${unconfirmed} 条没有再看到，无法判断是否被撤回`
    }
  </li>`;
}
