/**
 * The plan that a selection makes, built once when everything it rests on has been looked up, and again only when the
 * operator overrides something or looks anew: what is read on the screen is what is confirmed.
 */
import { useMemo } from 'react';
import type { Answer, Failure } from '../aws/answer.ts';
import type { Gathered } from '../plans/gather.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { planSelection, type Selection } from '../plans/plan-selection.ts';
import type { RunPolicy } from '../plans/policy.ts';
import { useConsole, useLink, usePlaceState, useSource } from './console.ts';
import { useFleet } from './use-fleet.ts';
import { useGathered } from './use-gathered.ts';
import { useIntent } from './use-intent.ts';
import { useNetwork } from './use-network.ts';

/** What is to be reviewed. */
export type Proposal = Selection & {
  readonly ticket?: string | undefined;
  /** What its run is to do otherwise than usual, from the start. */
  readonly policy?: Partial<RunPolicy> | undefined;
  /** What is not in it although it might be looked for here, and why. */
  readonly leftOut?: string | undefined;
};

export interface Draft {
  readonly gathered: ReadonlyMap<string, Gathered>;
  /** Of what an earlier review looked up, see `useGathered`. */
  readonly snapshotsAsOf: number | undefined;
  /** AWS no longer lists them. */
  readonly gone: readonly string[];
  /** Could not be looked up, and why the first of them could not. */
  readonly unread: readonly string[];
  readonly failure: Failure | undefined;
  /** Absent while something is still being looked up, or the account is not known. */
  readonly plan: Answer<WorkspacesPlan> | undefined;
  /** Ids that go on although their user is connected. */
  readonly overridden: ReadonlySet<string>;
  toggleOverride(id: string): void;
  /** Why: the change ticket. */
  readonly ticket: string;
  setTicket(ticket: string): void;
  /** What this run is to do otherwise than usual. */
  readonly policy: Partial<RunPolicy>;
  changePolicy(change: Partial<RunPolicy>): void;
  /** Looks everything up again. */
  again(): void;
}

const none: ReadonlySet<string> = new Set();

export function useDraft(selection: Proposal): Draft {
  const { limits } = useConsole();
  const { fleet } = useSource();
  const { session, account } = useLink();
  const { gathered, underWay, snapshotsAsOf, again } = useGathered(selection);
  const [overridden, setOverridden] = usePlaceState('overridden', none);
  const [{ ticket, policy }, say] = useIntent(selection.ids, selection);
  const [random] = usePlaceState('random', Math.random);
  const { bundlesLoaded } = useFleet();
  const all = selection.ids.map((id) => gathered.get(id));
  const known = all.every((one) => one !== undefined);
  const directoryIds = known ? new Set(all.flatMap((one) => one.workspace?.directoryId ?? [])) : undefined;
  const network = useNetwork(selection.verb, directoryIds);
  const complete = underWay !== undefined && known && network.settled;
  const unread = all.flatMap((one) => (one?.failure ? [one] : []));

  // Only what was looked up for this review, the operator's own words and the arrival of the bundles make a new plan.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `bundlesLoaded` stands for what is read from the store
  const plan = useMemo(() => {
    if (!complete || !session || !account) return undefined;
    const context = { account, now: session.clock.now(), random, limits, ticket: ticket.trim() || undefined, policy };
    return planSelection(
      selection,
      { gathered, fleet: fleet.getState(), underWay, overridden, subnets: network.subnets },
      context,
    );
  }, [
    complete,
    session,
    account,
    selection,
    gathered,
    underWay,
    overridden,
    network.subnets,
    ticket,
    policy,
    bundlesLoaded,
    random,
    fleet,
    limits,
  ]);

  return {
    gathered,
    snapshotsAsOf,
    gone: all.flatMap((one) => (one && !one.workspace && !one.failure ? [one.id] : [])),
    unread: unread.map(({ id }) => id),
    failure: unread[0]?.failure,
    plan,
    overridden,
    again: () => {
      again();
      network.again();
    },
    ticket,
    setTicket: (ticket) => say(() => ({ ticket })),
    policy,
    changePolicy: (change) => say((now) => ({ policy: { ...now.policy, ...change } })),
    toggleOverride: (id) =>
      setOverridden((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  };
}
