/**
 * Writes utils/case/holidays.data.ts from the yearly holiday arrangements in the development dependency `chinese-days`:
 *
 *   node scripts/holidays.mjs           the years from 2025 on that it has
 *   node scripts/holidays.mjs --check   exits with 1 when the file differs
 *
 * To be run after the State Council has published the next year's arrangement (each November) and the dependency was
 * renewed. Compare the result with the notice before committing, and add its number below.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const FIRST = 2025;
const VERIFIED = '2026-11-22';
/** Notices of the General Office of the State Council, by year; a year without one here is refused. */
const NOTICES = {
  2025: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
  2026: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
};

const root = new URL('..', import.meta.url);
const target = new URL('utils/case/holidays.data.ts', root);
const source = (year) => new URL(`node_modules/chinese-days/dist/years/${year}.json`, root);

const years = [];
for (let year = FIRST; existsSync(source(year)); year++) years.push(year);

/** `01-28~02-04 …`: stretches of days, as the notice words them. */
function stretches(record) {
  const days = Object.keys(record).sort();
  const next = (date) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  const found = [];
  for (const date of days) {
    const last = found.at(-1);
    if (last && next(last.at(-1)) === date) last.push(date);
    else found.push([date]);
  }
  return found
    .map(([first, ...rest]) => [first, rest.at(-1)].filter(Boolean).map((date) => date.slice(5)))
    .map((ends) => ends.join('~'))
    .join(' ');
}

const entries = years.map((year) => {
  const notice = NOTICES[year];
  if (!notice) throw new Error(`${year}: read the State Council's notice and add its number to this script`);
  const { holidays, workdays } = JSON.parse(readFileSync(source(year), 'utf8'));
  return `    ${year}: {
      notice: '${notice}',
      off: '${stretches(holidays)}',
      work: '${stretches(workdays)}',
    },
`;
});

const text = `/**
 * Written by scripts/holidays.mjs from the package \`chinese-days\`; not to be edited by hand. \`off\`: stretches of
 * days off as the notice names them; \`work\`: Saturdays and Sundays worked to make up for them. MM-DD.
 */
export interface HolidayYear {
  readonly notice: string;
  readonly off: string;
  readonly work: string;
}

export const HOLIDAYS: {
  readonly verifiedOn: string;
  readonly years: Readonly<Record<number, HolidayYear>>;
} = {
  verifiedOn: '${VERIFIED}',
  years: {
${entries.join('')}  },
};
`;

if (process.argv.includes('--check')) {
  const same = existsSync(target) && readFileSync(target, 'utf8') === text;
  if (!same) console.error('utils/case/holidays.data.ts differs: run node scripts/holidays.mjs');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, text);
}
