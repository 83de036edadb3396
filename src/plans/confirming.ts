/** How far a confirmation has come: its losses are one stage together, every other step is one of its own. */
import { type AcknowledgedClass, matchesPhrase, type Step } from './confirmation.ts';

export type Loss = Extract<Step, { readonly kind: 'acknowledge' }>;

export type Stage = { readonly kind: 'losses'; readonly losses: readonly Loss[] } | Exclude<Step, Loss>;

export function stagesOf(steps: readonly Step[]): readonly Stage[] {
  const losses = steps.filter((step) => step.kind === 'acknowledge');
  return steps.flatMap((step): readonly Stage[] => {
    if (step.kind !== 'acknowledge') return [step];
    return step === losses[0] ? [{ kind: 'losses', losses }] : [];
  });
}

export interface Progress {
  /** Stages done. */
  readonly at: number;
  readonly ticked: ReadonlySet<AcknowledgedClass>;
  /** At the stage at hand. */
  readonly typed: string;
}

export const nothingConfirmed: Progress = { at: 0, ticked: new Set(), typed: '' };

/** What is neither ticked nor typed has a key of its own, and asks for nothing before it. */
export function satisfied(stage: Stage | undefined, { ticked, typed }: Progress): boolean {
  switch (stage?.kind) {
    case undefined:
      return false;
    case 'losses':
      return stage.losses.every((loss) => ticked.has(loss.class));
    case 'count':
    case 'phrase':
      return matchesPhrase(stage, typed);
    default:
      return true;
  }
}

/** One stage on from `at`, where that is the one at hand and is satisfied; else as it was. */
export function advance(progress: Progress, stages: readonly Stage[], at = progress.at): Progress {
  if (at !== progress.at || !satisfied(stages[at], progress)) return progress;
  return { ...progress, at: at + 1, typed: '' };
}
