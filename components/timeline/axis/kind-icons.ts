import type { TimelineKind } from '@/utils/case/timeline/types';
import {
  AlarmClock,
  Download,
  FileText,
  Flag,
  HandCoins,
  Megaphone,
  MessageSquare,
  PackageCheck,
  ShoppingCart,
  Speech,
  StickyNote,
  Trash2,
  type IconNode,
} from 'lucide';

export const KIND_ICONS: Readonly<Record<TimelineKind, IconNode>> = {
  exhibit: FileText,
  promise: Speech,
  order: ShoppingCart,
  payment: HandCoins,
  delivery: PackageCheck,
  contact: MessageSquare,
  escalation: Megaphone,
  deadline: AlarmClock,
  note: StickyNote,
  export: Download,
  deletion: Trash2,
  outcome: Flag,
};
