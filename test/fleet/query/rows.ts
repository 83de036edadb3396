/** Rows for the tests of the query language. */
import type { Bundle, Connection, Tag, Workspace } from '../../../src/aws/model.ts';
import type { Surroundings } from '../../../src/fleet/fields.ts';
import {
  emptyFleet,
  type Row,
  withBundles,
  withConnections,
  withLookedUp,
  withWorkspaces,
} from '../../../src/fleet/fleet.ts';
import type { LookedUp } from '../../../src/fleet/looked.ts';
import type { NewestSnapshots } from '../../../src/plans/gather.ts';

export const now = Date.UTC(2026, 10, 22, 12);
export const hour = 3_600_000;
export const day = 24 * hour;

export const at: Surroundings = {
  now,
  originOf: () => ({ profile: 'ops', region: 'eu-west-1', accountId: '123456789012', alias: 'acme' }),
  runsOf: (id) => (id === 'ws-failed' ? ['failed'] : []),
};

export interface Told {
  readonly workspace?: Partial<Workspace>;
  readonly connection?: Partial<Connection>;
  readonly lookedUp?: { readonly tags?: readonly Tag[] | 'denied'; readonly snapshots?: NewestSnapshots };
}

/** By id. What is not said is as AWS would leave it out. */
export function rowsOf(told: Readonly<Record<string, Told>>): readonly Row[] {
  const ids = Object.keys(told);
  const workspaces = ids.map(
    (id) =>
      ({
        id,
        modifications: [],
        related: [],
        standbys: [],
        bundleId: 'wsb-1',
        ...told[id]?.workspace,
      }) as unknown as Workspace,
  );
  const connections = ids.flatMap((id) => {
    const { connection } = told[id] ?? {};
    return connection ? [{ id, ...connection } as Connection] : [];
  });
  const bundles = [{ id: 'wsb-1', name: 'Standard with Windows 10' } as Bundle];
  let fleet = withConnections(withBundles(withWorkspaces(emptyFleet, workspaces), bundles), connections);
  for (const id of ids) fleet = withLookedUp(fleet, id, lookedUp(told[id]?.lookedUp));
  return [...fleet.rows.values()];
}

/** Just now, to be known for some minutes. */
function lookedUp({ tags, snapshots }: Told['lookedUp'] = {}): LookedUp {
  const looked = <T>(is: T) => ({ is, at: now, until: now + hour });
  return { ...(tags && { tags: looked(tags) }), ...(snapshots && { snapshots: looked(snapshots) }) };
}

const states = ['AVAILABLE', 'STOPPED', 'STOPPED', 'ERROR', 'UNHEALTHY'];
const systems = ['WINDOWS_10', 'WINDOWS_11', 'WINDOWS_SERVER_2019', 'AMAZON_LINUX_2'];
const names = ['ann', 'bob', 'carla', 'dmitri', 'eve'];

/** As many as are asked for, all told. */
export function manyRows(count: number): readonly Row[] {
  const told = Array.from({ length: count }, (_, n): readonly [string, Told] => [
    `ws-${n.toString(36).padStart(9, '0')}`,
    {
      workspace: {
        userName: `${names[n % names.length]}.${n}`,
        computerName: `EC2AMAZ-${n}`,
        ipAddress: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
        state: states[(n * 7) % 5] ?? '',
        operatingSystem: systems[n % systems.length] ?? '',
        rootVolumeGib: 80 + (n % 3) * 20,
        protocols: [n % 2 ? 'WSP' : 'PCOIP'],
      },
    },
  ]);
  return rowsOf(Object.fromEntries(told));
}
