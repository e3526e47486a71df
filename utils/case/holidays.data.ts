/**
 * Written by scripts/holidays.mjs from the package `chinese-days`; not to be edited by hand. `off`: stretches of
 * days off as the notice names them; `work`: Saturdays and Sundays worked to make up for them. MM-DD.
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
  verifiedOn: '2026-11-22',
  years: {
    2025: {
      notice: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
      off: '01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08',
      work: '01-26 02-08 04-27 09-28 10-11',
    },
    2026: {
      notice: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
      off: '01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07',
      work: '01-04 02-14 02-28 05-09 09-20 10-10',
    },
  },
};
