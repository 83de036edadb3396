/** What a verb knows that the engine does not: how to check, send, look at and judge its items. */
import type { Answer, Failure } from '../../aws/answer.ts';
import type { Observation, Outcome } from '../events.ts';
import type { ItemState } from '../state.ts';

/** Whether an item is still what the plan says. */
export type Check =
  | {
      readonly kind: 'go';
      readonly observation: Observation | undefined;
      /** What AWS lists already, see the event `attempt`. */
      readonly known?: readonly string[] | undefined;
    }
  /** What had to be done first is so already. */
  | { readonly kind: 'needless'; readonly reason: string }
  /** AWS cannot tell yet, or it has to wait: it is looked at again, and keeps its place. `failure`: what the run then says. */
  | { readonly kind: 'later'; readonly failure?: Failure | undefined }
  | { readonly kind: 'stale'; readonly reason: string };

export interface Sighting {
  readonly observation: Observation;
  /** Found by looking, where no answer had named it. */
  readonly targetId?: string | undefined;
}

/** What could be seen, and what stood in the way of the rest. */
export interface Sightings {
  readonly byItem: ReadonlyMap<string, Sighting>;
  readonly failure: Failure | undefined;
}

/** How well the item was looked at. */
export interface Look {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Looks of this process, the last one included. */
  readonly looks: number;
  /** Those in a row that showed exactly this. */
  readonly steady: number;
  /** Milliseconds: the longest stretch since it was sent in which nobody looked. */
  readonly blind: number;
  /** Milliseconds since the look from which on AWS has not listed it, none in between showing it; 0 while it does. */
  readonly missing: { readonly source: number; readonly target: number };
}

export type Judgement =
  | { readonly settled: false }
  | { readonly settled: true; readonly outcome: Outcome; readonly reason: string };

export interface Driver {
  /** As few calls as possible for up to `checkedAtOnce` items. `all`: those of the run, in the plan's order. */
  check(
    items: readonly ItemState[],
    signal: AbortSignal,
    all: readonly ItemState[],
  ): Promise<Answer<ReadonlyMap<string, Check>>>;
  readonly checkedAtOnce: number;
  /** Sends the one call of the item's present step, which `recall` takes back as long as it has not left. */
  submit(
    item: Pick<ItemState, 'id' | 'step'>,
    recall: AbortSignal,
  ): Promise<Answer<{ readonly targetId?: string | undefined }>>;
  /** How often such a refusal is worth trying: what looks passing may be lasting. */
  tries(failure: Failure): number;
  observe(items: readonly ItemState[], signal: AbortSignal): Promise<Sightings>;
  judge(item: ItemState, observation: Observation, look: Look): Judgement;
  /** Milliseconds from the attempt, at the most: what has not ended by then is left to a human. */
  readonly toEnd: number;
  /** Milliseconds until the next look. `rate`: calls a second now allowed. */
  pause(items: readonly ItemState[], now: number, rate: number): number;
}

export const watching: Judgement = { settled: false };

export function settled(outcome: Outcome, reason: string): Judgement {
  return { settled: true, outcome, reason };
}

export const second = 1000;
export const minute = 60 * second;

/** Two looks in a row: one alone may be a moment in between. */
export const isSteady = ({ steady }: Look) => steady >= 2;

/**
 * Whether what has not ended by now is left to a human. Who takes a run up after a night looks a few times first: most
 * will turn out to have ended well meanwhile.
 */
export const isOverdue = (since: number, toEnd: number, { looks }: Look) => since > toEnd && looks > 2;

/** AWS may still try again, or put back what was. */
export const toRecover = 10 * minute;

/** Longer than this, and a whole rebuild or roll-back may have gone by unseen. */
export const tooLongUnseen = 5 * minute;

export const sinceAttempt = (item: ItemState, now: number) => now - (item.attemptedAt ?? now);
