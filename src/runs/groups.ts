/** Items that are not done, grouped by why: what an operator has to look at once, not three hundred times. Pure. */
import type { Outcome } from './events.ts';
import type { ItemState, RunState } from './state.ts';

export interface FailureGroup {
  readonly outcome: Exclude<Outcome, 'done'>;
  /** AWS's error code, where there was one. */
  readonly code: string | undefined;
  /** The reason of all of them: ids and numbers that differ are left out. */
  readonly reason: string;
  /** In the plan's order. */
  readonly ids: readonly string[];
}

/** The largest group first. */
export function groupFailures({ items }: Pick<RunState, 'items'>): readonly FailureGroup[] {
  const groups = new Map<string, { readonly first: ItemState; readonly ids: string[]; same: boolean }>();
  for (const item of items) {
    const { id, outcome, reason, failure } = item;
    if (outcome === undefined || outcome === 'done') continue;
    const key = JSON.stringify([outcome, failure?.code, patternOf(reason ?? '')]);
    const group = groups.get(key);
    if (!group) groups.set(key, { first: item, ids: [id], same: true });
    else {
      group.ids.push(id);
      group.same &&= reason === group.first.reason;
    }
  }
  return [...groups.values()]
    .map(({ first: { outcome, reason = '', failure }, ids, same }) => ({
      outcome: outcome as FailureGroup['outcome'],
      code: failure?.code,
      reason: same ? reason : patternOf(reason),
      ids,
    }))
    .sort((a, b) => b.ids.length - a.ids.length);
}

const varying = [
  // Request ids, ARNs, AWS's ids, addresses; then whatever number is left.
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\barn:[^\s'",;)]+/g,
  /\b(?:wsb?|wsd|wsi|d|eni|subnet|sg|i)-[0-9a-z]{8,63}\b/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b\d+(?:\.\d+)?\b/g,
];

/** The sentence without what differs from item to item. */
export const patternOf = (text: string): string => varying.reduce((rest, what) => rest.replace(what, '...'), text);
