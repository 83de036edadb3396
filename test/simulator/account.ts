/** A simulated account for one test, and the real SDK client that talks to it. */
import {
  DescribeWorkspacesCommand,
  type Workspace as Shown,
  WorkSpacesClient,
  type WorkSpacesServiceException,
} from '@aws-sdk/client-workspaces';
import { onTestFinished } from 'vitest';
import { hotels } from '../../src/simulator/estates/hotels.ts';
import { type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';
import { createCatalogue } from '../../src/simulator/workspaces/catalogue.ts';
import type { Workspace } from '../../src/simulator/workspaces/record.ts';

const { named } = createCatalogue(hotels.bundles);

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Time stands still unless the test moves it. */
export async function account(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({ workspaces: 400, bots: 3, rate: 0, speed: 0, ...options });
  onTestFinished(() => simulator.close());
  const client = clientOf(simulator.url);
  onTestFinished(() => client.destroy());
  const { world } = simulator;
  const send = client.send.bind(client) as typeof client.send;

  /** The first WorkSpace that fits. */
  const some = (fits: (workspace: Workspace) => boolean): Workspace => {
    for (let row = 0; row < world.fleet.rows(); row += 1) {
      const workspace = world.fleet.at(row);
      if (workspace !== undefined && fits(workspace)) return workspace;
    }
    throw new Error('no WorkSpace of the fleet fits');
  };
  const shown = async (id: string): Promise<Shown | undefined> =>
    (await send(new DescribeWorkspacesCommand({ WorkspaceIds: [id] }))).Workspaces?.[0];
  /** What DescribeWorkspaces says of the ids while `minutes` pass, each change once; `-` when it is not returned. */
  const story = async (ids: readonly string[], minutes: number): Promise<string[]> => {
    const told: string[] = [];
    for (let passed = 0; passed <= minutes * minute; passed += 10 * second) {
      const { Workspaces = [] } = await send(new DescribeWorkspacesCommand({ WorkspaceIds: [...ids] }));
      const line = ids.map((id) => Workspaces.find((one) => one.WorkspaceId === id)?.State ?? '-').join(' ');
      if (told.at(-1) !== line) told.push(line);
      world.clock.advance(10 * second);
    }
    return told;
  };
  return { simulator, client, world, send, some, shown, story };
}

export const clientOf = (endpoint: string, accessKeyId = 'AKIAEXAMPLE', region = 'eu-central-1') =>
  new WorkSpacesClient({
    endpoint,
    region,
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'secret' },
  });

/** The error that a call is answered with. */
export async function errorOf(
  call: Promise<unknown>,
): Promise<WorkSpacesServiceException & { readonly reason?: string }> {
  try {
    await call;
  } catch (error) {
    return error as WorkSpacesServiceException;
  }
  throw new Error('the call was accepted');
}

/** A WorkSpace that nothing speaks against: healthy, with snapshots, no standby, nothing at work on it. */
export const ready =
  (bundle: string, state = 'AVAILABLE') =>
  (workspace: Workspace): boolean =>
    workspace.bundleId === named(bundle).id &&
    workspace.state === state &&
    workspace.standby === undefined &&
    workspace.modifications.length === 0 &&
    workspace.firstSnapshotAt < Date.now();

export const bundleId = (name: string): string => named(name).id;
