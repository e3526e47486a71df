import { CASE_FIELDS, type CaseField, type Contact, type Dossier, type FieldValue } from '../../case/model';
import { CLAIM_ZH, FIELD_EN, FIELD_ZH, ISSUE_ZH, OUTCOME_ZH, STAGE_ZH } from '../case-words';
import { instantText } from '../words';
import { html, type Html } from './html';
import type { PageInput } from './page-input';
import { link } from './timeline';

/** In the order of the paper: who, about what, how much, what went wrong, what is asked. */
const GROUPS: readonly (readonly [zh: string, en: string, fields: readonly CaseField[]])[] = [
  [
    '当事人',
    'Parties',
    [
      'sellerName',
      'sellerContact',
      'shop',
      'shopUrl',
      'payee',
      'respondentName',
      'respondentAddress',
      'respondentPhone',
    ],
  ],
  [
    '交易',
    'Trade',
    [
      'goods',
      'orderNumber',
      'cashierNumber',
      'transactionNumber',
      'price',
      'paid',
      'payChannel',
      'account',
      'orderedAt',
      'paidAt',
      'promise',
    ],
  ],
  ['主张', 'Claim', ['issue', 'deliveredAt', 'expectedQuantity', 'receivedQuantity', 'claim', 'claimAmount']],
];

/** What the holder of the case states or confirmed, each with the exhibit it was read off; nothing where nothing was said. */
export function claim(page: PageInput): Html {
  const { fields, contacts, outcome } = page.dossier;
  const groups = GROUPS.map(([zh, en, names]) => group(zh, en, names, fields, page));
  if (groups.every((one) => one === undefined) && contacts.length === 0 && !outcome) return html``;
  return html`<section>
    <h2>案情 <span class="en">The case</span></h2>
    <p class="none">
      以下由案件持有人填写或确认；注明编号的，读自该份证据，以原图为准；注明自述的，没有证据对应。
      <span class="en"
        >Stated or confirmed by the holder. A number names the exhibit a value was read off; 自述 means that
        the holder states it.</span
      >
    </p>
    ${groups.flatMap((one) => one ?? [])} ${contacts.length > 0 ? talks(contacts, page) : html``}
    ${outcome ? ending(outcome) : html``}
  </section>`;
}

function group(
  zh: string,
  en: string,
  names: readonly CaseField[],
  fields: Dossier['fields'],
  page: PageInput,
): Html | undefined {
  const rows = names.flatMap((name) => {
    const value = fields[name];
    return value ? [row(name, value, page)] : [];
  });
  return rows.length === 0
    ? undefined
    : html`<h3 class="group">${zh} <span class="en">${en}</span></h3>
        <dl class="facts told">${rows}</dl>`;
}

function row(name: CaseField, { value, from }: FieldValue, page: PageInput): Html {
  const long = name === 'promise' || name === 'goods' || name === 'respondentAddress';
  return html`<div${long && html` class="wide"`}><dt>${FIELD_ZH[name]} <span class="en">${FIELD_EN[name]}</span></dt>
    <dd><div class="v"><strong>${shown(name, value, page)}</strong> ${from ? stamp(from.exhibit, from.number, page) : html`<span class="quiet own">自述</span>`}</div></dd></div>`;
}

function shown(name: CaseField, value: string, page: PageInput): string {
  switch (CASE_FIELDS[name]) {
    case 'money':
      return `¥${value}`;
    case 'time':
      return moment(value, page);
    case 'issue':
      return (ISSUE_ZH as Readonly<Record<string, string>>)[value] ?? value;
    case 'claim':
      return (CLAIM_ZH as Readonly<Record<string, string>>)[value] ?? value;
    case 'text':
    case 'count':
    case 'url':
      return value;
  }
  return value;
}

/** In the zone the bundle was exported in, as the whole page. */
const moment = (utc: string, { input }: PageInput): string =>
  instantText(utc, input.exportedAt.offsetMinutes);

function stamp(exhibit: string, number: number, { input }: PageInput): Html {
  return link(
    number,
    input.exhibits.some(({ record }) => record.id === exhibit),
  );
}

/** What was said to the other side and heard from it: the negotiation that every later channel asks about. */
function talks(contacts: readonly Contact[], page: PageInput): Html {
  const numbers = new Set(page.input.exhibits.map(({ record }) => record.number));
  return html`<h3 class="group">交涉经过 <span class="en">What was said, as stated</span></h3>
    <ol class="talks">
      ${contacts.map(
        ({ stage, direction, at, channel, text, exhibits, reference, recovered }) =>
          html`<li>
            <div class="when">
              <time datetime="${at}">${moment(at, page)}</time
              ><span class="chip">${STAGE_ZH[stage]} · ${direction === 'sent' ? '发出' : '收到'}</span
              ><span class="quiet"
                >${channel}${reference ? `　编号 ${reference}` : ''}${recovered ? `　退回 ¥${recovered}` : ''}</span
              >${exhibits.map((number) => link(number, numbers.has(number)))}
            </div>
            <p class="said">${text}</p>
          </li>`,
      )}
    </ol>`;
}

function ending({ result, recovered, note }: NonNullable<Dossier['outcome']>): Html {
  return html`<h3 class="group">结果 <span class="en">Outcome</span></h3>
    <p>${OUTCOME_ZH[result]}${recovered ? `，追回 ¥${recovered}` : ''}${note ? `。${note}` : ''}</p>`;
}
