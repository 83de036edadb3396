/** `bellhop list`, and selecting by its query, over the real command line. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collect } from '../../src/aws/paging.ts';
import { emptyFleet, swept, withWorkspaces } from '../../src/fleet/fleet.ts';
import { inventoryOf } from '../../src/fleet/inventory.ts';
import { keep } from '../../src/fleet/inventory-file.ts';
import { value } from '../plans/fixtures.ts';
import { type Headless, headless } from '../support/headless.ts';

let bell: Headless;
beforeAll(async () => {
  bell = await headless({ workspaces: 120, speed: 0, startsAt: Date.now() });
});
afterAll(() => bell[Symbol.asyncDispose]());

const ask = (...args: readonly string[]) =>
  bell.run([
    ...args,
    ...(args.includes('--region') ? [] : ['--region', 'eu-central-1']),
    '--endpoint-url',
    bell.world.simulator.url,
    '--rate',
    '100',
  ]);
const lines = (out: string) => out.split('\n').filter(Boolean);
/** As AWS has them, by what holds of their record. */
const truth = (holds: (state: string) => boolean) =>
  [...bell.world.simulator.world.fleet.everything()]
    .flatMap(({ id, visible, state }) => (visible && holds(state) ? [id] : []))
    .sort();
const calls = async (operation: string) => (await bell.world.log()).filter((one) => one.operation === operation).length;

