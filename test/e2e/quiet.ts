/** WorkSpaces whose users stay away, whatever the time of day: the simulated AWS knows its own future. */
import { hotels } from '../../src/simulator/estates/hotels.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { ownBundle } from '../../src/simulator/workspaces/bundles.ts';
import { connectionOf } from '../../src/simulator/workspaces/connections.ts';
import type { Workspace } from '../../src/simulator/workspaces/record.ts';

const minute = 60_000;
/** So long a test lasts at most, in simulated time. */
const horizon = 180 * minute;

/** Ids of WorkSpaces that may be rebuilt, and that nothing will happen to by itself. */
export async function quietOnes(
  url: string,
  count: number,
  suits: (workspace: Workspace) => boolean = () => true,
  /** Where it is not the first account and Region: `account=210987654321&region=us-east-1`. */
  place = '',
): Promise<readonly string[]> {
  const { seed, now, workspaces } = (await (await fetch(`${url}/_simulator/state?full&${place}`)).json()) as {
    readonly seed: number;
    readonly now: number;
    readonly workspaces: readonly Workspace[];
  };
  const times = Array.from({ length: horizon / (15 * minute) + 1 }, (_, quarter) => now + quarter * 15 * minute);
  const quiet = workspaces.filter(
    (one) =>
      suits(one) &&
      one.state === 'AVAILABLE' &&
      one.visible &&
      one.standby === undefined &&
      one.busy === undefined &&
      one.modifications.length === 0 &&
      one.ahead.length === 0 &&
      one.firstSnapshotAt < now &&
      times.every((at) => connectionOf(seed, one, at).state === 'DISCONNECTED'),
  );
  if (quiet.length < count) throw new Error(`only ${quiet.length} users stay away`);
  return quiet.slice(0, count).map(({ id }) => id);
}

/** The same of the demo, which nobody can ask: a twin of it, born in the same hour, has the same fleet and future. */
export async function quietInDemo(
  workspaces: number,
  count: number,
  suits?: (workspace: Workspace) => boolean,
): Promise<readonly string[]> {
  const twin = await startSimulator({ workspaces, bots: 0 });
  try {
    return await quietOnes(twin.url, count, suits);
  } finally {
    await twin.close();
  }
}

/** On the front desk's golden image of Windows Server 2019, which AWS's table lets go to Server 2025. */
export const onServer2019 = ({ bundleId }: Workspace): boolean => bundleId === frontDesk;
const frontDesk = hotels.bundles.map(ownBundle).find(({ name }) => name === 'HH-FrontDesk-W10-S2019')?.id;
