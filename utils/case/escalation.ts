import { afterYears } from './calendar';
import { issueOf } from './completeness';
import { STAGE_RULES, REQUIREMENTS, type Requirement } from './escalation.data';
import { epochOf } from './known';
import type { Dossier, Stage } from './model';
import { currentStage, isFrom, nextStage } from './stage';
import type { Completeness, Deadline, Need, NextStep, StageView } from './view.types';

/** The eight stages, each with what it asks for first and what to know before taking it. */
export function stagesOf(dossier: Dossier, completeness: Completeness, now: number): StageView[] {
  const current = currentStage(dossier);
  return STAGE_RULES.map(({ stage, requires, warnings }) => {
    const asked = requires.map((id) => ({ id, met: isMet(id, dossier, completeness, now) }));
    return {
      stage,
      state: stateOf(
        stage,
        current,
        asked.every(({ met }) => met),
        dossier,
      ),
      requires: asked,
      warnings: [...conflicts(stage, dossier, now), ...warnings],
    };
  });
}

function stateOf(stage: Stage, current: Stage, ready: boolean, dossier: Dossier): StageView['state'] {
  if (stage === current) return 'current';
  if (stage === 'police') {
    const reported = dossier.contacts.some((c) => c.stage === 'police' && c.direction === 'sent');
    return reported ? 'done' : ready ? 'open' : 'later';
  }
  if (stage !== 'closed' && isFrom(current, stage)) return 'done';
  return ready ? 'open' : 'later';
}

const isRequirement = (id: string): id is Requirement => (REQUIREMENTS as readonly string[]).includes(id);

function isMet(id: string, dossier: Dossier, { needs }: Completeness, now: number): boolean {
  return isRequirement(id) ? requirement(id, dossier, now) : !needs.some((need) => need.id === id);
}

function requirement(id: Requirement, dossier: Dossier, now: number): boolean {
  const issue = issueOf(dossier);
  switch (id) {
    case 'sellerTried':
      return issue === 'seller-gone' || wasSent(dossier, 'seller');
    case 'platformTried':
      return issue === 'platform-gone' || wasSent(dossier, 'platform');
    case 'limitationOpen':
      return !limitationOver(dossier, now);
    case 'fraudSigns':
      return issue === 'platform-gone' || issue === 'seller-gone';
    case 'outcomeShown':
      return dossier.outcome !== undefined;
  }
}

const wasSent = ({ contacts }: Dossier, stage: Stage): boolean =>
  contacts.some((contact) => contact.stage === stage && contact.direction === 'sent');

function limitationOver({ fields }: Dossier, now: number): boolean {
  const start = epochOf(fields.paidAt?.value ?? fields.orderedAt?.value);
  return start !== undefined && now > Date.parse(afterYears(start, 3, true).at);
}

/** A matter that a court or a consumers' association handled, or handles, may be refused by 12315 (暂行办法 15). */
function conflicts(stage: Stage, dossier: Dossier, now: number): string[] {
  const found: string[] = [];
  if (stage === 'authority' && wasSent(dossier, 'court')) found.push('courtRefused');
  if (stage === 'court' && wasSent(dossier, 'authority')) found.push('authorityRefused');
  if (stage === 'court' && limitationOver(dossier, now)) found.push('limitationOver');
  return found;
}

/** The one thing to do now. */
export function nextStep(
  dossier: Dossier,
  completeness: Completeness,
  deadlines: readonly Deadline[],
  now: number,
): NextStep {
  if (dossier.outcome) return { type: 'closed' };
  const current = currentStage(dossier);
  const running = deadlines.find(
    ({ stage, state, rule }) =>
      stage === current && rule !== undefined && rule !== 'platformWindow' && state !== 'met',
  );
  if (running && running.state !== 'overdue') return { type: 'wait', stage: current, deadline: running };
  const next = nextStage(current);
  if (next === undefined) return { type: 'close' };
  const view = stagesOf(dossier, completeness, now).find(({ stage }) => stage === next);
  const missing = view?.requires.find(({ met }) => !met);
  const need: Need | undefined = missing && completeness.needs.find(({ id }) => id === missing.id);
  if (need) return { type: 'get', need };
  if (current === 'preserve') return { type: 'send', stage: next };
  return { type: 'escalate', stage: next, ...(running ? { deadline: running } : {}) };
}
