/** The least destructive way, by keys, on one simulated AWS: each scenario takes WorkSpaces of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/simulator/workspaces/record.ts';
import { confirm, ended, filter, loaded, markIds, palette } from './operator.ts';
import { quietOnes } from './quiet.ts';
import { put, tell, truth } from './truth.ts';
import { type OuterWorld, simulated } from './worlds.ts';

let world: OuterWorld;

beforeAll(async () => {
  world = await simulated({ columns: 110, rows: 30, workspaces: 200 });
  // What was asked for is what these are about, not how AWS fares with it.
  const fares = ['RestoreWorkspace', 'MigrateWorkspace'].map((operation) => ({ operation, effect: 'succeed' }));
  await tell(world.url, 'faults', fares);
});
afterAll(() => world[Symbol.asyncDispose]());

const quiet = (count: number, suits: (workspace: Workspace) => boolean) => quietOnes(world.url, count, suits);
const onWindows = ({ os, protocol, compute }: Workspace) =>
  os.startsWith('WINDOWS_SERVER') && protocol === 'PCOIP' && !compute.startsWith('GRAPHICS');

/** In order: what AWS was asked to do to these. */
async function asked(ids: readonly string[]): Promise<readonly string[]> {
  const { submissions } = await truth(world.url);
  return submissions.flatMap(({ operation, id }) => (ids.includes(id) ? [operation] : []));
}

async function home(): Promise<void> {
  const { app } = world;
  await palette(app, 'workspaces');
  await app.sees(/^ WorkSpaces /m);
  // And without the filter and the marks of the last one.
  app.press('esc');
  await loaded(app);
  app.press('u');
  await app.seesNo(/ marked/);
}

/** AWS is asked again until the list tells it as it is. */
async function refreshed(id: string, state: string): Promise<void> {
  const { app } = world;
  await loaded(app);
  await filter(app, id);
  app.press('r');
  await app.sees(new RegExp(`${state}[ ]+${id}`));
}

describe('the least destructive way', () => {
  it('for a broken desktop is found from its screen: it is restored, which keeps its applications', async () => {
    const { app, url } = world;
    const [id = ''] = await quiet(1, onWindows);
    await put(url, id, { state: 'UNHEALTHY', connection: 'DISCONNECTED', snapshotHours: 3, unhealthyHours: 1 });
    await refreshed(id, 'UNHEALTHY');
    app.press('enter');
    await app.sees(/^ {3}State +UNHEALTHY/m);
    app.press('d');
    await app.sees('What do you want of');
    app.press('enter');
    await app.sees('LEAST DESTRUCTIVE FIRST');
    await app.sees(/2\. Reboot it +yes[\s\S]*3\. Restore it from its snapshots +yes/);
    // The one before: it runs already, so that it cannot be started.
    app.press('enter');
    await app.sees('A WorkSpace that is UNHEALTHY cannot be started');
    app.press('j', 'j', 'enter');
    await app.sees(/Restore \/ review +1 go, 0 held back/);
    await app.sees('1 WorkSpace will be restored: both volumes go back to their snapshot.');
    await app.sees(/\d h \d+ m of work at risk at the worst, 0 users connected/);
    app.press('c');
    expect(await confirm(app)).toEqual(['y']);
    await ended(app);
    await app.sees(/\bdone +(AVAILABLE|STOPPED)/);
    expect(await asked([id])).toEqual(['RestoreWorkspace']);
    app.press('a');
    await app.sees(/afterwards +\d task/);
  });

  it('off PCoIP is a change of protocol: both volumes stay, and nothing is migrated', async () => {
    const { app, url } = world;
    await home();
    const ids = await quiet(3, onWindows);
    for (const id of ids) await put(url, id, { connection: 'DISCONNECTED' });
    await markIds(app, ids);
    app.press('d');
    await app.sees('What do you want of 3 WorkSpaces?');
    app.press('j', 'enter');
    await app.sees(/1\. Modify the protocol to DCV +3 of 3/);
    app.press('enter');
    await app.sees(/Protocol change \/ review +3 go, 0 held back/);
    await app.sees('To DCV (WSP).');
    app.press('c');
    expect(await confirm(app)).toEqual(['3']);
    await ended(app);
    await app.sees('3 done');
    expect(await asked(ids)).toEqual(ids.map(() => 'ModifyWorkspaceProperties'));
  });
});

describe('a stopped Linux WorkSpace', () => {
  it('is started as a step that can be seen, then migrated', async () => {
    const { app, url } = world;
    await home();
    const [id = ''] = await quiet(1, ({ os }) => os === 'ROCKY_8' || os === 'RHEL_8' || os === 'UBUNTU_22_04');
    await put(url, id, { state: 'STOPPED', runningMode: 'AUTO_STOP', connection: 'DISCONNECTED', snapshotHours: 2 });
    await refreshed(id, 'STOPPED');
    app.press('space', 'm');
    await app.sees('Migrate 1 WorkSpace / target bundle');
    await filter(app, 'amazon standard ubuntu 24');
    app.press('enter');
    await app.sees(/Migration \/ review +1 go, 0 held back/);
    await app.sees('1 started first');
    await app.sees('start, migrate');
    app.press('c');
    expect(await confirm(app)).toEqual(['y']);
    await app.sees(/start 1\/2/);
    await app.sees(/migrate 2\/2/);
    await ended(app);
    await app.sees(/\bdone +(AVAILABLE|STOPPED)/);
    expect(await asked([id])).toEqual(['StartWorkspaces', 'MigrateWorkspace']);
  });
});

describe('a fresh snapshot', () => {
  it('is waited for in sight, and the rebuild is sent as soon as there is one', async () => {
    const { app, url } = world;
    await home();
    const [id = ''] = await quiet(1, onWindows);
    await put(url, id, { connection: 'DISCONNECTED', snapshotHours: 9 });
    await markIds(app, [id]);
    app.press('b');
    await app.sees(/Rebuild \/ review +1 go/);
    app.press('f');
    await app.sees('Each waits for a fresh snapshot, 12 h at most.');
    app.press('c');
    expect(await confirm(app)).toEqual(['y']);
    await app.sees('1 waits for a snapshot');
    await app.sees(/Waits for a fresh snapshot, the newest is 9 h \d+ m old/);
    expect(await asked([id])).toEqual([]);
    await put(url, id, { snapshotHours: 0 });
    await ended(app);
    expect(await asked([id])).toEqual(['RebuildWorkspaces']);
  });
});