describe('bellhop list', () => {
  it('finds just what the query asks for, and nothing of what it shuts out', async () => {
    for (const [query, holds] of [
      ['state:stopped', (state: string) => state === 'STOPPED'],
      ['-state:stopped', (state: string) => state !== 'STOPPED'],
      ['state:stopped,error', (state: string) => state === 'STOPPED' || state === 'ERROR'],
    ] as const) {
      const { code, out } = await ask('list', '--where', query, '--columns', 'id');
      expect(code).toBe(0);
      expect(
        lines(out)
          .map((line) => JSON.parse(line).id)
          .sort(),
      ).toEqual(truth(holds));
      expect((await ask('list', '--where', query, '--count')).out).toBe(`${truth(holds).length}\n`);
    }
  });

  it('is JSON, CSV or a table, in the order that is asked for', async () => {
    const how = ['--where', 'root:>80', '--columns', 'user,root,bundle', '--sort', '-root', '--limit', '7'] as const;
    const json: readonly { user: string; root: number; bundle: string }[] = JSON.parse(
      (await ask('list', ...how, '--format', 'json')).out,
    );
    expect(json.length).toBe(7);
    expect(json.map(({ root }) => root)).toEqual(json.map(({ root }) => root).toSorted((a, b) => b - a));
    expect(json.every(({ bundle }) => bundle.length > 0)).toBe(true);
    const csv = parse((await ask('list', ...how, '--format', 'csv')).out, { bom: true, columns: true });
    expect(csv).toEqual(json.map((one) => ({ ...one, root: String(one.root) })));
    const [head, ...rows] = lines((await ask('list', ...how, '--format', 'table')).out);
    expect(head).toMatch(/^USER +ROOT BUNDLE$/);
    expect(rows.map((row) => row.split(/ +/)[0])).toEqual(json.map(({ user }) => user));
  });

  it('ends with the first of them where no more are wanted, and says nothing of what it left', async () => {
    const { code, out, err } = await ask('list', '--limit', '3');
    expect([code, lines(out).length, err]).toEqual([0, 3, '']);
  });

  it('looks up what costs a call for each WorkSpace only where the rest of the query leaves it open, and says so before', async () => {
    const errors = truth((state) => state === 'ERROR').length;
    const before = await calls('DescribeTags');
    const { code, err } = await ask('list', '--where', 'state:error tag:*', '--count');
    expect(code).toBe(0);
    expect(err).toMatch(new RegExp(`looking up tags of ${errors} WorkSpaces? takes ${errors} calls?, about `));
    expect((await calls('DescribeTags')) - before).toBe(errors);
    const after = await calls('DescribeTags');
    const shown = await ask('list', '--columns', 'id,tag', '--limit', '2');
    expect(lines(shown.out).length).toBe(2);
    expect((await calls('DescribeTags')) - after).toBe(2);
  });

  it('leaves out what is not known to match, and says of how many', async () => {
    await bell.world.faults({ effect: 'deny', operation: 'DescribeTags' });
    const { code, out, err } = await ask('list', '--where', 'state:error tag:env', '--columns', 'id');
    await bell.world.faults();
    const errors = truth((state) => state === 'ERROR').length;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`Of ${errors} more it is not known whether they match: they are left out.`);
  });

  it('points at what is wrong with the query', async () => {
    const { code, err } = await ask('list', '--where', 'ann stat:stopped');
    expect(code).toBe(1);
    expect(err).toContain('--where cannot be read at character 5: there is no field stat; did you mean state:?');
    expect(err).toContain('\n  ann stat:stopped\n      ^^^^\n');
  });

  it.each([
    ['a column that there is none of', ['--columns', 'id,usr'], /no field usr; did you mean user\?/],
    ['an order that there is none of', ['--sort', '-sen'], /no field sen; did you mean seen\?/],
    ['a form that there is none of', ['--format', 'xml'], /--format is one of table, csv, json, ndjson/],
    ['a view that there is none of', ['--view', 'mine'], /There is no view "mine". The configuration has none./],
    ['a count of so many', ['--count', '--limit', '3'], /leave out --limit/],
    ['words', ['ann'], /flags only/],
  ])('refuses %s', async (_, flags, why) => {
    const { code, err } = await ask('list', ...flags);
    expect(code).toBe(1);
    expect(err).toMatch(why);
  });

  it('takes the query, the columns and the order of a view, and --where besides', async () => {
    const view = { where: 'state:stopped', columns: ['state', 'user'], sort: 'user' };
    await writeFile(bell.file('config.json'), JSON.stringify({ views: { asleep: view } }));
    const env = { env: { BELLHOP_CONFIG: bell.file('config.json') } };
    const flags = ['--region', 'eu-central-1', '--endpoint-url', bell.world.simulator.url, '--rate', '100'];
    const { out } = await bell.run(['list', '--view', 'asleep', '--where', 'a', ...flags], env);
    const rows: readonly { state: string; user: string }[] = lines(out).map((line) => JSON.parse(line));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => ['state', 'user']));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['STOPPED']));
    expect(rows.map(({ user }) => user)).toEqual(rows.map(({ user }) => user).toSorted());
  });

  it('lists several Regions with a column for each, and what is there where one profile is not', async () => {
    await mkdir(join(bell.home, '.aws'), { recursive: true });
    await writeFile(
      join(bell.home, '.aws', 'credentials'),
      '[ops]\naws_access_key_id = AKIAOPS\naws_secret_access_key = x\n',
    );
    const both = ['--profile', 'ops,gone', '--region', 'eu-central-1'];
    const { code, out, err } = await ask('list', ...both, '--where', 'state:stopped', '--columns', 'id');
    expect(code).toBe(2);
    expect(err).toContain('Profile gone is in neither of the AWS configuration files.');
    const rows = lines(out).map((line) => JSON.parse(line));
    expect(rows.map(({ id }) => id).sort()).toEqual(truth((state) => state === 'STOPPED'));
    expect(Object.keys(rows[0])).toEqual(['account', 'region', 'id']);
    expect(rows[0].region).toBe('eu-central-1');
    const none = await ask('list', '--profile', 'gone,lost', '--region', 'eu-central-1');
    expect([none.code, none.out]).toEqual([3, '']);
  });

  it('tells what two profiles list once, as the first has it', async () => {
    await mkdir(join(bell.home, '.aws'), { recursive: true });
    const keys = (profile: string) => `[${profile}]\naws_access_key_id = AKIAOPS\naws_secret_access_key = x\n`;
    await writeFile(join(bell.home, '.aws', 'credentials'), keys('ops') + keys('audit'));
    const both = ['--profile', 'ops,audit', '--region', 'eu-central-1'];
    const how = ['--where', 'state:stopped', '--columns', 'id,profile', '--sort', 'id'] as const;
    const { code, out } = await ask('list', ...both, ...how);
    const rows: readonly { id: string; profile: string }[] = lines(out).map((line) => JSON.parse(line));
    const stopped = truth((state) => state === 'STOPPED');
    expect([code, rows.map(({ id, profile }) => [id, profile])]).toEqual([0, stopped.map((id) => [id, 'ops'])]);
  });

  it('asks once for connections, though AWS leaves some out', async () => {
    const before = await calls('DescribeWorkspacesConnectionStatus');
    const { code, out } = await ask('list', '--where', '-seen:<1h', '--columns', 'id,connected', '--sort', 'seen');
    expect(code).toBe(0);
    expect(lines(out).length).toBeGreaterThan(0);
    const all = truth(() => true).length;
    expect((await calls('DescribeWorkspacesConnectionStatus')) - before).toBe(Math.ceil(all / 25));
  });

  it.each([
    ['directories', 'DescribeWorkspaceDirectories', 'dir'],
    ['bundles', 'DescribeWorkspaceBundles', 'bundle'],
  ])('neither finds nor shuts out by names of %s that could not be read, and says so', async (_, operation, field) => {
    await bell.world.faults({ effect: 'deny', operation });
    const all = truth(() => true).length;
    for (const query of [`${field}:corp*`, `-${field}:corp*`]) {
      const { code, out, err } = await ask('list', '--where', query, '--count');
      expect([code, out]).toEqual([2, '0\n']);
      expect(err).toContain(`Of ${all} more it is not known whether they match: they are left out.`);
      expect(err).toMatch(new RegExp(operation));
    }
    const refused = await ask('plan', 'rebuild', '--where', `-${field}:corp*`, '-o', '-');
    await bell.world.faults();
    expect([refused.code, refused.out]).toEqual([3, '']);
    expect(refused.err).toContain('Not all that --where asks of could be read: see above.');
  });

  it('tells nobody to be in no run while the journal of one cannot be read', async () => {
    const path = join(bell.runs, '20260101T000000-rebuild-0001.jsonl');
    await mkdir(bell.runs, { recursive: true });
    await writeFile(path, '{"type":"created"\ngarbage\n');
    const listed = await ask('list', '--where', 'run:none', '--count');
    const refused = await ask('plan', 'rebuild', '--where', 'run:none', '-o', '-');
    await rm(path);
    expect([listed.code, listed.out]).toEqual([2, '0\n']);
    expect(listed.err).toContain('The journal of 20260101T000000-rebuild-0001 cannot be read.');
    expect([refused.code, refused.out]).toEqual([3, '']);
  });

  it('tells from disk what was known last, and how old that is, and asks AWS nothing', async () => {
    const way = { region: 'eu-central-1', endpointUrl: bell.world.simulator.url };
    const none = await ask('list', '--cached', '--count');
    expect(none.code).toBe(3);
    expect(none.err).toContain('No fleet of it is kept on this machine.');
    // The way to AWS is known by its access key.
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const records = value(await collect(bell.world.session.workspaces.workspaces()));
    const inventory = inventoryOf(swept(withWorkspaces(emptyFleet, records), Date.now() - 3_600_000));
    if (!inventory) throw new Error('there is nothing to keep');
    const whose = { accountId: '123456789012', ...way };
    await keep(join(bell.home, '.cache', 'bellhop', 'inventory'), way, whose, inventory);
    vi.unstubAllEnvs();
    const before = (await bell.world.log()).length;
    const { code, out, err } = await ask('list', '--cached', '--where', 'state:stopped tag:?', '--count');
    expect([code, out, err]).toEqual([0, `${truth((state) => state === 'STOPPED').length}\n`, expect.any(String)]);
    expect(err).toMatch(/eu-central-1: as it was known 1 h 00 m \d\d s ago\. AWS is asked nothing\./);
    expect((await bell.world.log()).length).toBe(before);
  });

  it('tells nothing from disk of another endpoint, though the profile is called the same', async () => {
    const [region, endpointUrl] = ['eu-central-1', bell.world.simulator.url];
    const inventory = inventoryOf(swept(emptyFleet, Date.now()));
    if (!inventory) throw new Error('there is nothing to keep');
    const folder = join(bell.home, '.cache', 'bellhop', 'inventory');
    await keep(folder, { profile: 'kept', region }, { accountId: '555566667777', region, endpointUrl }, inventory);
    await mkdir(join(bell.home, '.aws'), { recursive: true });
    const keys = 'aws_access_key_id = AKIAKEPT\naws_secret_access_key = x\n';
    const from = async (url: string) => {
      await writeFile(join(bell.home, '.aws', 'config'), `[profile kept]\nendpoint_url = ${url}\n${keys}`);
      return bell.run(['list', '--cached', '--count', '--profile', 'kept', '--region', region]);
    };
    expect(await from(endpointUrl)).toMatchObject({ code: 0, out: '0\n' });
    const other = await from('http://127.0.0.1:9');
    expect([other.code, other.out]).toEqual([3, '']);
    expect(other.err).toMatch(/No fleet of it is kept on this machine; of others there are .*555566667777/);
  });

  it('says of a Region that nobody knows which one may be meant', async () => {
    const { err } = await bell.run(['list', '--cached', '--count', '--region', 'eu-cental-1']);
    expect(err).toContain('--region eu-cental-1: no such Region is known. Is it eu-central-1?');
  });

  it('says what AWS refuses', async () => {
    await bell.world.faults({ effect: 'deny', operation: 'DescribeWorkspaces' });
    const { code, out, err } = await ask('list', '--format', 'json');
    await bell.world.faults();
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/DescribeWorkspaces/);
  });
});

