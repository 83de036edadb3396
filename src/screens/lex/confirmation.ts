/** How far the confirmation of a migration has come: its losses on one screen, then each phrase on one of its own. */
import { type AcknowledgedClass, matchesPhrase, type Step } from '../../plans/confirmation.ts';

type Loss = Extract<Step, { readonly kind: 'acknowledge' }>;
type Phrase = Extract<Step, { readonly kind: 'phrase' }>;

export type Stage = { readonly kind: 'losses'; readonly losses: readonly Loss[] } | Phrase;

export function stagesOf(steps: readonly Step[]): readonly Stage[] {
  const losses = steps.filter((step) => step.kind === 'acknowledge');
  const phrases = steps.filter((step) => step.kind === 'phrase');
  return losses.length > 0 ? [{ kind: 'losses', losses }, ...phrases] : phrases;
}

export interface Progress {
  /** Stages done. */
  readonly at: number;
  readonly ticked: ReadonlySet<AcknowledgedClass>;
  /** At the stage at hand. */
  readonly typed: string;
}

export const nothingConfirmed: Progress = { at: 0, ticked: new Set(), typed: '' };

export function satisfied(stage: Stage | undefined, { ticked, typed }: Progress): boolean {
  if (stage?.kind === 'losses') return stage.losses.every((loss) => ticked.has(loss.class));
  return stage !== undefined && matchesPhrase(stage, typed);
}

/** One stage on where the one at hand is satisfied; else as it was. */
export function advance(progress: Progress, stages: readonly Stage[]): Progress {
  return satisfied(stages[progress.at], progress) ? { ...progress, at: progress.at + 1, typed: '' } : progress;
}
