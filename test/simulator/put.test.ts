import { DescribeWorkspacesConnectionStatusCommand } from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import { account } from './account.ts';

async function world() {
  const there = await account({ workspaces: 5 });
  const put = async (path: string, body: unknown) => {
    const response = await fetch(`${there.simulator.url}/_simulator/${path}`, {
      method: 'PUT',
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as { readonly message?: string }) };
  };
  return { ...there, put, id: there.world.fleet.at(0)?.id ?? '' };
}

describe('what is put into the world', () => {
  it('is a WorkSpace as AWS may have it and nobody has met it', async () => {
    const { put, shown, send, id } = await world();
    const odd = { state: 'QUARANTINED', shownAs: 'WINDOWS_SERVER_2031', connection: 'ABSENT', runningMode: 'MANUAL' };
    expect(await put(`workspaces/${id}`, odd)).toMatchObject({ status: 200 });
    expect(await shown(id)).toMatchObject({
      State: 'QUARANTINED',
      WorkspaceProperties: { OperatingSystemName: 'WINDOWS_SERVER_2031', RunningMode: 'MANUAL' },
    });
    await put(`workspaces/${id}`, { shownAs: null });
    expect((await shown(id))?.WorkspaceProperties).not.toHaveProperty('OperatingSystemName');
    const connection = async () =>
      (await send(new DescribeWorkspacesConnectionStatusCommand({ WorkspaceIds: [id] }))).WorkspacesConnectionStatus;
    expect(await connection()).toEqual([]);
    await put(`workspaces/${id}`, { connection: 'CONNECTED' });
    expect(await connection()).toMatchObject([{ ConnectionState: 'CONNECTED' }]);
  });

  it('is a bundle, and a WorkSpace on it is as the bundle says', async () => {
    const { put, shown, id } = await world();
    await put('bundles/wsb-oldtimer0', { name: 'Windows 7', os: 'WINDOWS_7', protocol: 'PCOIP', compute: 'GRAPHICS' });
    await put(`workspaces/${id}`, { bundleId: 'wsb-oldtimer0' });
    expect(await shown(id)).toMatchObject({
      BundleId: 'wsb-oldtimer0',
      WorkspaceProperties: { ComputeTypeName: 'GRAPHICS', Protocols: ['PCOIP'], OperatingSystemName: 'WINDOWS_7' },
    });
  });

  it('is a subnet that is almost full', async () => {
    const { put, world: truth } = await world();
    const [{ id } = { id: '' }] = truth.subnets.all;
    await put(`subnets/${id}`, { free: 3 });
    expect(truth.subnets.freeAddresses().get(id)).toBe(3);
  });

  it('stays as it was put while time passes', async () => {
    const { put, shown, id, world: truth } = await world();
    await put(`workspaces/${id}`, { state: 'REBOOTING' });
    truth.clock.advance(24 * 3_600_000);
    expect((await shown(id))?.State).toBe('REBOOTING');
  });

  // biome-ignore format: a table
  it.each([
    ['workspaces/ws-000000000', { state: 'AVAILABLE' }, 'there is no WorkSpace ws-000000000'],
    ['workspaces/ID', { bundleId: 'wsb-000000000' }, 'there is no bundle wsb-000000000'],
    ['workspaces/ID', { stat: 'AVAILABLE' }, 'the body: Unrecognized key: "stat"'],
    ['workspaces/ID', { snapshotHours: 13 }, 'snapshotHours: Too big: expected number to be <12'],
    ['bundles/bundle', { name: 'a', os: 'WINDOWS_10', protocol: 'WSP' }, 'bundle is not the id of a bundle'],
    ['bundles/wsb-000000000', { name: 'a', os: 'WINDOWS_10' }, /^protocol: Invalid option/],
    ['subnets/subnet-1', { free: 1 }, 'there is no subnet subnet-1'],
  ])('is refused with one sentence: %s %j', async (path, body, message) => {
    const { put, id } = await world();
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await put(path.replace('ID', id), body)).toEqual({ status: 400, message: expected });
  });
});
