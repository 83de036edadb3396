/** The rules of selection and eligibility, 1 to 12, against the simulated AWS over the wire. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { confirmationSteps } from '../../src/plans/confirmation.ts';
import { startRun } from '../../src/runs/engine.ts';
import { json, loopback, session as sessionOn } from '../aws/loopback.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld } from '../runs/world.ts';
import {
  bundleNamed,
  changesSent,
  deskInEach,
  desks,
  everyState,
  hotelBundles,
  ids,
  itemOf,
  migrating,
  namedIn,
  planned,
  rebuilding,
  says,
} from './asked.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld({ workspaces: 400 });
  await world.faults({ effect: 'succeed' });
});
afterEach(() => world[Symbol.asyncDispose]());

const kinds = (plan: Parameters<typeof says>[0], id: string) => itemOf(plan, id).verdicts.map(({ kind }) => kind);
/** Puts bundles into the world that the hotels do not have. */
const put = (id: string, bundle: object) =>
  fetch(`${world.simulator.url}/_simulator/bundles/${id}`, { method: 'PUT', body: JSON.stringify(bundle) });

describe('rule 1: the state gate of a rebuild', () => {
  const allowed = ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED', 'REBOOTING'];

  test('of all states, one that nobody has declared included, five are sent', async () => {
    const byState = await deskInEach(world, everyState);
    await (await world.start(await planned(world.session, rebuilding([...byState.values()])))).done;
    const wanted = allowed.map((state) => byState.get(state)?.id);
    expect([...namedIn(await changesSent(world))].sort()).toEqual(wanted.sort());
  });

  test('the state counts that AWS shows just before the call, not the one that was planned', async () => {
    const others = everyState.filter((state) => !allowed.includes(state));
    const all = await desks(world, others.length);
    const plan = await planned(world.session, rebuilding(all));
    expect(plan.items).toHaveLength(others.length);
    for (const [nth, state] of others.entries()) await world.put(all.slice(nth, nth + 1), { state });
    const state = await (await world.start(plan)).done;
    expect(new Set(state.items.map(({ outcome }) => outcome))).toEqual(new Set(['stale']));
    expect(await changesSent(world)).toEqual([]);
  });
});

describe('rule 2: the state gate of a migration', () => {
  test.each([
    ['Windows', hotelBundles.windows, hotelBundles.next, ['AVAILABLE', 'ERROR', 'STOPPED']],
    // A stopped one is started first, as a step of its own.
    ['Linux', hotelBundles.linux, hotelBundles.nextLinux, ['AVAILABLE', 'STOPPED']],
  ])('%s', async (_, from, to, allowed) => {
    const byState = await deskInEach(world, everyState, from);
    const plan = await planned(world.session, migrating([...byState.values()], await bundleNamed(world, to)));
    await (await world.start(plan)).done;
    const sent = (await changesSent(world)).filter(({ operation }) => operation === 'MigrateWorkspace');
    expect([...namedIn(sent)].sort()).toEqual(allowed.map((state) => byState.get(state)?.id).sort());
    expect(sent.filter(({ error }) => error !== undefined)).toEqual([]);
  });
});

test.each(['UPDATE_INITIATED', 'UPDATE_IN_PROGRESS'])(
  'rule 3: a modification that is %s blocks both, whatever State says',
  async (State) => {
    const some = await desks(world, 1, { modifications: [{ Resource: 'USER_VOLUME', State }] });
    const next = await bundleNamed(world, hotelBundles.next);
    for (const selection of [rebuilding(some), migrating(some, next)])
      expect((await planned(world.session, selection)).items).toEqual([]);
  },
);

describe('rule 4: the snapshot gate', () => {
  test('none, denied and not readable are three things, and each blocks; an age is told', async () => {
    const [one, other, third, fourth] = ids(await desks(world, 4)) as [string, string, string, string];
    await world.put([{ id: one }] as never, { snapshotHours: null });
    await world.faults(
      { operation: 'DescribeWorkspaceSnapshots', id: other, effect: 'deny' },
      { operation: 'DescribeWorkspaceSnapshots', id: third, effect: '500' },
    );
    const plan = await planned(world.session, { verb: 'rebuild', ids: [one, other, third, fourth] });
    expect([one, other, third].map((id) => itemOf(plan, id).snapshot)).toEqual(['none', 'denied', 'unknown']);
    expect(ids(plan.items)).toEqual([fourth]);
    expect(says(plan, fourth, 'snapshot')?.reason).toMatch(/3 h/);
  });
});

