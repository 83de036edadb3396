/**
 * When refusals for lack of permission stop a run: the first one, unless AWS let the same step of another item through;
 * then the second in a row. Policies may go by tags, but more often one refusal speaks for all.
 */
import { type Failure, inSentences } from '../aws/answer.ts';
import type { Outcome } from './events.ts';
import type { ItemState } from './state.ts';

export interface Permission {
  granted(): void;
  /** `step`: of the item that was refused. */
  refused(failure: Failure, step: number): void;
}

export function createPermission(items: () => readonly ItemState[], stop: (why: string) => void): Permission {
  let inARow = 0;
  return {
    granted: () => {
      inARow = 0;
    },
    refused: (failure, step) => {
      inARow += 1;
      if (inARow > 1 || !items().some((item) => wasLetThrough(item, step))) stop(inSentences(failure));
    },
  };
}

const accepted: ReadonlySet<Outcome | undefined> = new Set(['done', 'rolled-back', 'silent']);

const wasLetThrough = (item: ItemState, step: number) =>
  item.step > step || (item.step === step && (item.phase === 'watching' || accepted.has(item.outcome)));
