import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../src/simulator/server.ts';
import { failureIn, loopback, raw, session } from './loopback.ts';

async function simulated(accessKeyId = 'AKIASIMULATED') {
  const simulator = await startSimulator({ workspaces: 100, rate: 0, speed: 0 });
  onTestFinished(() => simulator.close());
  const credentials = { accessKeyId, secretAccessKey: 'simulated' };
  return { simulator, network: (await session({ endpointUrl: simulator.url, credentials })).network };
}

const answer = (...subnets: readonly string[]) =>
  raw(
    200,
    'text/xml',
    `<DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>${subnets.join('')}</DescribeSubnetsResponse>`,
  );

describe('the free addresses of subnets', () => {
  it('are read for as many subnets as are asked for, a hundred a call', async () => {
    const server = await loopback(answer('<subnetSet/>'));
    const { network } = await session(server);
    const ids = Array.from({ length: 250 }, (_, nth) => `subnet-${nth}`);
    expect(await network.subnets(ids)).toEqual({ ok: true, value: [] });
    const asked = server.asked.map(({ body }) => [...new URLSearchParams(body)].map(([, value]) => value));
    expect(asked.map((values) => values.filter((value) => /^subnet-\d/.test(value)).length)).toEqual([100, 100, 50]);
  });

  it('are not asked for when there is no subnet to ask about: no id would mean every one', async () => {
    const server = await loopback(answer('<subnetSet/>'));
    const { network } = await session(server);
    expect(await network.subnets([])).toEqual({ ok: true, value: [] });
    expect(server.asked).toEqual([]);
  });

  it('are those that AWS has, and a subnet that is gone hides no other', async () => {
    const { simulator, network } = await simulated();
    const [one, other] = simulator.world.subnets.all.map(({ id }) => id);
    const found = await network.subnets([one ?? '', 'subnet-0123456789abcdef0', other ?? '']);
    const free = simulator.world.subnets.freeAddresses();
    expect(found).toMatchObject({
      ok: true,
      value: [one, other].map((id) => ({ id, freeAddresses: free.get(id ?? '') })),
    });
  });

  it('are read page by page, cleaned, and unknown where AWS did not say', async () => {
    const first =
      '<subnetSet><item><subnetId>subnet-a\u001b[31m</subnetId></item></subnetSet><nextToken>more</nextToken>';
    const second =
      '<subnetSet><item><subnetId>subnet-b</subnetId><availableIpAddressCount>7</availableIpAddressCount></item></subnetSet>';
    const server = await loopback(answer(first), answer(second));
    const { network } = await session(server);
    expect(await network.subnets(['subnet-a', 'subnet-b'])).toMatchObject({
      value: [
        { id: 'subnet-a', freeAddresses: undefined },
        { id: 'subnet-b', freeAddresses: 7 },
      ],
    });
  });

  it('are denied with the action to allow', async () => {
    const { network } = await simulated('AKIASIMULATEDDENIED');
    expect(failureIn(await network.subnets(['subnet-1']))).toMatchObject({
      kind: 'denied',
      code: 'UnauthorizedOperation',
      operation: 'ec2:DescribeSubnets',
      next: expect.stringContaining('allow ec2:DescribeSubnets for arn:aws:iam::123456789012:user/'),
    });
  });

  it('are asked for again when EC2 throttles, on the budget that everything is on', async () => {
    const { simulator, network } = await simulated();
    await fetch(`${simulator.url}/_simulator/faults`, {
      method: 'POST',
      body: JSON.stringify([{ effect: 'throttle', operation: 'DescribeSubnets', times: 2 }]),
    });
    expect(await network.subnets(simulator.world.subnets.all.map(({ id }) => id))).toMatchObject({ ok: true });
  });
});