describe('rule 5: the connection gate', () => {
  test('CONNECTED blocks unless it is overridden for that item; unknown is never disconnected', async () => {
    const [connected, asked, unknown, absent] = await desks(world, 4);
    if (!connected || !asked || !unknown || !absent) throw new Error('there are too few');
    await world.put([connected, asked], { connection: 'CONNECTED' });
    await world.put([unknown], { connection: 'UNKNOWN' });
    await world.put([absent], { connection: 'ABSENT' });
    const plan = await planned(world.session, rebuilding([connected, asked, unknown, absent]), {
      overridden: [asked.id],
    });
    expect(ids(plan.excluded)).toEqual([connected.id]);
    expect(says(plan, unknown.id, 'connection')?.kind).toBe('unknown');
    expect(says(plan, absent.id, 'connection')?.kind).toBe('unknown');
    expect(itemOf(plan, absent.id).connection).toBeUndefined();
    expect(itemOf(plan, asked.id).connectionCheckedAt).toBeGreaterThan(0);
    expect(confirmationSteps(plan)).toContainEqual(expect.objectContaining({ class: 'connection-unknown', count: 2 }));
  });

  test('who may not look up connections is told so, and answers for each that goes (rule 25)', async () => {
    const some = await desks(world, 2);
    await world.faults({ operation: 'DescribeWorkspacesConnectionStatus', effect: 'deny' });
    const plan = await planned(world.session, rebuilding(some));
    const id = some[0]?.id ?? '';
    expect(itemOf(plan, id).connection).toBe('denied');
    expect(says(plan, id, 'connection')).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('may not look up'),
      remedy: expect.stringContaining('workspaces:DescribeWorkspacesConnectionStatus'),
    });
    expect(confirmationSteps(plan)).toContainEqual(
      expect.objectContaining({
        class: 'connection-unknown',
        count: 2,
        sentence: expect.stringContaining('workspaces:DescribeWorkspacesConnectionStatus'),
      }),
    );
    const state = await (await world.start(plan)).done;
    expect(state.items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  });
});

test('rule 6: a standby is blocked, and of a primary it is said that it has one', async () => {
  const [standby, primary] = await desks(world, 2);
  if (!standby || !primary) throw new Error('there are too few');
  await world.put([standby], { standby: 'is-standby' });
  await world.put([primary], { standby: 'has-standby' });
  const plan = await planned(world.session, rebuilding([standby, primary]));
  expect(ids(plan.excluded)).toEqual([standby.id]);
  expect(says(plan, primary.id, 'standby')?.reason).toMatch(/has a standby/);
});

describe('rule 7: a target is another bundle, AVAILABLE and REGULAR', () => {
  test.each([
    [hotelBundles.windows, /Rebuild it/],
    ['HH-FrontDesk-S2025-next', /AVAILABLE/],
    ['Legacy-Spa-Booking', /AVAILABLE/],
    ['Standby-FrontDesk-S2022', /REGULAR/],
  ])('%s is none', async (name, remedy) => {
    const [one] = await desks(world, 1);
    if (!one) throw new Error('there is none');
    const plan = await planned(world.session, migrating([one], await bundleNamed(world, name)));
    expect(plan.items).toEqual([]);
    expect(says(plan, one.id, 'bundle')).toMatchObject({ kind: 'denied', remedy: expect.stringMatching(remedy) });
  });
});

