/**
 * What an operator has said about a selection: its ticket, its pace, what a migration is to make of it. Kept for as long as
 * much the same WorkSpaces are meant, so that one step back too many, or one of them less, loses nothing.
 */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunPolicy } from '../plans/policy.ts';
import type { Wish } from '../rules/wish.ts';
import { useConsole } from './console.ts';

export interface Intent {
  /** Ids of the selection that it is about. */
  readonly of: readonly string[];
  readonly ticket: string;
  /** What its run is to do otherwise than usual. */
  readonly policy: Partial<RunPolicy>;
  /** Undefined: nobody has wished otherwise than was proposed. */
  readonly wish?: Wish | undefined;
  /** By line of the mapping: the bundle that was chosen for it by hand, undefined to leave it out. */
  readonly targets: ReadonlyMap<string, string | undefined>;
}

export type Said = Partial<Omit<Intent, 'of'>>;

const asUsual: Partial<RunPolicy> = {};
const asProposed: Intent['targets'] = new Map();

/** `start`: what is taken for said as long as nothing was. */
export function useIntent(
  ids: readonly string[],
  start: { readonly ticket?: string | undefined; readonly policy?: Partial<RunPolicy> | undefined } = {},
): readonly [Intent, change: (by: (now: Intent) => Said) => void] {
  const { intent: store } = useConsole();
  const kept = useStore(store);
  const { ticket = '', policy = asUsual } = start;
  const fresh = useMemo<Intent>(() => ({ of: ids, ticket, policy, targets: asProposed }), [ids, ticket, policy]);
  const meant = (intent: Intent | undefined) => (intent && muchTheSame(intent.of, ids) ? intent : fresh);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is meant hangs on these alone
  const now = useMemo(() => meant(kept), [kept, ids, fresh]);
  return [now, (by) => store.setState((kept) => ({ ...meant(kept), ...by(meant(kept)), of: ids }), true)];
}

/** More than half of either is in both. */
export function muchTheSame(one: readonly string[], other: readonly string[]): boolean {
  const ids = new Set(one);
  const both = other.filter((id) => ids.has(id)).length;
  return 2 * both > Math.max(one.length, other.length);
}
