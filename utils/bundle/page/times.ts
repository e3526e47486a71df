import { exhibitLabel } from '../../exhibit/ids';
import { readResponse } from '../../integrity/timestamp/token';
import {
  logAround,
  timesOf,
  type TimeContradiction,
  type TimeStatement,
  type TimeToken,
} from '../../integrity/time-statements';
import { localText, offsetText, utcIso } from '../../shared/time';
import type { BundleExhibit } from '../input';
import { tokenPath } from '../seal-files';
import { html, type Html } from './html';
import type { PageInput } from './page-input';

const WHAT: Record<TimeStatement['what'], readonly [zh: string, en: string]> = {
  started: ['开始', 'begun'],
  finished: ['完成', 'finished'],
  logged: ['写入存证链', 'written into the log'],
  server: ['网站服务器的时钟', 'the server’s clock'],
  stamped: ['可信时间戳', 'time-stamp'],
  beacon: ['不早于（公共随机数）', 'not before (public random number)'],
};

/** Everything that says when one exhibit was kept, whose word each is, and what does not go together. */
export function timesTable({ record }: BundleExhibit, page: PageInput): Html {
  const { statements, contradictions } = timesOf({
    record,
    net: page.net.get(record.id),
    log: logAround(page.lines, record.id),
    tokens: tokensOf(record.number, page),
    pulses: page.pulses.get(record.id) ?? [],
  });
  const offset = record.startedAt.offsetMinutes;
  const rows = statements.map(
    (one) =>
      html`<tr>
        <td>${WHAT[one.what][0]} <span class="en">${WHAT[one.what][1]}</span></td>
        <td>
          ${localText(one.from, offset)}（${offsetText(offset)}） <span class="en">${utcIso(one.from)}</span>
        </td>
        <td>${whose(one)}</td>
      </tr>`,
  );
  return html`<table class="times">
      <thead>
        <tr>
          <th>时间陈述 <span class="en">statement</span></th>
          <th>时间 <span class="en">time</span></th>
          <th>谁说的 <span class="en">whose word</span></th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${
      contradictions.length > 0
        ? html`<div class="gaps">
            <strong>时间有矛盾</strong> <span class="en">times that do not go together</span>
            <ul>
              ${contradictions.map((one) => html`<li>${conflict(one)}</li>`)}
            </ul>
          </div>`
        : html``
    }`;
}

function whose({ what, by = '', round = 0, selfDeclared }: TimeStatement): Html {
  if (what === 'beacon')
    return html`${by} 第 ${round}
      期，到那时才公布，记录里有它：不可能在此之前写成。外部陈述，签名由核验程序核对；不说明之后多久写成
      <span class="en"
        >pulse ${round} of ${by} came out then, and the record holds it: it cannot have been written before.
        From outside; the verifier checks its signature. It does not show how much later</span
      >`;
  if (!selfDeclared)
    return html`机构 ${by} 签名，外部陈述；核验方法见 VERIFY.txt
      <span class="en">signed by ${by}: from outside; see VERIFY.txt</span>`;
  return what === 'server'
    ? html`${by} 的应答头，由采集电脑记下：自述
        <span class="en">its header, as the operator’s computer wrote it down: self-declared</span>`
    : html`采集电脑的时钟：自述 <span class="en">the operator’s clock: self-declared</span>`;
}

function conflict(one: TimeContradiction): Html {
  switch (one.code) {
    case 'TOKEN_BEFORE_CAPTURE':
      return html`时间戳 ${one.tsa} 比自述的开始时间早 ${one.seconds}
        秒，而它盖的记录当时还不存在：采集电脑的时钟偏快。<span class="en"
          >The time-stamp is ${one.seconds} s earlier than the stated start of what it is over: the operator’s
          clock was ahead.</span
        >`;
    case 'PULSE_AFTER_CAPTURE':
      return html`记录里的公共随机数（${one.beacon}）在自述的完成时间之后 ${one.seconds}
        秒才公布：自述的时间不对，采集电脑的时钟偏慢，或时间被改早。<span class="en"
          >The random number of ${one.beacon} in the record came out ${one.seconds} s after the stated end:
          the stated time is wrong; the operator’s clock was slow, or the time was put back.</span
        >`;
    case 'TOKEN_BEFORE_PULSE':
      return html`时间戳 ${one.tsa} 比它所盖记录里的公共随机数（${one.beacon}）早 ${one.seconds}
        秒：两者不可能都对。<span class="en"
          >The time-stamp of ${one.tsa} is ${one.seconds} s earlier than the random number of ${one.beacon} in
          what it is over: both cannot be right.</span
        >`;
    case 'SERVER_CLOCK':
      return html`网站服务器的时钟与采集电脑相差 ${one.min} 至 ${one.max}
        秒，超出请求往返所能解释的范围：至少一方不准。<span class="en"
          >The server’s clock differs by ${one.min} to ${one.max} s: at least one of the two is wrong.</span
        >`;
    case 'CLOCK_SET':
      return html`采集期间电脑的时钟被调过 ${one.seconds} 秒，或电脑休眠过。<span class="en"
          >The operator’s clock was set by ${one.seconds} s meanwhile, or the computer slept.</span
        >`;
    case 'LOG_BACKWARDS':
      break;
  }
  return html`存证链在这一条附近的时间倒退了 ${one.seconds} 秒。<span class="en"
      >The log goes back by ${one.seconds} s here.</span
    >`;
}

function tokensOf(number: number, { input }: PageInput): TimeToken[] {
  return (input.seals ?? []).flatMap(({ path, bytes }) => {
    const about = tokenPath(path);
    const read = about?.exhibit === number ? readResponse(bytes) : undefined;
    if (!about || !read?.ok) return [];
    const { genTime: time, accuracyMs } = read.value.tst;
    return [{ tsa: about.tsa, time, ...(accuracyMs === undefined ? {} : { accuracyMs }) }];
  });
}

/** What outsiders issued, by the log. */
export function externalList({ lines, volume }: PageInput): Html {
  const attached = new Map(
    lines.flatMap((line) => (line.type === 'certificate-attached' ? [[line.file.path, line] as const] : [])),
  );
  if (attached.size === 0) return html``;
  const rows = [...attached.values()].map(
    (line) =>
      html`<li>
        ${line.number === undefined ? '整个案件' : exhibitLabel(line.number)} ·
        ${volume.number === 1 ? html`<a class="path" href="${line.file.path}">${line.name}</a>` : line.name}
        <span class="hash">${line.file.sha256}</span>
      </li>`,
  );
  return html`<section>
    <h2>外部证明 <span class="en">Documents issued by others</span></h2>
    <p class="none">
      由外部机构出具，放在 seal/external/（第 1
      卷）。本页不核验其内容，请用出证机构的工具；哈希应与这里一致。<span class="en"
        >Not judged here: use the issuer’s own way. The hashes have to be these.</span
      >
    </p>
    <ul class="external">
      ${rows}
    </ul>
  </section>`;
}