describe('rules 8 to 11: the path', () => {
  // biome-ignore format: a table
  test.each([
    ['8: Windows 11 to 10 is denied', ['WINDOWS_11', 'WSP', true], ['WINDOWS_10', 'WSP', true], 'path', 'denied'],
    ['8: Windows 7 to 11 is denied', ['WINDOWS_7', 'PCOIP', true], ['WINDOWS_11', 'WSP', true], 'path', 'denied'],
    ['8: Amazon Linux 2 is no target', ['UBUNTU_22_04', 'WSP', false], ['AMAZON_LINUX_2', 'WSP', false], 'path', 'denied'],
    ['8: Windows to Linux is denied', ['WINDOWS_SERVER_2019', 'WSP', false], ['UBUNTU_22_04', 'WSP', false], 'path', 'denied'],
    ['8: what AWS does not list is for the operator', ['WINDOWS_SERVER_2025', 'WSP', false], ['WINDOWS_SERVER_2022', 'WSP', false], 'path', 'unlisted'],
    ['9: BYOL goes to BYOL alone', ['WINDOWS_10', 'WSP', true], ['WINDOWS_SERVER_2022', 'WSP', false], 'path', 'denied'],
    ['9: an included licence stays one', ['WINDOWS_SERVER_2019', 'WSP', false], ['WINDOWS_11', 'WSP', true], 'path', 'denied'],
    ['9: BYOP goes neither to PCoIP nor to DCV', ['WINDOWS_10', 'BYOP', true], ['WINDOWS_11', 'WSP', true], 'path', 'denied'],
    ['10: where only the protocol changes, modifying it would do', ['WINDOWS_SERVER_2019', 'PCOIP', false], ['WINDOWS_SERVER_2019', 'WSP', false], 'advice', 'unlisted'],
    ['11: Value has no Windows 11', ['WINDOWS_10', 'PCOIP', true, 'VALUE'], ['WINDOWS_11', 'WSP', true], 'path', 'denied'],
  ] as const)('rule %s', async (_, [os, protocol, byol, compute = 'STANDARD'], [toOs, toProtocol, toByol], rule, kind) => {
    await put('wsb-path0source', { name: `from ${protocol}`, os, protocol, byol, compute });
    await put('wsb-path0target', { name: `${toOs.replaceAll('_', ' ')} (${toProtocol})`, os: toOs, protocol: toProtocol, byol: toByol });
    const [one] = await world.put(await desks(world, 1), { bundleId: 'wsb-path0source' });
    if (!one) throw new Error('there is none');
    const plan = await planned(world.session, migrating([one], { id: 'wsb-path0target' }));
    expect(says(plan, one.id, rule)?.kind).toBe(kind);
    expect(plan.items).toHaveLength(kind === 'denied' ? 0 : 1);
    // What is open has to be acknowledged before it is sent.
    const asked = confirmationSteps(plan).map((step) => ('class' in step ? step.class : step.kind));
    if (kind === 'unlisted') expect(asked).toContain(rule === 'path' ? 'path-not-listed' : 'protocol-only');
  });

  test('rule 9: a licence that nobody knows is not assumed to fit', async () => {
    await put('wsb-path0target', { name: 'Golden Image 7', os: 'WINDOWS_SERVER_2022', protocol: 'WSP' });
    await world.faults({ operation: 'DescribeWorkspaceImages', effect: 'deny' });
    const some = await desks(world, 1);
    const plan = await planned(world.session, migrating(some, { id: 'wsb-path0target' }));
    expect(kinds(plan, some[0]?.id ?? '')).toContain('unknown');
  });
});

describe('rule 12: same Region, same account', () => {
  test('every request goes to the Region of its session', async () => {
    for (const region of ['eu-central-1', 'us-east-1']) {
      const server = await loopback(json({}));
      const { workspaces, changes } = await sessionOn({ ...server, region });
      for await (const _ of workspaces.workspaces());
      await changes.rebuild('ws-123456789' as never);
      const scopes = server.asked.map(
        ({ headers }) => /\/([a-z0-9-]+)\/workspaces\/aws4_request/.exec(headers.authorization ?? '')?.[1],
      );
      expect(scopes).toEqual([region, region]);
    }
  });

  test('a plan of another Region is refused, and nothing is sent', async () => {
    const plan = await planned(world.session, rebuilding(await desks(world, 2)));
    const elsewhere = await world.open({ region: 'us-east-1' });
    const started = await startRun({
      plan,
      session: elsewhere,
      folder: world.folder,
      by: 'ann',
      confirmed: [],
      limits,
    });
    expect(started).toMatchObject({ ok: false, failure: { why: expect.stringMatching(/us-east-1|eu-central-1/) } });
    expect(await changesSent(world)).toEqual([]);
    expect(value(await world.session.caller()).region).toBe(plan.region);
  });
});
