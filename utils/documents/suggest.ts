import type { NextStep } from '../case/view.types';
import type { Stage } from '../case/model';
import { nextStage } from '../case/stage';
import { TEMPLATE_IDS, type TemplateId } from './model';
import { TEMPLATES } from './templates.data';

/** Where the next paper goes: the step to take, or the one to prepare while the other side's clock runs. */
function stageOf(next: NextStep, current: Stage): Stage | undefined {
  if (next.type === 'send' || next.type === 'escalate') return next.stage;
  if (next.type === 'closed' || next.type === 'close') return undefined;
  const following = nextStage(current);
  return following === 'preserve' ? 'seller' : following;
}

/** The papers, the one for the next step first; the others in the order of the path. */
export function suggestedPapers(
  next: NextStep,
  current: Stage,
): { readonly first: TemplateId | undefined; readonly order: readonly TemplateId[] } {
  const stage = stageOf(next, current);
  const first = TEMPLATE_IDS.find((id) => TEMPLATES[id].stage === stage && stage !== undefined);
  return { first, order: first ? [first, ...TEMPLATE_IDS.filter((id) => id !== first)] : TEMPLATE_IDS };
}
