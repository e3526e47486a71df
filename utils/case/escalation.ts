import { deadlinesOf } from './deadlines';
import { STAGE_RULES, REQUIREMENTS, type Requirement } from './escalation.data';
import { issueOf } from './issue';
import type { Dossier, Stage } from './model';
import { currentStage, isFrom } from './stage';
import type { Completeness, Deadline, StageView } from './view.types';

/**
 * The eight stages, each with what it asks for first and what to know before taking it.
 *
 * @param now ms since the epoch
 */
export function stagesOf(dossier: Dossier, completeness: Completeness, now: number): StageView[] {
  const current = currentStage(dossier);
  const over = new Set(
    deadlinesOf(dossier, [], now).flatMap(({ rule, state }) => (rule && state === 'overdue' ? [rule] : [])),
  );
  return STAGE_RULES.map(({ stage, requires, warnings }) => {
    const asked = requires.map((id) => ({ id, met: isMet(id, { dossier, completeness, over }) }));
    const ready = asked.every(({ met }) => met);
    return {
      stage,
      state: stateOf(stage, current, ready, dossier),
      requires: asked,
      warnings: [...conflicts(stage, dossier, over), ...warnings],
    };
  });
}

function stateOf(stage: Stage, current: Stage, ready: boolean, dossier: Dossier): StageView['state'] {
  if (stage === current) return 'current';
  if (stage !== 'closed' && current === 'closed')
    return stage === 'preserve' || wasSent(dossier, stage) ? 'done' : 'unused';
  // Beside the path, and never passed over: done only when it was done.
  if (stage === 'police') return wasSent(dossier, 'police') ? 'done' : ready ? 'open' : 'later';
  if (stage !== 'closed' && isFrom(current, stage)) return 'done';
  return ready ? 'open' : 'later';
}

interface Context {
  readonly dossier: Dossier;
  readonly completeness: Completeness;
  /** Rules whose clock has run out. */
  readonly over: ReadonlySet<string>;
}

const isRequirement = (id: string): id is Requirement => (REQUIREMENTS as readonly string[]).includes(id);

function isMet(id: string, context: Context): boolean {
  if (isRequirement(id)) return DONE[id](context);
  return !context.completeness.needs.some((need) => need.id === id);
}

const DONE: Readonly<Record<Requirement, (context: Context) => boolean>> = {
  sellerTried: ({ dossier }) => issueOf(dossier) === 'seller-gone' || wasSent(dossier, 'seller'),
  platformTried: ({ dossier }) => issueOf(dossier) === 'platform-gone' || wasSent(dossier, 'platform'),
  limitationOpen: ({ over }) => !over.has('limitation'),
  fraudSigns: ({ dossier }) => ['seller-gone', 'platform-gone'].includes(issueOf(dossier) ?? ''),
  outcomeShown: ({ dossier }) => dossier.outcome !== undefined,
};

const wasSent = ({ contacts }: Dossier, stage: Stage): boolean =>
  contacts.some((contact) => contact.stage === stage && contact.direction === 'sent');

/**
 * 12315 may refuse a matter that a court or a consumers' association handled, or handles, and one that was known for more
 * than three years (《市场监督管理投诉举报处理办法》16, nos. 2 and 4).
 */
function conflicts(stage: Stage, dossier: Dossier, over: Context['over']): string[] {
  const found: string[] = [];
  if (stage === 'platform' && over.has('platformWindow') && !wasSent(dossier, 'platform'))
    found.push('windowOver');
  if (stage === 'authority' && wasSent(dossier, 'court')) found.push('courtRefused');
  if (stage === 'authority' && over.has('limitation')) found.push('authorityTooLate');
  if (stage === 'court' && wasSent(dossier, 'authority')) found.push('authorityRefused');
  if (stage === 'court' && over.has('limitation')) found.push('limitationOver');
  return found;
}

/** A clock of the other side that runs while the user waits: not the user's own windows. */
export function isTheirs({ rule }: Deadline): boolean {
  return rule !== undefined && rule !== 'platformWindow' && rule !== 'limitation';
}
