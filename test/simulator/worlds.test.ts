import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  DescribeWorkspaceBundlesCommand,
  DescribeWorkspaceDirectoriesCommand,
  DescribeWorkspacesCommand,
  RebuildWorkspacesCommand,
  type WorkSpacesClient,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';
import { clientOf, errorOf } from './account.ts';

const usual = 'AKIAEXAMPLE';
const other = 'AKIA210987654321';

/** Twelve and five WorkSpaces in two Regions of each account. */
async function aws(options: SimulatorOptions = {}) {
  const regions = { 'eu-west-1': 12, 'us-east-1': 5 };
  const simulator = await startSimulator({ regions, rate: 0, speed: 0, bots: 3, ...options });
  onTestFinished(() => simulator.close());
  const at = (key: string, region: string) => {
    const client = clientOf(simulator.url, key, region);
    onTestFinished(() => client.destroy());
    return client;
  };
  return { simulator, at };
}

const idsIn = async (client: WorkSpacesClient): Promise<readonly (string | undefined)[]> =>
  ((await client.send(new DescribeWorkspacesCommand({}))).Workspaces ?? []).map((one) => one.WorkspaceId);

const ownIds = async (client: WorkSpacesClient): Promise<readonly (string | undefined)[]> => {
  const { Bundles = [] } = await client.send(new DescribeWorkspaceBundlesCommand({}));
  const { Directories = [] } = await client.send(new DescribeWorkspaceDirectoriesCommand({}));
  return [...Bundles.map((one) => one.BundleId), ...Directories.map((one) => one.DirectoryId)];
};

const rebuild = (id: string | undefined) =>
  new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] });

describe('several accounts and Regions', () => {
  it('each have a fleet, bundles and directories of their own', async () => {
    const { at } = await aws();
    const places = [at(usual, 'eu-west-1'), at(usual, 'us-east-1'), at(other, 'eu-west-1'), at(other, 'us-east-1')];
    const fleets = await Promise.all(places.map(idsIn));
    expect(new Set(fleets.flat()).size).toBe(fleets.flat().length);
    expect(fleets.map((ids) => ids.length > 0)).toEqual([true, true, true, true]);
    const own = (await Promise.all(places.map(ownIds))).flat();
    expect(new Set(own).size).toBe(own.length);
  });

  it('the first Region of the usual account is the account that there is without Regions', async () => {
    const alone = await startSimulator({ workspaces: 12, rate: 0, speed: 0 });
    onTestFinished(() => alone.close());
    const client = clientOf(alone.url);
    onTestFinished(() => client.destroy());
    const { at } = await aws();
    const first = at(usual, 'eu-west-1');
    expect([await idsIn(first), await ownIds(first)]).toEqual([await idsIn(client), await ownIds(client)]);
  });

  it('a Region that was not asked for has nothing', async () => {
    const { at } = await aws();
    expect([await idsIn(at(usual, 'ap-south-1')), await ownIds(at(usual, 'ap-south-1'))]).toEqual([[], []]);
  });

  it('the access key says which account asks, an assumed role among them', async () => {
    const { simulator } = await aws();
    const callers = await Promise.all(
      [usual, other, 'ASIA555566667777TEMPORARY'].map(async (accessKeyId) => {
        const credentials = { accessKeyId, secretAccessKey: 'x' };
        const sts = new STSClient({ endpoint: simulator.url, region: 'eu-west-1', credentials });
        onTestFinished(() => sts.destroy());
        return (await sts.send(new GetCallerIdentityCommand({}))).Account;
      }),
    );
    expect(callers).toEqual(['123456789012', '210987654321', '555566667777']);
  });

  it('a WorkSpace of one is known to no other, and its change is in its own books', async () => {
    const { simulator, at } = await aws();
    const home = at(usual, 'us-east-1');
    const { world } = simulator;
    const there = simulator.worlds.of('123456789012', 'us-east-1');
    const healthy = [...there.fleet.everything()].find((one) => /AVAILABLE|STOPPED/.test(one.state))?.id;
    const strange = await at(other, 'us-east-1').send(rebuild(healthy));
    expect(strange.FailedRequests?.[0]?.ErrorCode).toMatch(/ResourceNotFound/);
    await home.send(rebuild(healthy));
    expect([world.fleet.submissions.length, there.fleet.submissions.map(({ id }) => id)]).toEqual([0, [healthy]]);
    const log = (await (await fetch(`${simulator.url}/_simulator/log`)).json()) as readonly object[];
    expect(log.at(-1)).toMatchObject({
      operation: 'RebuildWorkspaces',
      accountId: '123456789012',
      region: 'us-east-1',
    });
    const state = await fetch(`${simulator.url}/_simulator/state?region=us-east-1`);
    expect(await state.json()).toMatchObject({ region: 'us-east-1', submissions: [{ id: healthy }] });
  });

  it('each has calls of its own to spend', async () => {
    const { at } = await aws({ rate: 2, burst: 1 });
    const [here, there] = [at(usual, 'eu-west-1'), at(usual, 'us-east-1')];
    await idsIn(here);
    expect((await errorOf(idsIn(here))).name).toBe('ThrottlingException');
    expect(await idsIn(there)).not.toEqual([]);
  });

  it('a fault can be about one of them', async () => {
    const { at } = await aws({ faults: [{ effect: 'deny', region: 'us-east-1', account: '210987654321' }] });
    expect((await errorOf(idsIn(at(other, 'us-east-1')))).name).toBe('AccessDeniedException');
    expect(await idsIn(at(other, 'eu-west-1'))).not.toEqual([]);
    expect(await idsIn(at(usual, 'us-east-1'))).not.toEqual([]);
  });
});
