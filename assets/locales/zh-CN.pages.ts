import { zhAxis } from './zh-CN/axis';
import { zhBackup } from './zh-CN/backup';
import { zhCaseRules } from './zh-CN/case-rules';
import { zhCaseScreens } from './zh-CN/case-screens';
import { zhCompare } from './zh-CN/compare';
import { zhErrorsPages } from './zh-CN/errors-pages';
import { zhExhibit } from './zh-CN/exhibit';
import { zhFilter } from './zh-CN/filter';
import { zhHelp } from './zh-CN/help';
import { zhImport } from './zh-CN/import';
import { zhListPicture } from './zh-CN/list-picture';
import { zhNet } from './zh-CN/net';
import { zhSettings } from './zh-CN/settings';
import { zhWelcome } from './zh-CN/welcome';
import { zhLetters } from './zh-CN/letters';
import { zhPacks } from './zh-CN/packs';
import { zhRedact } from './zh-CN/redact';
import { zhJoint } from './zh-CN/joint';
import { zhBeacon } from './zh-CN/beacon';
import { zhStamps } from './zh-CN/stamps';
import { zhVerify } from './zh-CN/verify';
import { zhFixity } from './zh-CN/fixity';

/** 只有独立页面（工作台等）才用到的文字：弹窗不装载，启动更快。 */
export const zhPages = {
  ...zhAxis,
  ...zhBackup,
  ...zhCaseRules,
  ...zhCaseScreens,
  ...zhCompare,
  ...zhErrorsPages,
  ...zhExhibit,
  ...zhFilter,
  ...zhHelp,
  ...zhImport,
  ...zhListPicture,
  ...zhNet,
  ...zhSettings,
  ...zhWelcome,
  ...zhLetters,
  ...zhPacks,
  ...zhRedact,
  ...zhJoint,
  ...zhBeacon,
  ...zhStamps,
  ...zhVerify,
  ...zhFixity,
} as const;
