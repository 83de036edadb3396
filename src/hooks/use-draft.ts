/** The plan that a selection makes, once everything it rests on has been looked up. What is reviewed is what is confirmed. */
import { useMemo } from 'react';
import type { Answer } from '../aws/answer.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import { type Candidate, planMigration, planRebuild } from '../plans/build-plan.ts';
import type { Gathered } from '../plans/gather.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { useLink, usePlaceState } from './console.ts';
import { useFleet } from './use-fleet.ts';
import { useGathered } from './use-gathered.ts';

export type Selection =
  | { readonly verb: 'rebuild'; readonly ids: readonly string[] }
  | { readonly verb: 'migrate'; readonly ids: readonly string[]; readonly bundleId: string };

export interface Draft {
  readonly gathered: ReadonlyMap<string, Gathered>;
  /** Looked up, but AWS no longer lists it or did not answer. */
  readonly missing: readonly string[];
  /** Absent while something is still being looked up, or the account is not known. */
  readonly plan: Answer<WorkspacesPlan> | undefined;
  /** Ids that go on although their user is connected. */
  readonly overridden: ReadonlySet<string>;
  toggleOverride(id: string): void;
}

const none: ReadonlySet<string> = new Set();

export function useDraft(selection: Selection): Draft {
  const { session, account } = useLink();
  const fleet = useFleet();
  const gathered = useGathered(selection.ids);
  const [overridden, setOverridden] = usePlaceState('overridden', none);
  const [random] = usePlaceState('random', Math.random());
  const complete = selection.ids.every((id) => gathered.has(id));

  // Bundles and directories are what the plan takes from the fleet; rows that refresh meanwhile must not make a new one.
  const { bundles, directories, images } = fleet;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fleet.rows` is evidence only
  const plan = useMemo(() => {
    if (!complete || !session || !account) return undefined;
    const evidence = evidenceIn(fleet);
    const target = selection.verb === 'migrate' ? bundles.get(selection.bundleId) : undefined;
    const candidates = selection.ids.flatMap((id): Candidate[] => {
      const facts = gathered.get(id);
      if (!facts?.workspace) return [];
      const bundle = bundles.get(facts.workspace.bundleId ?? '');
      return [
        {
          workspace: facts.workspace,
          bundle,
          snapshot: facts.snapshot,
          connection: facts.connection?.state,
          connectedOverridden: overridden.has(id),
          directoryTenancy: directories.get(facts.workspace.directoryId ?? '')?.tenancy,
          evidence: evidence(bundle),
        },
      ];
    });
    const context = { account, now: session.clock.now(), random };
    if (selection.verb === 'rebuild') return planRebuild({ ...context, candidates });
    if (!target) return undefined;
    const targetEvidence = evidence(target);
    return planMigration({ ...context, candidates: candidates.map((one) => ({ ...one, target, targetEvidence })) });
  }, [complete, session, account, selection, gathered, overridden, bundles, directories, images, random]);

  return {
    gathered,
    missing: selection.ids.filter((id) => gathered.has(id) && !gathered.get(id)?.workspace),
    plan,
    overridden,
    toggleOverride: (id) =>
      setOverridden((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  };
}
