import type { Outcome } from '@/utils/case/model';
import { isTemplateId } from '@/utils/documents/model';
import { exhibitLabel, paperLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { kindText } from '../../format/kind';
import { isMessageKey, type Translate } from '../../i18n';
import type { AxisItem } from './entries';

export interface ItemWords {
  /** What it is, in one line. */
  readonly title: string;
  /** What more there is to say; may be empty. */
  readonly detail: string;
}

/** What a row says about anything but an exhibit, which has a row of its own kind. */
export function itemWords(item: AxisItem, t: Translate): ItemWords {
  switch (item.kind) {
    case 'exhibit':
      return { title: exhibitTitle(item.exhibit.row, t), detail: exhibitDetail(item.exhibit.row, t) };
    case 'promise':
      return { title: t('gap.promised', { text: item.text }), detail: '' };
    case 'order':
    case 'payment':
    case 'delivery':
      return { title: t(`axis.kind.${item.kind}`), detail: item.text };
    case 'contact':
    case 'escalation': {
      const { stage, direction, channel, text, reference } = item.contact;
      const way = direction === 'sent' ? t('axis.sent') : t('axis.received');
      return {
        title: [t(`axis.stage.${stage}`), way, channel].filter(Boolean).join(' · '),
        detail: [reference && t('axis.reference', { text: reference }), text].filter(Boolean).join(' · '),
      };
    }
    case 'deadline': {
      const { deadline } = item;
      const key = `deadline.${deadline.rule ?? ''}.title`;
      const name = deadline.title ?? (isMessageKey(key) ? t(key) : t(`axis.stage.${deadline.stage}`));
      return {
        title: `${t('axis.deadline')} · ${name}`,
        detail: [t(`axis.deadline.${deadline.state}`), deadline.cite].filter(Boolean).join(' · '),
      };
    }
    case 'note':
      return { title: t('axis.kind.note'), detail: item.text || t('axis.noteEmpty') };
    case 'paper': {
      const { template } = item;
      return {
        title: `${t('axis.paper')} · ${paperLabel(item.paper)} ${item.title}`,
        detail: isTemplateId(template) ? t(`letters.paper.${template}`) : template,
      };
    }
    case 'pack':
      return { title: t('axis.pack', { n: item.pictures }), detail: item.name };
    case 'export':
      return {
        title: t(item.masked ? 'axis.exportedMasked' : 'axis.exported', { n: item.exhibits }),
        detail: item.name,
      };
    case 'deletion':
      return { title: t('axis.deleted', { label: exhibitLabel(item.number) }), detail: item.text };
    case 'outcome':
      break;
  }
  return outcomeWords(item.outcome, t);
}

function outcomeWords(outcome: Outcome | undefined, t: Translate): ItemWords {
  if (!outcome) return { title: t('axis.reopened'), detail: '' };
  return {
    title: `${t('axis.kind.outcome')} · ${t(`axis.outcome.${outcome.result}`)}`,
    detail: [outcome.recovered, outcome.note].filter(Boolean).join(' · '),
  };
}

export function exhibitTitle({ record }: ExhibitRow, t: Translate): string {
  return record.chat?.label || record.source.title || t('page.untitled');
}

function exhibitDetail(row: ExhibitRow, t: Translate): string {
  const { source, summary, chat, kind, origin } = row.record;
  return [
    chat ? t('timeline.chat', { n: chat.messages }) : kindText(row.kind ?? kind, origin, t),
    source.host,
    summary.amount,
    summary.orderNumber && t('page.order', { number: summary.orderNumber }),
  ]
    .filter(Boolean)
    .join(' · ');
}
