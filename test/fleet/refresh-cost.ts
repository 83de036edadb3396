/**
 * What live refresh costs, in simulated time: calls a minute with so many WorkSpaces in motion and on screen.
 * `node test/fleet/refresh-cost.ts --workspaces 5000` prints the figures for 0, 10 and 500 in motion.
 */
import { parseArgs } from 'node:util';
import type { Logged } from '../runs/world.ts';
import { loaded, loading } from './loading.ts';

export interface Asked {
  readonly workspaces: number;
  readonly moving: number;
  /** Rows on screen. */
  readonly visible: number;
  /** Milliseconds; undefined: nothing is refreshed by itself. */
  readonly every: number | undefined;
}

/** Calls a minute, and what the limiter would let through of them. */
export interface Cost {
  readonly byId: number;
  readonly lists: number;
  readonly all: number;
  readonly allowed: number;
  /** What went by between two looks at the same WorkSpace in motion, in seconds, at most; 0: none was looked at twice. */
  readonly longest: number;
}

const rate = 1.5;
const minute = 60_000;
/** Minutes. */
const counted = 5;

export async function costOfRefresh({ workspaces, moving, visible, every }: Asked): Promise<Cost> {
  await using it = await loading({ workspaces, rate: 2, burst: 5 }, { rate, burst: 4 });
  const { fleet } = it.world.simulator.world;
  const running = [...fleet.everything()].filter((one) => one.visible && one.state === 'AVAILABLE');
  for (const one of running.slice(0, moving)) fleet.change(one, { state: 'REBUILDING' }, []);
  const loader = it.load({ every });
  const { rows } = await it.until(loaded);
  loader.look([...rows.keys()].slice(-visible));
  // What follows a load, who is connected, is waited for at the full rate: of two calls one is for that list at least.
  await it.pass(2 * ((2 * workspaces * 1000) / 25 / rate) + minute);
  const from = it.world.clock.now();
  await it.pass(counted * minute);
  const log = (await it.asked()).filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < from + counted * minute);
  const byId = log.filter(({ input }) => 'WorkspaceIds' in input);
  const of = (calls: readonly Logged[]) => calls.length / counted;
  return {
    byId: of(byId),
    lists: of(log) - of(byId),
    all: of(log),
    allowed: 60 * rate,
    longest: longestBetween(byId, new Set(running.slice(0, moving).map(({ id }) => id))),
  };
}

function longestBetween(calls: readonly Logged[], ids: ReadonlySet<string>): number {
  const last = new Map<string, number>();
  let longest = 0;
  for (const { at, input, operation } of calls) {
    if (operation !== 'DescribeWorkspaces') continue;
    for (const id of input.WorkspaceIds as readonly string[]) {
      if (!ids.has(id)) continue;
      longest = Math.max(longest, Date.parse(at) - (last.get(id) ?? Date.parse(at)));
      last.set(id, Date.parse(at));
    }
  }
  return longest / 1000;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { workspaces: { type: 'string', default: '5000' } } });
  for (const moving of [0, 10, 500]) {
    const cost = await costOfRefresh({ workspaces: +values.workspaces, moving, visible: 36, every: 15_000 });
    const { byId, lists, all, allowed, longest } = cost;
    console.log(
      `${moving} in motion: ${all.toFixed(1)} calls a minute of ${allowed} allowed, ${byId.toFixed(1)} by id, ${lists.toFixed(1)} for lists; each in motion looked at every ${longest.toFixed(0)} s at the most`,
    );
  }
}
