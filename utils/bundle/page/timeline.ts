import { CASE_FIELDS, type CaseField } from '../../case/model';
import { exhibitLabel, paperLabel } from '../../exhibit/ids';
import type { LogLine } from '../../integrity/chain.types';
import { localText, offsetText } from '../../shared/time';
import type { BundleExhibit } from '../input';
import { CLAIM_ZH, FIELD_ZH, ISSUE_ZH, OUTCOME_ZH, STAGE_ZH } from '../case-words';
import { guardWords } from './guard-line';
import { IMPORTED_ZH } from '../import-words';
import { instantText, KIND_EN, KIND_ZH, kindOf, REDRAWN_ZH } from '../words';
import { html, type Html } from './html';
import { lostIn, type PageInput } from './page-input';
import { runsOf } from './timeline-runs';

/** Everything the custody log says, in its order, in the zone the bundle was exported in. */
export function timeline(page: PageInput): Html {
  const offset = page.input.exportedAt.offsetMinutes;
  const byId = new Map(page.input.exhibits.map((e) => [e.record.id as string, e]));
  let day = '';
  const rows: Html[] = [];
  for (const run of runsOf(page.lines)) {
    const [line] = run;
    const local = localText(Date.parse(line.at), offset);
    if (local.slice(0, 10) !== day) {
      day = local.slice(0, 10);
      rows.push(html`<li class="d" role="presentation"><p class="day">${day}</p></li>`);
    }
    rows.push(
      run.length === 1 ? entry(line, local.slice(11), page, byId) : together(run, local.slice(11), page),
    );
  }
  return html`<section>
    <h2>时间线 <span class="en">Timeline</span></h2>
    <p class="none">
      存证链里的全部记录，按先后，时区 ${offsetText(offset)}。<span class="en"
        >Everything in the custody log, in its order. Red dots are exhibits, whose numbers lead to their files
        below.</span
      >
    </p>
    <ol class="line">
      ${rows}
    </ol>
  </section>`;
}

function entry(line: LogLine, time: string, page: PageInput, byId: ReadonlyMap<string, BundleExhibit>): Html {
  const at = html`<time datetime="${line.at}">${time}</time>`;
  const stamp = stampOf(line, byId);
  if (line.type === 'exhibit-captured' || line.type === 'exhibit-imported') {
    const exhibit = byId.get(line.exhibit);
    return exhibit
      ? captured(at, stamp, exhibit, page)
      : html`<li>
          <div class="when">
            ${at}${stamp}<span class="quiet"
              >${line.type === 'exhibit-imported' ? '导入' : '留证'}（后来已删除，哈希保留）</span
            >
          </div>
        </li>`;
  }
  return html`<li>
    <div class="when">${at}${stamp}<span class="quiet">${words(line, page)}</span></div>
  </li>`;
}

/** The exhibit a line is about; one that was deleted is crossed out. */
function stampOf(line: LogLine, byId: ReadonlyMap<string, BundleExhibit>): Html {
  if (!('number' in line) || line.number === undefined) return html``;
  const { number } = line;
  return link(
    number,
    'exhibit' in line && line.exhibit !== undefined
      ? byId.has(line.exhibit)
      : [...byId.values()].some(({ record }) => record.number === number),
  );
}

/** Lines of one kind that were written in one go: what a case confirms, what an authority stamped. */
function together(run: readonly LogLine[], time: string, page: PageInput): Html {
  const byId = new Map(page.input.exhibits.map((e) => [e.record.id as string, e]));
  const [first] = run;
  const head =
    first?.type === 'exhibit-timestamped'
      ? `取得 ${run.length} 个可信时间戳`
      : first?.type === 'exhibit-tagged'
        ? `给 ${run.length} 份证据加标签`
        : `确认案情 ${run.length} 项`;
  return html`<li>
    <div class="when">
      <time datetime="${first?.at ?? ''}">${time}</time><span class="quiet">${head}</span>
    </div>
    <ul class="run">
      ${run.map((line) => html`<li>${stampOf(line, byId)} ${briefly(line, page)}</li>`)}
    </ul>
  </li>`;
}

/** In a list whose head says what it is a list of. */
function briefly(line: LogLine, page: PageInput): string {
  if (line.type === 'field-set')
    return `${FIELD_ZH[line.field]}：${valueWords(line.field, line.value, page)}`;
  if (line.type === 'exhibit-timestamped') return stampWords(line, page);
  return line.type === 'exhibit-captured' || line.type === 'exhibit-imported' ? '' : words(line, page);
}

function captured(at: Html, stamp: Html, exhibit: BundleExhibit, page: PageInput): Html {
  const { record } = exhibit;
  const thumb = page.thumbs.get(record.id);
  const facts = [record.summary.orderNumber && `订单 ${record.summary.orderNumber}`, record.summary.amount]
    .filter((text) => text)
    .join(' · ');
  return html`<li class="cap">
    <div class="when">
      ${at}${stamp}<span class="chip"
        >${KIND_ZH[kindOf(exhibit)]} <span class="en">${KIND_EN[kindOf(exhibit)]}</span></span
      >${
        record.notCaptured.length > 0 &&
        html`<span class="chip part">${record.notCaptured.length} 处未能留存</span>`
      }${lostIn(page, record.number) > 0 && html`<span class="chip part">有文件已损坏</span>`}${record.picture?.method === 'redrawn' && html`<span class="chip part">${REDRAWN_ZH}</span>`}${record.imported && html`<span class="chip part">${IMPORTED_ZH}</span>`}
    </div>
    <div class="card">
      ${
        thumb
          ? html`<img src="${thumb}" alt="${exhibitLabel(record.number)} 缩略图" />`
          : html`<div class="noimg">无缩略图</div>`
      }
      <div>
        <h3>${record.summary.goodsTitle ?? record.source.title}</h3>
        ${facts ? html`<p>${facts}</p>` : html``}
        <p class="url">${record.source.url}</p>
      </div>
    </div>
  </li>`;
}

