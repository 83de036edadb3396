/** Plans, events and failures for the tests of runs. */
import type { Failure } from '../../src/aws/answer.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { Plan, WorkspacesPlan } from '../../src/plans/plan.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import type { WorkspaceVerb } from '../../src/rules/verbs.ts';
import type { Created, RunEvent } from '../../src/runs/events.ts';
import { begin, step } from '../../src/runs/fold.ts';
import type { ItemState, RunState } from '../../src/runs/state.ts';
import {
  bundle,
  candidate,
  context,
  lexItem,
  migrating,
  now,
  planMigration,
  planRebuild,
  value,
} from '../plans/fixtures.ts';

export { now };

export const rebuildPlan = (...ids: string[]): WorkspacesPlan =>
  value(planRebuild({ ...context, candidates: ids.map((id) => candidate(id)) }));
export const migratePlan = (...ids: string[]): WorkspacesPlan =>
  value(planMigration({ ...context, candidates: ids.map((id) => migrating(id)) }));
export const lexPlan = () => value(planLexMigration({ ...context, items: [lexItem()] }));

export const driver = { by: 'ann', arn: 'arn:aws:sts::123456789012:assumed-role/operator/ann', pid: 1 };
export const created = (plan: Plan): Created => ({ type: 'created', at: now, plan, ...driver, confirmed: ['phrase'] });

export function failure(kind: Failure['kind'], effect: Failure['effect'] = 'none'): Failure {
  const words = { what: 'It could not be rebuilt.', why: `AWS said ${kind}.`, next: 'Look.' };
  return { kind, operation: 'workspaces:RebuildWorkspaces', effect, requestId: 'r-1', ...words };
}

export const stateAfter = (plan: Plan, ...events: readonly RunEvent[]): RunState =>
  events.reduce(step, begin(created(plan)));

export function only(state: RunState): ItemState {
  const [item] = state.items;
  if (!item) throw new Error('no item');
  return item;
}

/** A plan for these, whatever the verb; each candidate as it is found. */
export const planOf = (
  verb: Exclude<WorkspaceVerb, 'migrate'>,
  found: readonly Candidate[],
  policy: Partial<RunPolicy> = {},
): WorkspacesPlan => value(planWorkspaces({ ...context, policy, verb, candidates: found }));

/** A stopped Linux WorkSpace on its way to another Linux: started first. */
export const stoppedLinux = (id: string): Candidate => {
  const ubuntu = bundle('wsb-ubuntu001', 'Standard with Ubuntu 22.04 (WSP)');
  const asleep = { state: 'STOPPED', operatingSystem: 'UBUNTU_22_04', bundleId: ubuntu.id, runningMode: 'AUTO_STOP' };
  return {
    ...candidate(id, { bundle: ubuntu, connection: 'UNKNOWN' }, asleep),
    target: bundle('wsb-rocky00001', 'Standard with Rocky Linux 9 (WSP)'),
  };
};
export const steppedPlan = (ids: readonly string[], policy: Partial<RunPolicy> = {}): WorkspacesPlan =>
  value(planMigration({ ...context, policy, candidates: ids.map(stoppedLinux) }));
