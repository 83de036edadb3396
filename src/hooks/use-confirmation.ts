/**
 * Confirming a plan: how far it has come, and what voids it. Account, session and lock are part of what is confirmed, so
 * that a change of any of them sets everything back to the first step, and so does a review that has grown old.
 */
import { useEffect } from 'react';
import { type AcknowledgedClass, confirmationSteps } from '../plans/confirmation.ts';
import { advance, nothingConfirmed, type Progress, type Stage, stagesOf } from '../plans/confirming.ts';
import { reviewHolds } from '../plans/holds.ts';
import type { Plan } from '../plans/plan.ts';
import { useLink, usePlaceState } from './console.ts';
import type { Link } from './source.ts';
import { useNow } from './use-now.ts';

export interface Confirming {
  readonly stages: readonly Stage[];
  readonly progress: Progress;
  readonly obstacle: Obstacle | undefined;
  /** Judged once more, at this instant. */
  holds(): boolean;
  tick(loss: AcknowledgedClass): void;
  type(typed: string): void;
  /** From the stage on screen to the next one; does nothing while that asks for more. */
  on(): void;
  /** Back to the first step, with nothing confirmed. */
  anew(): void;
}

export type Obstacle =
  | { readonly kind: 'nothing' | 'locked' | 'account' }
  /** Milliseconds since it was reviewed. */
  | { readonly kind: 'old'; readonly since: number };

export function useConfirmation(plan: Plan): Confirming {
  const link = useLink();
  // A place may have one plan after the other.
  const [progress, setProgress] = usePlaceState(`progress of ${plan.id}`, nothingConfirmed);
  const [session] = usePlaceState(`session of ${plan.id}`, link.session);
  const now = useNow(true);
  const stages = stagesOf(confirmationSteps(plan));
  const obstacleAt = (time: number) =>
    obstacleTo(plan, { ...link, sameSession: link.session === session }, time - plan.createdAt);
  const obstacle = obstacleAt(now);
  const voided = obstacle !== undefined;
  useEffect(() => {
    if (voided) setProgress(nothingConfirmed);
  }, [voided, setProgress]);
  const { at } = progress;
  return {
    stages,
    progress,
    obstacle,
    holds: () => obstacleAt(link.session?.clock.now() ?? now) === undefined,
    tick: (loss) => setProgress((now) => ({ ...now, ticked: new Set(now.ticked).add(loss) })),
    type: (typed) => setProgress((now) => ({ ...now, typed })),
    on: () => setProgress((now) => advance(now, stages, at)),
    anew: () => setProgress(nothingConfirmed),
  };
}

function obstacleTo(
  { items, accountId, arn, region }: Plan,
  { account, locked, sameSession }: Link & { readonly sameSession: boolean },
  since: number,
): Obstacle | undefined {
  if (items.length === 0) return { kind: 'nothing' };
  const same = account?.accountId === accountId && account.arn === arn && account.region === region;
  if (!same || !sameSession) return { kind: 'account' };
  if (locked) return { kind: 'locked' };
  return since > reviewHolds ? { kind: 'old', since } : undefined;
}
