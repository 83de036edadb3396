import {
  DescribeTagsCommand,
  DescribeWorkspaceSnapshotsCommand,
  MigrateWorkspaceCommand,
} from '@aws-sdk/client-workspaces';
import { describe, expect, it } from 'vitest';
import type { ForcedFate } from '../../src/simulator/operation.ts';
import { account, bundleId, errorOf, hour, minute, ready } from './account.ts';

const oldDesk = 'HH-FrontDesk-W10-S2019';
const newDesk = 'HH-FrontDesk-S2022-DCV';

async function migrated(effect: ForcedFate, from = oldDesk, to = newDesk, state = 'AVAILABLE') {
  const there = await account({ faults: [{ operation: 'MigrateWorkspace', effect }] });
  const source = there.some(ready(from, state));
  const before = await there.shown(source.id);
  const command = new MigrateWorkspaceCommand({ SourceWorkspaceId: source.id, BundleId: bundleId(to) });
  const { SourceWorkspaceId, TargetWorkspaceId = '' } = await there.send(command);
  expect(SourceWorkspaceId).toBe(source.id);
  expect(TargetWorkspaceId).toMatch(/^ws-[0-9a-z]{9}$/);
  return { ...there, source, before, target: TargetWorkspaceId };
}

describe('a migration of a Windows WorkSpace', () => {
  it('makes a new id, at first unknown, that becomes AVAILABLE; then the source goes', async () => {
    const { story, source, target } = await migrated('succeed');
    expect(await story([source.id, target], 60)).toEqual([
      'AVAILABLE -',
      'AVAILABLE PENDING',
      'AVAILABLE AVAILABLE',
      'TERMINATING AVAILABLE',
      '- AVAILABLE',
    ]);
  });

  it('gives the new one the target bundle, a new name and address, and keeps user, running mode and tags', async () => {
    const { send, shown, world, source, before, target } = await migrated('succeed');
    const tags = (id: string) => send(new DescribeTagsCommand({ ResourceId: id })).then((answer) => answer.TagList);
    const tagsBefore = await tags(source.id);
    world.clock.advance(hour);
    const after = await shown(target);
    expect(after).toMatchObject({
      BundleId: bundleId(newDesk),
      UserName: before?.UserName,
      DirectoryId: before?.DirectoryId,
      WorkspaceProperties: {
        RunningMode: before?.WorkspaceProperties?.RunningMode,
        OperatingSystemName: 'WINDOWS_SERVER_2022',
        Protocols: ['WSP'],
      },
    });
    expect(after?.ComputerName).not.toBe(before?.ComputerName);
    expect(after?.IpAddress).not.toBe(before?.IpAddress);
    expect(await tags(target)).toEqual(tagsBefore);
    const snapshots = () => send(new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: target }));
    expect((await snapshots()).RebuildSnapshots).toEqual([]);
    world.clock.advance(13 * hour);
    expect((await snapshots()).RebuildSnapshots).toHaveLength(1);
  });

  it('from STOPPED leaves the source stopped until it goes; the new one starts and falls asleep again', async () => {
    const { story, source, target } = await migrated('succeed', oldDesk, newDesk, 'STOPPED');
    const told = await story([source.id, target], 4 * 60);
    expect(told.slice(0, 2)).toEqual(['STOPPED -', 'STOPPED PENDING']);
    expect(told.at(-1)).toMatch(/^- (STOPPED|AVAILABLE)$/);
    expect(told).not.toContain('AVAILABLE AVAILABLE');
  });

  it('that fails silently changes nothing, ever, and may be tried again', async () => {
    const { story, send, shown, source, before, target } = await migrated('silent');
    expect(await story([source.id, target], 90)).toEqual(['AVAILABLE -']);
    expect(await shown(source.id)).toEqual(before);
    const again = new MigrateWorkspaceCommand({ SourceWorkspaceId: source.id, BundleId: bundleId(newDesk) });
    expect((await send(again)).TargetWorkspaceId).not.toBe(target);
  });

  it('that is rolled back takes the new id away and gives the source back with its old bundle', async () => {
    const { story, shown, source, before, target } = await migrated('rollback');
    const told = await story([source.id, target], 60);
    expect(told.slice(0, 3)).toEqual(['AVAILABLE -', 'AVAILABLE PENDING', 'PENDING PENDING']);
    expect(told.at(-1)).toBe('AVAILABLE -');
    expect((await shown(source.id))?.BundleId).toBe(before?.BundleId);
  });

  it('may end with the new one in ERROR beside the source', async () => {
    const { story, shown, source, target } = await migrated('end-error');
    expect((await story([source.id, target], 60)).at(-1)).toBe('AVAILABLE ERROR');
    expect(await shown(target)).toMatchObject({ ErrorCode: 'DomainJoin.Workspace' });
  });

  it('keeps a second change away while it is at work', async () => {
    const { send, source } = await migrated('succeed');
    const again = new MigrateWorkspaceCommand({ SourceWorkspaceId: source.id, BundleId: bundleId(newDesk) });
    expect(await errorOf(send(again))).toMatchObject({ name: 'OperationInProgressException' });
  });

  it('never shrinks a volume and keeps a user volume that was sized by hand', async () => {
    const { send, shown, some, world } = await account({ faults: [{ effect: 'succeed' }] });
    const source = some((one) => one.userGib === 200 && one.os === 'WINDOWS_SERVER_2019' && ready(oldDesk)(one));
    const BundleId = bundleId('Value with Windows 10 (Server 2022 based) (WSP)');
    const answer = await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: source.id, BundleId }));
    world.clock.advance(hour);
    expect((await shown(answer.TargetWorkspaceId ?? ''))?.WorkspaceProperties).toMatchObject({
      RootVolumeSizeGib: 80,
      UserVolumeSizeGib: 200,
      ComputeTypeName: 'VALUE',
    });
  });
});

