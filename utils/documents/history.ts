import { STAGE_WORDS } from './stage-words.data';
import { epochOf } from '../case/known';
import type { Contact, Stage } from '../case/model';
import { cleanLine } from './clean';
import { citation, type Facts } from './facts';
import { moment } from './words';

/** Stages whose talks a paper tells of: those before it, and its own. */
const ORDER: readonly Stage[] = ['seller', 'platform', 'payment', 'authority', 'court'];
const QUOTED = 120;

/**
 * The negotiation so far, one sentence for each thing sent: who, when, how, and what came of it. `本人已于2026年3月12日14:30通过
 * 站内信联系卖家，至2026年3月12日16:30未获处理`.
 */
export function history(f: Facts, upTo: Stage): string[] {
  const last = ORDER.indexOf(upTo);
  return ORDER.slice(0, last + 1).flatMap((stage) => stageHistory(f, stage));
}

function stageHistory(f: Facts, stage: Stage): string[] {
  const own = f.paper.dossier.contacts.filter((one) => one.stage === stage && epochOf(one.at) !== undefined);
  return own
    .filter(({ direction }) => direction === 'sent')
    .map((sent, i, all) => {
      const next = all[i + 1];
      const replies = own.filter(
        ({ direction, at }) =>
          direction === 'received' && at >= sent.at && (next === undefined || at < next.at),
      );
      return sentence(f, stage, sent, replies);
    });
}

function sentence(f: Facts, stage: Stage, sent: Contact, replies: readonly Contact[]): string {
  const { party, act } = STAGE_WORDS[stage] ?? { party: '对方', act: '联系对方' };
  const channel = cleanLine(sent.channel);
  const number = cleanLine(sent.reference ?? '');
  const opening =
    `本人已于${at(sent)}${channel ? `通过${channel}` : ''}${act}` +
    `${number ? `（编号${number}）` : ''}${cited(f, sent)}`;
  const reply = replies.at(-1);
  if (!reply) return `${opening}，至${moment(f.paper.now)}未获处理。`;
  const said = cleanLine(reply.text);
  const quote =
    said === ''
      ? ''
      : `：“${Array.from(said).length > QUOTED ? `${Array.from(said).slice(0, QUOTED).join('')}……` : said}”`;
  return `${opening}；${party}于${at(reply)}答复${quote}${cited(f, reply)}，至${moment(f.paper.now)}仍未解决。`;
}

const at = ({ at: utc }: Contact): string => moment(epochOf(utc) ?? 0);

function cited(f: Facts, { exhibits }: Contact): string {
  const here = new Set(f.paper.exhibits.map(({ number }) => number));
  return citation(exhibits.filter((number) => here.has(number)));
}
