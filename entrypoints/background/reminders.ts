import { enCaseRules } from '@/assets/locales/en/case-rules';
import { enRemind } from '@/assets/locales/en/remind';
import { fill } from '@/assets/locales/fill';
import { zhCaseRules } from '@/assets/locales/zh-CN/case-rules';
import { zhRemind } from '@/assets/locales/zh-CN/remind';
import { noticeText } from '@/utils/app/case/notice-text';
import { Reminder, type OpenCase } from '@/utils/app/case/remind';
import { caseExhibitOf } from '@/utils/case/exhibit-of';
import { wakeAt } from '@/utils/platform/awake';
import { showDeadline } from '@/utils/platform/badge';
import { mayNotify, notify } from '@/utils/platform/notices';
import { uiLanguage } from '@/utils/platform/pages';
import { putSetting, setting } from '@/utils/storage/cases';
import type { Store } from './context';

// Not all sentences of the product: the worker starts at every event and need not parse what it never says.
const WORDS = {
  'zh-CN': { ...zhCaseRules, ...zhRemind },
  en: { ...enCaseRules, ...enRemind },
} as const;

/** Deadlines as the icon, alarms and notices tell them. */
export function openReminder({ db }: Store): Reminder {
  return new Reminder({
    now: () => Date.now(),
    openCases: () => openCases(db),
    showBadge: showDeadline,
    wakeAt,
    mayNotify,
    notify: async (about, deadline) => {
      const words: Readonly<Record<string, string>> = WORDS[await locale(db)];
      const message = noticeText(deadline, Date.now(), (key, values) => fill(words[key] ?? '', values));
      await notify(about.id, about.title, message);
    },
    told: {
      read: () => setting(db, 'reminded'),
      write: (json) => putSetting(db, 'reminded', json),
    },
  });
}

async function openCases(db: Store['db']): Promise<OpenCase[]> {
  const cases = (await db.cases.toArray()).filter(({ dossier }) => dossier?.outcome === undefined);
  return Promise.all(
    cases.map(async ({ id, title, dossier }) => {
      const rows = await db.exhibits
        .where('[caseId+number]')
        .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
        .toArray();
      return { id, title, ...(dossier ? { dossier } : {}), exhibits: rows.map(caseExhibitOf) };
    }),
  );
}

/** As pages choose it: Chinese unless the user says otherwise. */
async function locale(db: Store['db']): Promise<keyof typeof WORDS> {
  const choice = await setting(db, 'locale');
  if (choice === 'en') return 'en';
  return choice === 'system' && !/^zh\b/i.test(uiLanguage()) ? 'en' : 'zh-CN';
}
