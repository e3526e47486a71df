import type { ChatMerge } from '../../recognise/chat/merge';
import type { ChatMessage, ChatRecord, ChatTime } from '../../recognise/chat/model';
import { localText, offsetText } from '../../shared/time';
// Not called `html` here: the formatter would put white space into texts that keep it.
import { html as markup, type Html } from '../page/html';
import { BASIS, PARTIAL, BEGINNING, SENDER_BASIS, WORDING } from './transcript.data';
import { chatPage, factList } from './chat-page';

export interface TranscriptAbout {
  /** `E004`; absent while the exhibit has no number. */
  readonly exhibit?: string;
  /** Paths of the pictures by ordinal of their step, relative to the transcript. */
  readonly tiles: readonly string[];
  /** Against an earlier exhibit of the same conversation. */
  readonly since?: { readonly exhibit: string; readonly merge: ChatMerge };
}

/**
 * `chat.html`: the conversation as a page to read and to print. No scripts, nothing loaded but pictures beside it, every
 * value escaped. What was derived is told apart from what was shown.
 */
export function writeTranscript(record: ChatRecord, about: TranscriptAbout): string {
  const offset = record.clock.offsetMinutes;
  const separators = new Map<number, ChatRecord['separators'][number][]>();
  for (const line of record.separators)
    separators.set(line.before, [...(separators.get(line.before) ?? []), line]);
  const lines = (index: number): Html[] =>
    (separators.get(index) ?? []).map(({ shown }) => markup`<li class="at">${shown}</li>`);
  const rows = record.messages.flatMap((message) => [...lines(message.index), row(message, about, offset)]);
  rows.push(...lines(record.messages.length + 1));
  const title = `聊天记录：${record.source.label === '' ? record.source.title : record.source.label}`;
  const body = markup`<header>
      ${about.exhibit === undefined ? undefined : markup`<span class="stamp">${about.exhibit}</span>`}
      <h1>${title}</h1>
    </header>
    ${facts(record, offset)} ${verdict(record)} ${about.since ? changes(record, about.since) : undefined}
    <ol class="talk">
      ${rows}
    </ol>
    <footer>${NOTE}</footer>`;
  return chatPage(title, body);
}

const NOTE =
  '左右位置、发送者与时间均按页面所示。“推算”的时间由页面文字与采集电脑的时钟、时区得出，不是页面原文；没有写明的，页面没有显示。高亮的用语由程序标出，供查找，不是结论。';

function facts(record: ChatRecord, offset: number): Html {
  const { source, clock, messages, participants } = record;
  const who = participants.map(({ name, messages: count }) => `${name}（${count} 条）`).join('、');
  return factList([
    ['网址', source.frameUrl ?? source.url],
    ['所在页面', source.frameUrl === undefined ? undefined : source.url],
    ['客服系统', source.provider],
    ['采集时间', `${localText(clock.epochMs, offset)}（${offsetText(offset)}）`],
    ['消息', `${messages.length} 条`],
    ['页面显示的发送者', who === '' ? '页面没有显示' : who],
  ]);
}

function verdict({ completeness }: ChatRecord): Html {
  const { verdict: whole, beginning, waited, reasons } = completeness;
  if (whole === 'complete')
    return markup`<p class="whole">
      完整：从最早一条到最新一条。${BEGINNING[beginning]}${waited > 0 && beginning === 'nothing-came' ? `（等待 ${(waited / 1000).toFixed(1)} 秒）` : ''}
    </p>`;
  return markup`<div class="part">
    <p>不完整。以下部分没有读到或无法确认：</p>
    <ul>
      ${reasons.map(
        ({ code, count }) => markup`<li>${PARTIAL[code]}${count === undefined ? '' : `（${count} 处）`}</li>`,
      )}
    </ul>
  </div>`;
}

function changes(record: ChatRecord, { exhibit, merge }: NonNullable<TranscriptAbout['since']>): Html {
  const byKey = new Map(record.messages.map(({ key, index }) => [key, index]));
  const where = (key: string): string => `第 ${byKey.get(key) ?? '?'} 条`;
  return markup`<section class="since">
    <h2>与 ${exhibit} 相比</h2>
    <ul>
      <li>新增 ${merge.added.length} 条</li>
      ${merge.edited.map((one) => markup`<li>${where(one.now)}被改动，原文：<q>${one.before}</q></li>`)}
      ${merge.recalled.map((one) => markup`<li>${where(one.now)}被撤回，原文：<q>${one.text}</q></li>`)}
      ${merge.disappeared.map((one) => markup`<li>消失一条，原文：<q>${one.text}</q></li>`)}
      ${merge.notReached.length > 0 ? markup`<li>${merge.notReached.length} 条不在这次读到的范围内</li>` : undefined}
    </ul>
  </section>`;
}

