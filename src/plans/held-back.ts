/** What holds items of a plan back, or is left to the operator, by reason: hundreds of rows are no answer to "why". */
import { mayBeAcknowledged, worst } from '../rules/may-be-sent.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { WorkspaceItem, WorkspacesPlan } from './plan.ts';

export interface Because {
  /** Of the first of them. */
  readonly verdict: Verdict;
  readonly items: readonly WorkspaceItem[];
}

/** Most frequent first. */
export const heldBack = ({ excluded }: Pick<WorkspacesPlan, 'excluded'>): readonly Because[] =>
  grouped(excluded.map((item) => [item, worst(item.verdicts)]));

/** What of the items that go has to be acknowledged. */
export const leftOpen = ({ items }: Pick<WorkspacesPlan, 'items'>): readonly Because[] =>
  grouped(items.flatMap((item) => item.verdicts.filter(mayBeAcknowledged).map((verdict) => [item, verdict] as const)));

/** The same sentence but for its figures (an age, a run's id) is the same reason. */
const key = ({ rule, kind, reason }: Verdict) => `${rule} ${kind} ${reason.replace(/\d[\w-]*/g, '#')}`;

function grouped(found: readonly (readonly [WorkspaceItem, Verdict])[]): readonly Because[] {
  const groups = new Map<string, { verdict: Verdict; items: WorkspaceItem[] }>();
  for (const [item, verdict] of found) {
    const group = groups.get(key(verdict));
    if (group) group.items.push(item);
    else groups.set(key(verdict), { verdict, items: [item] });
  }
  return [...groups.values()].sort((a, b) => b.items.length - a.items.length);
}
