/**
 * What an operator has said about a selection, its ticket and its pace: kept for as long as the same WorkSpaces are
 * meant, so that leaving a review for another target loses neither.
 */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunPolicy } from '../plans/policy.ts';
import { useConsole } from './console.ts';

export interface Intent {
  /** The selection that it is about. */
  readonly of: string;
  readonly ticket: string;
  /** What its run is to do otherwise than usual. */
  readonly policy: Partial<RunPolicy>;
}

const asUsual: Partial<RunPolicy> = {};

export function useIntent(
  ids: readonly string[],
  {
    ticket = '',
    policy = asUsual,
  }: { readonly ticket?: string | undefined; readonly policy?: Partial<RunPolicy> | undefined },
): readonly [Intent, change: (by: (now: Intent) => Partial<Omit<Intent, 'of'>>) => void] {
  const { intent: store } = useConsole();
  const kept = useStore(store);
  const of = useMemo(() => ids.toSorted().join(' '), [ids]);
  const fresh = useMemo<Intent>(() => ({ of, ticket, policy }), [of, ticket, policy]);
  const meant = (intent: Intent | undefined) => (intent?.of === of ? intent : fresh);
  return [meant(kept), (by) => store.setState((now) => ({ ...meant(now), ...by(meant(now)) }), true)];
}