describe('a value that no WorkSpace has', () => {
  it('is named on stderr with the nearest there are, and nothing is told on stdout', async () => {
    const { code, out, err } = await ask('list', '--where', 'protocol:pciop state:stopped', '--format', 'ndjson');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('No WorkSpace here has protocol pciop: there is pcoip.');
  });
});

describe('a query instead of ids', () => {
  it('plans for what it finds', async () => {
    const stopped = truth((state) => state === 'STOPPED');
    const { code, out, err } = await ask('plan', 'start', '--where', 'state:stopped', '-o', '-');
    expect(code).toBe(0);
    expect(err).toContain(`--where finds ${stopped.length} WorkSpaces.`);
    const { items, excluded } = JSON.parse(out);
    expect([...items, ...excluded].map(({ id }: { id: string }) => id).sort()).toEqual(stopped);
  });

  it('advises on what it finds', async () => {
    const { code, out } = await ask('advise', 'off-pcoip', '--where', 'protocol:pcoip state:stopped');
    expect(code).toBe(0);
    expect(out).toMatch(/^.*: \d+ WorkSpaces\n/);
  });

  it.each([
    ['beside ids', ['ws-a1b2c3d4e', '--where', 'ann'], 1, /leave out the ids/],
    ['that asks for nothing', ['--where', ' '], 1, /Every WorkSpace is --where 'id:\*'/],
    ['that finds none', ['--where', 'user:nobody-at-all'], 3, /--where finds no WorkSpace/],
    ['that asks for a value nobody has', ['--where', 'state:stoped'], 3, /has state stoped: there is stopped\./],
  ])('is refused %s', async (_, flags, code, why) => {
    const refused = await ask('plan', 'rebuild', ...flags, '-o', '-');
    expect([refused.code, refused.out]).toEqual([code, '']);
    expect(refused.err).toMatch(why);
  });

  it('selects nobody out of a list with gaps', async () => {
    const [one] = bell.world.simulator.world.fleet.everything();
    await bell.world.faults({
      effect: 'deny',
      operation: 'DescribeWorkspaces',
      id: one?.directoryId ?? 'no directory',
    });
    const { code, err } = await ask('plan', 'rebuild', '--where', 'state:available', '-o', '-');
    await bell.world.faults();
    expect(code).toBe(3);
    expect(err).toContain('Not all WorkSpaces could be listed: see above.');
  });
});