export function link(number: number, exists: boolean): Html {
  const label = exhibitLabel(number);
  return exists
    ? html`<a class="stamp" href="#${label}">${label}</a>`
    : html`<span class="stamp gone">${label}</span>`;
}

function words(
  line: Exclude<LogLine, { type: 'exhibit-captured' | 'exhibit-imported' }>,
  page: PageInput,
): string {
  const at = (utc: string): string => instantText(utc, page.input.exportedAt.offsetMinutes);
  switch (line.type) {
    case 'case-created':
      return `建立案件「${line.title}」`;
    case 'case-renamed':
      return `案件改名为「${line.title}」`;
    case 'exhibit-classified':
      return `归类为${KIND_ZH[line.kind]}`;
    case 'field-set':
      return `确认${FIELD_ZH[line.field]}：${valueWords(line.field, line.value, page)}`;
    case 'field-cleared':
      return `清除${FIELD_ZH[line.field]}`;
    case 'contact-logged':
      return `${line.contact.direction === 'sent' ? '发出' : '收到'}（${STAGE_ZH[line.contact.stage]}${line.contact.channel && `，${line.contact.channel}`}，自述时间 ${at(line.contact.at)}）：${line.contact.text}`;
    case 'contact-withdrawn':
      return '撤回一条联系记录';
    case 'deadline-edited':
      return `改动期限${line.deadline.title ? `「${line.deadline.title}」` : ''}`;
    case 'deadline-reset':
      return '期限恢复为按规则计算';
    case 'case-closed':
      return `结案：${OUTCOME_ZH[line.outcome.result]}${line.outcome.recovered ? `，追回 ¥${line.outcome.recovered}` : ''}`;
    case 'case-reopened':
      return '重新打开案件';
    case 'guard-started':
    case 'guard-saw':
    case 'guard-blind':
    case 'guard-seeing':
    case 'guard-ended':
      return guardWords(line);
    case 'exhibit-noted':
      return line.note ? `备注：${line.note}` : '清除备注';
    case 'exhibit-tagged':
      return line.tags.length > 0 ? `标签：${line.tags.join('、')}` : '清除标签';
    case 'exhibit-deleted':
      return `删除证据，哈希保留。原因：${line.reason || '未说明'}`;
    case 'exhibit-damaged':
      return `导出时发现 ${line.files.length} 个文件已损坏，未随包，哈希保留`;
    case 'key-set':
      return `本案件的证据包由这份安装的密钥签名：${line.key}`;
    case 'key-changed':
      return `签名密钥更换：由 ${line.before} 换为 ${line.key}`;
    case 'exhibit-timestamped':
      return `取得可信时间戳：${stampWords(line, page)}`;
    case 'capture-failed':
      return `留证未成功（${line.code}）：${line.url}`;
    case 'bundle-exported':
      return `导出证据包 ${line.name}（${line.volumes} 卷）`;
    case 'document-kept':
      return `文书 ${paperLabel(line.paper)} 定稿留底：${line.title}`;
    case 'document-damaged':
      return `导出时发现文书 ${paperLabel(line.paper)} 的 ${line.files.length} 个文件已损坏，未随包，哈希保留`;
    case 'pack-made':
      return `制作材料包 ${line.name}（${line.pictures.length} 张图片）`;
    case 'redacted-exported':
      return `导出打码副本 ${line.name}（${line.volumes} 卷）`;
    case 'certificate-attached':
      return `附上外部证明 ${line.name}，SHA-256 ${line.file.sha256}`;
    case 'fixity-checked':
      return line.damaged.length === 0
        ? `体检：${line.files} 个文件逐一重新计算哈希，全部相符`
        : `体检：${line.files} 个文件中有 ${line.damaged.length} 个损坏`;
    case 'case-restored':
      return `从备份恢复：${line.archives.map(({ name }) => name).join('、')}。此前各条由备份原样带来`;
  }
  // A kind of event from a later version, kept in the log and shown by its name.
  return (line as { type: string }).type;
}

/** A code of ours as people say it; everything else as it was stated. */
function valueWords(field: CaseField, value: string, { input }: PageInput): string {
  if (CASE_FIELDS[field] === 'time') return instantText(value, input.exportedAt.offsetMinutes);
  const words: Readonly<Record<string, string>> =
    field === 'issue' ? ISSUE_ZH : field === 'claim' ? CLAIM_ZH : {};
  return words[value] ?? (CASE_FIELDS[field] === 'money' ? `¥${value}` : value);
}

/** `2026-03-12 14:31:05 (UTC+8)，机构 digicert`: the authority's word, by its short name in `seal/`. */
function stampWords(line: Extract<LogLine, { type: 'exhibit-timestamped' }>, { input }: PageInput): string {
  return `${instantText(line.time, input.exportedAt.offsetMinutes)}，机构 ${line.tsa}`;
}