function row(message: ChatMessage, about: TranscriptAbout, offset: number): Html {
  const { index, kind, side, sender, time, marks } = message;
  const place = kind === 'message' ? (side ?? 'none') : 'note';
  const gap = message.gapBefore ? markup`<li class="gap">此处可能缺少消息</li>` : undefined;
  const name = sender
    ? markup`<b>${sender.name}</b
        >${sender.basis === 'shown' ? undefined : markup`<i>${SENDER_BASIS[sender.basis]}</i>`}`
    : undefined;
  return markup`${gap}
    <li class="m ${place}" id="m${index}">
      <div class="meta">
        <a href="#m${index}">${index}</a>${name}${timeLine(time, offset)}${tiles(message, about)}
      </div>
      ${said(message)}
      ${marks.length > 0 ? markup`<div class="marks">${marks.join(' · ')}</div>` : undefined}${fate(message, offset)}
    </li>`;
}

/** White space counts in here: texts are shown as they were written. */
function said(message: ChatMessage): Html {
  const quote = message.quote === undefined ? undefined : markup`<blockquote>${message.quote}</blockquote>`;
  const files = { markup: message.attachments.map((one) => attachment(one).markup).join('') };
  return markup`<div class="say">${quote}${highlighted(message)}${files}</div>`;
}

function timeLine(time: ChatTime | undefined, offset: number): Html | undefined {
  if (!time) return undefined;
  const own = time.shown ?? time.attribute;
  const derived =
    time.at === undefined || time.basis === undefined
      ? undefined
      : markup`<i title="${BASIS[time.basis]}"
          >推算 <time datetime="${time.at}">${atPrecision(time, offset)}</time>，${BASIS[time.basis]}</i
        >`;
  return markup`${own === undefined ? undefined : markup`<span>${own}</span>`}${derived}`;
}

const LENGTHS: Readonly<Record<string, number>> = {
  second: 19,
  minute: 16,
  hour: 13,
  day: 10,
  week: 10,
  month: 7,
  year: 4,
};

function atPrecision({ at, precision }: ChatTime, offset: number): string {
  const text = localText(Date.parse(at ?? ''), offset).slice(0, LENGTHS[precision ?? 'second'] ?? 19);
  return precision === 'hour' ? `${text} 时` : text;
}

function tiles({ views }: ChatMessage, { tiles: paths }: TranscriptAbout): Html | undefined {
  const shown = [...new Set(views.map(({ step }) => step))].filter((step) => paths[step] !== undefined);
  if (shown.length === 0) return undefined;
  return markup`<span class="tiles"
    >图 ${shown.map((step) => markup`<a href="${paths[step]}">${step + 1}</a>`)}</span
  >`;
}

/** The text with the table's wording marked; overlapping hits are marked once. */
function highlighted({ text, wording }: ChatMessage): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const { start, end, class: kind, confidence } of wording) {
    if (start < at || end > text.length) continue;
    const label = `${WORDING[kind]}${confidence === 'low' ? '（转述）' : ''}`;
    pieces.push(
      markup`${text.slice(at, start)}<mark class="${kind}" title="${label}">${text.slice(start, end)}</mark>`,
    );
    at = end;
  }
  pieces.push(markup`${text.slice(at)}`);
  return { markup: pieces.map(({ markup }) => markup).join('') };
}

const KINDS = { image: '图片', video: '视频', audio: '语音', file: '文件' } as const;

function attachment({ kind, name, url, file, loaded }: ChatMessage['attachments'][number]): Html {
  if (kind === 'image' && file !== undefined)
    return markup`<a class="pic" href="${file}"><img src="${file}" alt="${name ?? ''}" /></a>`;
  const state = file === undefined ? (loaded ? '未单独保存' : '页面未加载') : '已保存';
  return markup`<div class="file">
    ${KINDS[kind]}${name === undefined ? '' : `：${name}`}（${state}）${url === undefined || url.startsWith('data:') ? undefined : markup`<code>${url}</code>`}${file === undefined ? undefined : markup`<a href="${file}">${file}</a>`}
  </div>`;
}

function fate({ earlier, vanishedAt, kind }: ChatMessage, offset: number): Html | undefined {
  if (earlier.length === 0 && vanishedAt === undefined) return undefined;
  const word = kind === 'recall' ? '撤回前的内容' : '改动前的内容';
  return markup`<div class="fate">
    ${earlier.map(
      ({ text, until }) =>
        markup`<p>${word}（至 ${localText(Date.parse(until), offset)}）：<q>${text}</q></p>`,
    )}${vanishedAt === undefined ? undefined : markup`<p>此条在读取期间从页面消失（${localText(Date.parse(vanishedAt), offset)} 发现）</p>`}
  </div>`;
}
