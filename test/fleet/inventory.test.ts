import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import { emptyFleet, type Fleet, swept, withoutRecalled, withRecalled, withWorkspaces } from '../../src/fleet/fleet.ts';
import { type Inventory, inventoryOf, inventoryText, readInventory } from '../../src/fleet/inventory.ts';
import { loaded, loading } from './loading.ts';

const whose = { accountId: '123456789012', region: 'eu-central-1', endpointUrl: undefined };
const written = (inventory: Inventory) => Buffer.from([...inventoryText(inventory, whose)].join(''));

let fleet: Fleet;
let inventory: Inventory;
beforeAll(async () => {
  await using it = await loading({ workspaces: 200 });
  it.load();
  await it.until(loaded);
  fleet = await it.until(
    ({ bundlesLoaded, images, rows }) =>
      bundlesLoaded && images.size > 0 && [...rows.values()].some(({ connection }) => connection),
  );
  const known = inventoryOf(fleet);
  if (!known) throw new Error('a fleet that was swept is worth keeping');
  inventory = known;
});

describe('the inventory of a fleet', () => {
  it('is read as it was written: every member of every record, in the order of the boundary', () => {
    const read = readInventory(written(inventory), whose);
    expect(read).toEqual(inventory);
    // A record that AWS tells again must read the same, member by member.
    expect(JSON.stringify(read)).toBe(JSON.stringify(inventory));
  });

  it('makes the rows that were there, marked as known from earlier only', () => {
    const rows = [...withRecalled(emptyFleet, inventory).rows.values()];
    expect(rows.every(({ recalled }) => recalled)).toBe(true);
    expect(rows.map((row) => ({ ...row, recalled: false }))).toEqual(
      [...fleet.rows.values()].map((row) => ({ ...row, recalled: false })),
    );
  });

  it('is confirmed row by row as AWS tells of them, but for who is connected, which AWS tells apart', () => {
    const recalled = withRecalled(emptyFleet, inventory);
    const [first, second] = inventory.workspaces as readonly [Workspace, Workspace];
    const confirmed = withWorkspaces(recalled, [{ ...first }]);
    expect(confirmed.rows.get(first.id)).toEqual({
      ...recalled.rows.get(first.id),
      connection: undefined,
      recalled: false,
    });
    expect(confirmed.rows.get(second.id)).toBe(recalled.rows.get(second.id));
    expect([...withoutRecalled(confirmed).rows.keys()]).toEqual([first.id]);
  });

  it('of nothing but an unfinished load is not worth keeping; one that goes on from an earlier one is as old as that', () => {
    expect(inventoryOf({ ...fleet, asOf: undefined })).toBeUndefined();
    expect(inventoryOf({ ...fleet, asOf: 9, recalledFrom: 7 })?.at).toBe(7);
  });

  it('of a fleet that was read whole has nothing that AWS has not told of since', () => {
    const recalled = withRecalled(emptyFleet, inventory);
    const [first] = inventory.workspaces as readonly [Workspace];
    const whole = swept(withWorkspaces(recalled, [{ ...first }]), inventory.at + 1);
    expect(inventoryOf(whole)?.workspaces.map(({ id }) => id)).toEqual([first.id]);
    expect(inventoryOf(withWorkspaces(recalled, [first]))?.workspaces.length).toBe(inventory.workspaces.length);
  });

  it('is refused when it is of another account, Region or endpoint', () => {
    for (const other of [{ accountId: '210987654321' }, { region: 'us-east-1' }, { endpointUrl: 'http://127.0.0.1:1' }])
      expect(readInventory(written(inventory), { ...whose, ...other })).toBe('It is of another account or Region.');
  });

  it('is refused wherever it is cut off or a byte of it is another', () => {
    const bytes = written(inventory);
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(readInventory(bytes.subarray(0, at), whose)).toBeTypeOf('string');
        const spoilt = Buffer.from(bytes);
        spoilt[at] = (spoilt[at] ?? 0) ^ change;
        expect(readInventory(spoilt, whose)).toBeTypeOf('string');
      }),
      { numRuns: 60 },
    );
  });

  it('is cleaned as an answer of AWS is, and refused where a member is of another type', () => {
    const [first] = inventory.workspaces as readonly [Workspace];
    const one = (more: object) =>
      written({ ...inventory, workspaces: [{ ...first, ...more }], connections: [undefined] });
    const read = readInventory(one({ userName: 'ann\u001b[2J\u202e', computerName: 'x\ny' }), whose);
    expect(read).toMatchObject({ workspaces: [{ userName: 'ann', computerName: 'x y' }] });
    for (const wrong of [
      { userName: 7 },
      { rootVolumeGib: 'many' },
      { protocols: 'PCOIP' },
      { modifications: [null] },
      { id: null },
    ])
      expect(readInventory(one(wrong), whose)).toBe('Something in it is not as it was written.');
  });

  it('never throws, whatever stands in the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
          fc.json().map((text) => Buffer.from(`${text}\n${text}\n`)),
        ),
        (bytes) => {
          expect(readInventory(bytes, whose)).toBeTypeOf('string');
        },
      ),
    );
  });
});
