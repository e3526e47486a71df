import { isShort } from './recovered';
import { isTheirs } from './escalation';
import type { Dossier } from './model';
import { currentStage, nextStage } from './stage';
import type { CaseExhibit, Completeness, Deadline, Need, NextStep, StageView } from './view.types';

export interface Standing {
  readonly dossier: Dossier;
  readonly exhibits: readonly CaseExhibit[];
  readonly completeness: Completeness;
  readonly deadlines: readonly Deadline[];
  readonly stages: readonly StageView[];
}

/**
 * The one thing to do now. Before anything is sent the evidence that the other side could take away is kept, unless the
 * platform's window presses: then only what the text needs. While a clock of the other side runs there is nothing to do but
 * wait; once it has run out, or an answer came that does not settle it, the next stage.
 */
export function nextStep({ dossier, exhibits, completeness, deadlines, stages }: Standing): NextStep {
  if (dossier.outcome) return { type: 'closed' };
  // A part that came back settles nothing.
  if (exhibits.some(({ kind }) => kind === 'refund') && !isShort(dossier)) return { type: 'close' };
  const current = currentStage(dossier);
  const clock = deadlines.find(
    (deadline) => deadline.stage === current && isTheirs(deadline) && deadline.state !== 'met',
  );
  if (clock && clock.state !== 'overdue') return { type: 'wait', stage: current, deadline: clock };
  const next = nextStage(current);
  if (next === undefined) return { type: 'close' };
  const { needs } = completeness;
  const pressed = deadlines.some(
    ({ rule, state }) => rule === 'platformWindow' && state !== 'open' && state !== 'met',
  );
  const first: Need | undefined =
    (current === 'preserve' && !pressed
      ? needs.find(({ required, kind }) => required && kind !== undefined)
      : undefined) ??
    missingFor(
      stages.find(({ stage }) => stage === next),
      needs,
    );
  if (first) return { type: 'get', need: first };
  if (current === 'preserve') return { type: 'send', stage: next };
  return { type: 'escalate', stage: next, ...(clock ? { deadline: clock } : {}) };
}

/** What the stage asks for and is not there, in the order of the needs. */
function missingFor(view: StageView | undefined, needs: readonly Need[]): Need | undefined {
  const missing = new Set(view?.requires.filter(({ met }) => !met).map(({ id }) => id));
  return needs.find(({ id }) => missing.has(id));
}
