/** What a review looks up of each WorkSpace. */
import { expect, test } from 'vitest';
import { type Gathered, gather } from '../../src/plans/gather.ts';
import { simulatedWorld } from '../runs/world.ts';

test('a snapshot that is still to come, by this machine, has no age: the clock here is behind, and by how much is kept', async () => {
  await using world = await simulatedWorld();
  const { clock } = world;
  const [one] = await world.ordinary(1);
  const looked = async (behind: number) => {
    const found: Gathered[] = [];
    const session = await world.open({ clock: { ...clock, now: () => clock.now() - behind } });
    await gather(
      session,
      [one?.id ?? ''],
      () => true,
      (each) => found.push(each),
    );
    return found.map(({ snapshots }) => snapshots?.rebuild);
  };
  expect(await looked(0)).toEqual([expect.any(Number)]);
  expect(await looked(24 * 3_600_000)).toEqual([{ ahead: expect.any(Number) }]);
  const [ahead] = await looked(24 * 3_600_000);
  expect(ahead).toMatchObject({ ahead: expect.toSatisfy((ms: number) => ms > 12 * 3_600_000 && ms <= 24 * 3_600_000) });
});

test('snapshots cost a call each, and are asked for only where they matter', async () => {
  await using world = await simulatedWorld();
  const [one, other] = await world.ordinary(2);
  const before = (await world.log()).length;
  const found: Gathered[] = [];
  await gather(
    world.session,
    [one?.id ?? '', other?.id ?? ''],
    ({ id }) => id === one?.id,
    (each) => found.push(each),
  );
  expect(new Map(found.map(({ id, snapshots }) => [id, snapshots !== undefined]))).toEqual(
    new Map([
      [one?.id, true],
      [other?.id, false],
    ]),
  );
  const asked = (await world.log()).slice(before).filter(({ operation }) => operation === 'DescribeWorkspaceSnapshots');
  expect(asked.filter(({ input }) => input.WorkspaceId === other?.id)).toEqual([]);
});

test('who may not look up connections, and whose look-up fails, are told apart from whom AWS does not tell', async () => {
  await using world = await simulatedWorld();
  const [one] = await world.ordinary(1);
  const connections = async () => {
    const found: Gathered[] = [];
    await gather(
      world.session,
      [one?.id ?? ''],
      () => false,
      (each) => found.push(each),
    );
    return found.map(({ connection }) => connection);
  };
  const operation = 'DescribeWorkspacesConnectionStatus';
  await world.faults({ operation, effect: 'deny' });
  expect(await connections()).toEqual(['denied']);
  await world.faults({ operation, effect: '500' });
  expect(await connections()).toEqual(['failed']);
});
