/** What a review looks up of each WorkSpace. */
import { expect, test } from 'vitest';
import { type Gathered, gather } from '../../src/plans/gather.ts';
import { simulatedWorld } from '../runs/world.ts';

test('a snapshot that is still to come, by this machine, has no age: it is unknown', async () => {
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
  expect(await looked(24 * 3_600_000)).toEqual(['unknown']);
});

test('snapshots cost a call each, and are asked for only where they matter', async () => {
  await using world = await simulatedWorld();
  const [one, other] = await world.ordinary(2);
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
  const asked = (await world.log()).filter(({ operation }) => operation === 'DescribeWorkspaceSnapshots');
  expect(asked.filter(({ input }) => input.WorkspaceId === other?.id)).toEqual([]);
});
