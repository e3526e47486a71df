import { STAGES, type Dossier, type Stage } from './model';

/** Stages that follow one another; `police` stands beside them. */
export const PATH: readonly Stage[] = STAGES.filter((stage) => stage !== 'police' && stage !== 'closed');

/** Where the dispute stands: the furthest stage at which something was sent, `closed` once it has an outcome. */
export function currentStage({ contacts, outcome }: Dossier): Stage {
  if (outcome) return 'closed';
  const sent = contacts
    .filter(({ direction }) => direction === 'sent')
    .map(({ stage }) => PATH.indexOf(stage));
  return PATH[Math.max(0, ...sent)] ?? 'preserve';
}

/** `stage` is `other` or comes after it; `police` is never on the path. */
export function isFrom(stage: Stage, other: Stage): boolean {
  if (stage === 'closed') return true;
  const [a, b] = [PATH.indexOf(stage), PATH.indexOf(other)];
  return a >= 0 && b >= 0 && a >= b;
}

export function nextStage(stage: Stage): Stage | undefined {
  const at = PATH.indexOf(stage);
  return at < 0 ? undefined : PATH[at + 1];
}
