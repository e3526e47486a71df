import { enAxis } from './en/axis';
import { enBackup } from './en/backup';
import { enCaseScreens } from './en/case-screens';
import { enCaseRisk } from './en/case-risk';
import { enCaseRules } from './en/case-rules';
import { enChat } from './en/chat';
import { enChatChoice } from './en/chat-choice';
import { enCompare } from './en/compare';
import { enErrors } from './en/errors';
import { enExhibit } from './en/exhibit';
import { enGaps } from './en/gaps';
import { enGuard } from './en/guard';
import { enImport } from './en/import';
import { enFilter } from './en/filter';
import { enHelp } from './en/help';
import { enListPicture } from './en/list-picture';
import { enNet } from './en/net';
import { enRemind } from './en/remind';
import { enRows } from './en/rows';
import { enScreens } from './en/screens';
import { enSettings } from './en/settings';
import { enTimeline } from './en/timeline';
import { enWelcome } from './en/welcome';
import { enLetters } from './en/letters';
import { enPacks } from './en/packs';
import { enRedact } from './en/redact';
import { enJoint } from './en/joint';
import { enBeacon } from './en/beacon';
import { enStamps } from './en/stamps';
import { enVerify } from './en/verify';
import { enFixity } from './en/fixity';
import type { MessageKey } from './zh-CN';

export const en: Record<MessageKey, string> = {
  'app.name': 'Liuzheng',
  'capture.now': 'Keep this page',
  'export.bundle': 'Export evidence bundle',
  ...enScreens,
  ...enRows,
  ...enCaseScreens,
  ...enTimeline,
  ...enAxis,
  ...enExhibit,
  ...enFilter,
  ...enCompare,
  ...enListPicture,
  ...enImport,
  ...enNet,
  ...enChat,
  ...enCaseRules,
  ...enCaseRisk,
  ...enRemind,
  ...enChatChoice,
  ...enGaps,
  ...enGuard,
  ...enSettings,
  ...enWelcome,
  ...enBackup,
  ...enHelp,
  ...enLetters,
  ...enPacks,
  ...enRedact,
  ...enJoint,
  ...enBeacon,
  ...enStamps,
  ...enVerify,
  ...enFixity,
  ...enErrors,
};
