import { DescribeSubnetsCommand, type DescribeSubnetsCommandInput, EC2Client } from '@aws-sdk/client-ec2';
import { MigrateWorkspaceCommand } from '@aws-sdk/client-workspaces';
import { describe, expect, it, onTestFinished } from 'vitest';
import { account, bundleId, errorOf, hour, ready } from './account.ts';

async function network(options: Parameters<typeof account>[0] = {}) {
  const there = await account(options);
  const clientOf = (accessKeyId: string) => {
    const credentials = { accessKeyId, secretAccessKey: 'secret' };
    const client = new EC2Client({
      endpoint: there.simulator.url,
      region: 'eu-central-1',
      maxAttempts: 1,
      credentials,
    });
    onTestFinished(() => client.destroy());
    return client;
  };
  const ec2 = clientOf('AKIAEXAMPLE');
  const subnets = async (input: DescribeSubnetsCommandInput = {}) =>
    (await ec2.send(new DescribeSubnetsCommand(input))).Subnets ?? [];
  const free = async (id: string) => (await subnets({ SubnetIds: [id] }))[0]?.AvailableIpAddressCount;
  return { ...there, ec2, clientOf, subnets, free };
}

const desk = 'HH-FrontDesk-W10-S2019';
const newDesk = 'HH-FrontDesk-S2022-DCV';

describe('the subnets of the directories', () => {
  it('have room for the fleet, and five addresses that AWS keeps for itself', async () => {
    const { subnets, world } = await network();
    const all = await subnets();
    expect(all.length).toBeGreaterThan(4);
    for (const { SubnetId, AvailableIpAddressCount } of all) {
      const held = [...world.fleet.everything()].filter((one) => one.visible && one.subnetId === SubnetId);
      expect(AvailableIpAddressCount).toBe(256 - 5 - held.length);
    }
  });

  it('give one more address away while a migration runs, and get the old one back at its end', async () => {
    const { free, send, some, world } = await network({ faults: [{ effect: 'succeed' }] });
    const { id, subnetId } = some(ready(desk));
    const before = (await free(subnetId)) ?? 0;
    await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: bundleId(newDesk) }));
    expect(await free(subnetId)).toBe(before - 1);
    // Nothing else of the fleet may come or go meanwhile: only those that are being terminated do.
    const leaving = [...world.fleet.everything()].filter(
      (one) => one.subnetId === subnetId && one.state === 'TERMINATING' && one.visible,
    );
    world.clock.advance(2 * hour);
    expect(await free(subnetId)).toBe(before + leaving.length);
  });

  it('keep their addresses when a migration is silent', async () => {
    const { free, send, some } = await network({ faults: [{ effect: 'silent' }] });
    const { id, subnetId } = some(ready(desk));
    const before = await free(subnetId);
    await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: bundleId(newDesk) }));
    expect(await free(subnetId)).toBe(before);
  });

  it('are found by a filter, which leaves out what is not there', async () => {
    const { subnets, some } = await network();
    const { subnetId } = some(ready(desk));
    const Filters = [{ Name: 'subnet-id', Values: [subnetId, 'subnet-0123456789abcdef0'] }];
    expect((await subnets({ Filters })).map((one) => one.SubnetId)).toEqual([subnetId]);
  });
});

describe('what EC2 refuses', () => {
  it.each([
    ['an id that is not there', { SubnetIds: ['subnet-0123456789abcdef0'] }, 'InvalidSubnetID.NotFound'],
    ['what is no id', { SubnetIds: ['nonsense'] }, 'InvalidSubnetID.Malformed'],
    ['a filter it does not have', { Filters: [{ Name: 'colour', Values: ['red'] }] }, 'InvalidParameterValue'],
    ['a page of four', { MaxResults: 4 }, 'InvalidParameterValue'],
    ['ids and pages', { SubnetIds: ['subnet-1'], MaxResults: 5 }, 'InvalidParameterCombination'],
  ])('%s', async (_, input, name) => {
    const { ec2 } = await network({ workspaces: 0 });
    expect(await errorOf(ec2.send(new DescribeSubnetsCommand(input)))).toMatchObject({ name });
  });

  it.each([
    ['AKIASIMULATEDDENIED', 'UnauthorizedOperation', 403],
    ['AKIASIMULATEDEXPIRED', 'RequestExpired', 400],
  ])('a caller with the key %s: %s', async (key, name, httpStatusCode) => {
    const { clientOf } = await network({ workspaces: 0 });
    const error = await errorOf(clientOf(key).send(new DescribeSubnetsCommand({})));
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it.each([
    ['throttle', 'RequestLimitExceeded'],
    ['deny', 'UnauthorizedOperation'],
    ['500', 'InternalFailure'],
  ] as const)('whatever meets the fault %s: %s', async (effect, name) => {
    const { ec2 } = await network({ workspaces: 0, faults: [{ effect, operation: 'DescribeSubnets' }] });
    expect(await errorOf(ec2.send(new DescribeSubnetsCommand({})))).toMatchObject({ name });
  });
});