describe('a migration of a Linux WorkSpace', () => {
  const [al2, ubuntu] = ['DevTools-AL2', 'DevTools-Ubuntu-22.04'];

  it('makes a new id too, and the source shows PENDING meanwhile', async () => {
    const { story, source, target } = await migrated('succeed', al2, ubuntu);
    const told = await story([source.id, target], 60);
    expect(told[0]).toBe('AVAILABLE -');
    expect(told.slice(-4)).toEqual(['PENDING PENDING', 'PENDING AVAILABLE', 'TERMINATING AVAILABLE', '- AVAILABLE']);
  });

  it('keeps its id and takes the new bundle when a fault asks for that reading of the page', async () => {
    const { story, shown, source, target } = await migrated('in-place', al2, ubuntu);
    expect(await story([source.id, target], 60)).toEqual(['AVAILABLE -', 'PENDING -', 'AVAILABLE -']);
    expect(await shown(source.id)).toMatchObject({ BundleId: bundleId(ubuntu) });
  });
});

// biome-ignore format: a table
const paths: readonly [from: string, to: string, answer: 'accepted' | string][] = [
  ['HH-FrontDesk-W10-S2016', 'Standard with Windows 10 (Server 2019 based) (WSP)', 'accepted'],
  ['HH-FrontDesk-W10-S2016', 'Standard with Windows (Server 2025 based) (WSP)', 'accepted'],
  ['Performance with Windows 10 (Server 2019 based) (WSP)', 'Standard with Windows 10 (Server 2016 based) (PCoIP)', 'accepted'],
  ['HH-FrontDesk-S2022-DCV', oldDesk, 'OperationNotSupportedException'],
  ['Finance Golden Image 2024.3 (Windows 10 BYOL)', 'HR-W11-BYOL-DCV', 'accepted'],
  ['Finance Golden Image 2026.1 (Windows 11 BYOL)', 'HR-W10-BYOL-PCoIP', 'OperationNotSupportedException'],
  ['Finance Golden Image 2024.3 (Windows 10 BYOL)', newDesk, 'OperationNotSupportedException'],
  [oldDesk, 'HR-W11-BYOL-DCV', 'OperationNotSupportedException'],
  ['Partner-Agencies-S2022-BYOP', 'Standard with Windows (Server 2025 based) (BYOP)', 'accepted'],
  ['Partner-Agencies-S2022-BYOP', newDesk, 'OperationNotSupportedException'],
  ['DevTools-AL2', 'Standard with Rocky Linux 9', 'accepted'],
  ['DevTools-Ubuntu-22.04', 'Standard with Amazon Linux 2 (WSP)', 'OperationNotSupportedException'],
  ['DevTools-Ubuntu-22.04', 'Standard with Ubuntu 22.04', 'OperationNotSupportedException'],
  ['DevTools-Ubuntu-22.04', 'Graphics.g4dn with Ubuntu 22.04', 'accepted'],
  ['DevTools-AL2', newDesk, 'OperationNotSupportedException'],
  [oldDesk, 'Standard with Ubuntu 22.04', 'OperationNotSupportedException'],
  [oldDesk, 'Standby-FrontDesk-S2022', 'OperationNotSupportedException'],
  [oldDesk, 'Legacy-Spa-Booking', 'ResourceUnavailableException'],
  [oldDesk, oldDesk, 'InvalidParameterValuesException'],
];

describe('where AWS migrates to', () => {
  it.each(paths)('%s to %s is %s', async (from, to, answer) => {
    const { send, some } = await account({ workspaces: 1000 });
    const { id } = some(ready(from));
    const call = send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: bundleId(to) }));
    if (answer === 'accepted') return expect((await call).TargetWorkspaceId).toMatch(/^ws-/);
    const error = await errorOf(call);
    expect(error.name).toBe(answer);
    if (answer === 'OperationNotSupportedException') expect(error.reason).toBe(error.message);
  });
});

describe('how many migrations go wrong', () => {
  it('is a few in a hundred, and always the same ones', async () => {
    const fates = async () => {
      const { send, world } = await account({ workspaces: 3000 });
      for (let row = 0; row < 3000; row += 1) {
        const one = world.fleet.at(row);
        if (one === undefined || !ready(oldDesk)(one)) continue;
        await send(new MigrateWorkspaceCommand({ SourceWorkspaceId: one.id, BundleId: bundleId(newDesk) }));
      }
      return world.fleet.submissions.map(({ id, targetId, fate, endsAt, at }) => ({
        id,
        targetId,
        fate,
        takes: endsAt - at,
      }));
    };
    const [first, second] = [await fates(), await fates()];
    expect(second).toEqual(first);
    const share = (fate: string) => first.filter((one) => one.fate === fate).length / first.length;
    expect(share('done')).toBeGreaterThan(0.85);
    expect(share('silent') + share('rolled-back')).toBeGreaterThan(0.005);
    expect(Math.max(...first.map((one) => one.takes))).toBeLessThan(hour + 5 * minute);
  });
});
