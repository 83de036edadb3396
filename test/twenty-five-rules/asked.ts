/** What the tests of the rules share: a selection planned as the commands plan it, and what reached AWS. */
import type { Bundle, Workspace } from '../../src/aws/model.ts';
import { idsPerCall, type Session } from '../../src/aws/session.ts';
import { lookUp } from '../../src/commands/look-up.ts';
import { allTo } from '../../src/plans/mapping.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../src/plans/plan.ts';
import { planSelection, type Selection } from '../../src/plans/plan-selection.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import type { Rule, Verdict } from '../../src/rules/verdict.ts';
import { limits, value } from '../plans/fixtures.ts';
import type { Logged, SimulatedWorld } from '../runs/world.ts';

export const hotelBundles = {
  windows: 'HH-FrontDesk-W10-S2019',
  next: 'HH-FrontDesk-S2022-DCV',
  linux: 'DevTools-AL2',
  nextLinux: 'DevTools-Ubuntu-24.04',
} as const;

export const ids = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);

export const everyState = [
  ...['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'REBOOTING', 'IMPAIRED', 'ADMIN_MAINTENANCE', 'MAINTENANCE'],
  ...['PENDING', 'STARTING', 'STOPPING', 'REBUILDING', 'RESTORING', 'UPDATING', 'TERMINATING', 'TERMINATED'],
  // The last one is in nobody's list.
  ...['SUSPENDED', 'QUARANTINED'],
];

/** So many WorkSpaces on that bundle that nothing speaks against. */
export async function desks(
  world: SimulatedWorld,
  count: number,
  { on = hotelBundles.windows as string, ...condition }: { readonly on?: string } & Record<string, unknown> = {},
): Promise<readonly Workspace[]> {
  const bundle = await world.bundle(({ name }) => name === on);
  const whole = {
    bundleId: bundle.id,
    state: 'AVAILABLE',
    runningMode: 'AUTO_STOP',
    connection: 'DISCONNECTED',
    snapshotHours: 3,
    unhealthyHours: null,
    ...condition,
  };
  const all = await world.ordinary(count);
  const put: Workspace[] = [];
  for (let at = 0; at < count; at += idsPerCall) put.push(...(await world.put(all.slice(at, at + idsPerCall), whole)));
  return put;
}

/** One of them in each of the states, by state. */
export async function deskInEach(world: SimulatedWorld, states: readonly string[], on?: string) {
  const all = await desks(world, states.length, on === undefined ? {} : { on });
  const put = await Promise.all(
    states.map(async (state, nth) => {
      const one = all[nth];
      if (!one) throw new Error('there are too few WorkSpaces');
      return [state, (await world.put([one], { state }))[0] ?? one] as const;
    }),
  );
  return new Map<string, Workspace>(put);
}

export const bundleNamed = (world: SimulatedWorld, name: string): Promise<Bundle> =>
  world.bundle((bundle) => bundle.name === name);

export const rebuilding = (some: readonly { readonly id: string }[]): Selection => ({
  verb: 'rebuild',
  ids: ids(some),
});

export const migrating = (some: readonly { readonly id: string }[], to: { readonly id: string }): Selection => ({
  verb: 'migrate',
  ids: ids(some),
  mapping: allTo(to.id),
});

/** Looked up and planned as a command does it. */
export async function planned(
  session: Session,
  selection: Selection,
  { overridden = [], policy }: { readonly overridden?: readonly string[]; readonly policy?: Partial<RunPolicy> } = {},
): Promise<WorkspacesPlan> {
  const { verb } = selection;
  const looked = await lookUp(session, { verb, ids: selection.ids, listed: undefined }, () => {});
  const account = value(await session.account());
  const made = planSelection(
    selection,
    { ...looked, underWay: new Map(), overridden: new Set(overridden) },
    {
      account,
      now: session.clock.now(),
      random: 0.5,
      limits,
      policy: { canary: 0, stopAfter: { percent: 100 }, ...policy },
    },
  );
  if (!made) throw new Error('AWS lists none of them');
  return value(made);
}

export const itemOf = ({ items, excluded }: WorkspacesPlan, id: string): WorkspaceItem => {
  const item = [...items, ...excluded].find((one) => one.id === id);
  if (!item) throw new Error(`${id} is not in the plan`);
  return item;
};

export const says = (plan: WorkspacesPlan, id: string, rule: Rule): Verdict | undefined =>
  itemOf(plan, id).verdicts.find((verdict) => verdict.rule === rule);

const changing = /^(Migrate|Rebuild|Restore|Modify|Reboot|Start|Stop)/;

/** Every request that could change something, whatever became of it. */
export const changesSent = async (world: SimulatedWorld): Promise<readonly Logged[]> =>
  (await world.log()).filter(({ operation }) => changing.test(operation));

/** The WorkSpaces that these requests name. */
export const namedIn = (log: readonly Logged[]): readonly string[] =>
  log.flatMap(({ input }) => JSON.stringify(input).match(/ws-[0-9a-z]{9}/g) ?? []);
