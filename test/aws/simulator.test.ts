import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { Workspace, WorkspaceId } from '../../src/aws/model.ts';
import { openSession } from '../../src/aws/open-session.ts';
import { collect } from '../../src/aws/paging.ts';
import type { Session, SessionSettings } from '../../src/aws/session.ts';
import { clockAt } from '../../src/clock.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { failureIn, impatient } from './loopback.ts';

// Read with the simulator's own eyes, over its control paths: the two sides share nothing but the wire.
interface Seen {
  readonly operation: string;
  readonly error?: string;
}
let simulator: Simulator;
let session: Session;

const speed = 600;

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.what} ${answer.failure.why}`);
  return answer.value;
}
const open = async (settings: Partial<SessionSettings> = {}, timeouts?: typeof impatient) =>
  value(
    await openSession(
      {
        clock: clockAt(speed),
        endpointUrl: simulator.url,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' },
        unlocked: true,
        ...settings,
      },
      timeouts,
    ),
  );
const control = async <T = unknown>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`${simulator.url}/_simulator/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
};
const log = () => control<readonly Seen[]>('GET', 'log');
const sent = async (operation: string) => (await log()).filter((entry) => entry.operation === operation).length;

beforeAll(async () => {
  simulator = await startSimulator({ workspaces: 120, bots: 60, seed: 7, speed });
  session = await open();
});
afterAll(async () => {
  session.close();
  await simulator.close();
});
beforeEach(async () => {
  await control('DELETE', 'faults');
  await control('POST', 'lex', { v1: 'serving' });
});

describe('against a simulated AWS, over the wire', () => {
  let fleet: readonly Workspace[];
  beforeAll(async () => {
    fleet = value(await collect(session.workspaces.workspaces()));
  });
  const inState = (state: string) => fleet.filter((workspace) => workspace.state === state);
  /** One that nothing was done to yet. */
  const untouched = async () => {
    const submissions = JSON.stringify((await control<{ submissions: unknown }>('GET', 'state')).submissions);
    const free = inState('AVAILABLE').filter(({ modifications, related }) => !modifications.length && !related.length);
    return free.find(({ id }) => !submissions.includes(id)) as Workspace;
  };

  it('reads the WorkSpaces of one user', async () => {
    const [some] = fleet;
    const { directoryId = '', userName = '' } = some ?? {};
    const theirs = fleet.filter((one) => one.directoryId === directoryId && one.userName === userName);
    expect(value(await session.workspaces.workspacesOf(directoryId, userName)).map(({ id }) => id)).toEqual(
      theirs.map(({ id }) => id),
    );
  });

  it('reads some of the WorkSpaces that use a bundle, in one call', async () => {
    const [one] = value(await collect(session.workspaces.workspaces()));
    if (!one?.bundleId) throw new Error('no WorkSpace has a bundle');
    const before = await sent('DescribeWorkspaces');
    const some = value(await session.workspaces.workspacesOn(one.bundleId));
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThanOrEqual(25);
    for (const { bundleId } of some) expect(bundleId).toBe(one.bundleId);
    expect(await sent('DescribeWorkspaces')).toBe(before + 1);
  });

  it('the account is known, with its alias', async () => {
    expect(value(await session.account())).toMatchObject({
      accountId: '123456789012',
      alias: expect.any(String),
      arn: expect.stringContaining('123456789012'),
      region: 'eu-central-1',
    });
  });

  it('the fleet is whole, each WorkSpace once', async () => {
    expect(fleet).toHaveLength(120);
    expect(new Set(fleet.map(({ id }) => id)).size).toBe(120);
    expect(fleet.every(({ state, bundleId, directoryId }) => state && bundleId && directoryId)).toBe(true);
  });

  it('up to 25 WorkSpaces are read by id, and those that AWS does not know are absent', async () => {
    const ids = [...fleet.slice(0, 5).map(({ id }) => id), 'ws-000000000' as WorkspaceId];
    expect(value(await session.workspaces.workspacesById(ids)).map(({ id }) => id)).toEqual(ids.slice(0, 5));
  });

  it('a twenty-sixth is AWS’s to refuse', async () => {
    const ids = fleet.slice(0, 26).map(({ id }) => id);
    expect(failureIn(await session.workspaces.workspacesById(ids)).kind).toBe('invalid');
  });

  it('own bundles come before Amazon’s, with their sizes as numbers', async () => {
    const bundles = value(await collect(session.workspaces.bundles()));
    const owners = bundles.map(({ owner }) => owner);
    expect(owners.indexOf('AMAZON')).toBeGreaterThan(0);
    expect(new Set(owners.slice(owners.indexOf('AMAZON')))).toEqual(new Set(['AMAZON']));
    expect(bundles.every(({ rootGib, userGib }) => Number(rootGib) > 0 && Number(userGib) > 0)).toBe(true);
    const some = bundles.slice(0, 3).map(({ id }) => id);
    expect(value(await session.workspaces.bundlesById(some)).map(({ id }) => id)).toEqual(some);
  });

  it('directories, images and connections are read to the last page', async () => {
    const directories = value(await collect(session.workspaces.directories()));
    const named = new Set(directories.map(({ id }) => id));
    expect(fleet.every(({ directoryId }) => directoryId && named.has(directoryId))).toBe(true);
    expect(value(await collect(session.workspaces.images())).length).toBeGreaterThan(0);
    const connections = value(await collect(session.workspaces.connections()));
    expect(connections.length).toBeGreaterThan(25);
    const some = connections.slice(0, 25).map(({ id }) => id);
    expect(value(await session.workspaces.connectionsById(some))).toHaveLength(25);
  });

  it('snapshots and tags of one WorkSpace are read', async () => {
    const { id } = inState('AVAILABLE')[0] as Workspace;
    const { rebuild } = value(await session.workspaces.snapshots(id));
    expect([...rebuild].sort((a, b) => b - a)).toEqual(rebuild);
    expect(value(await session.workspaces.tags(id))).toContainEqual({
      key: expect.any(String),
      value: expect.any(String),
    });
    expect(failureIn(await session.workspaces.snapshots('ws-000000000' as WorkspaceId)).kind).toBe('not-found');
  });

  it('no bot, version, alias, channel or intent of Lex V1 is missed', async () => {
    const bots = value(await collect(session.lex.bots()));
    expect(bots).toHaveLength(60);
    expect(value(await session.lex.probe())).toHaveLength(1);
    const name = 'BankingHelper';
    const versions = value(await collect(session.lex.botVersions(name)));
    expect(versions.map(({ version }) => version)).toContain('$LATEST');
    const bot = value(await session.lex.bot(name, '$LATEST'));
    expect(bot).toMatchObject({ name, version: '$LATEST', locale: 'en-US' });
    const [intent] = bot.intents;
    expect(value(await session.lex.intent(intent?.name ?? '', intent?.version ?? ''))).toMatchObject(intent ?? {});
    expect(value(await collect(session.lex.aliases(name))).length).toBeGreaterThan(0);
    const channels = value(await collect(session.lex.channels(name)));
    expect(channels.length).toBeGreaterThan(0);
    expect(new Set(channels.flatMap(Object.keys))).toEqual(new Set(['name', 'alias', 'type']));
    expect(value(await collect(session.lex.bots({ nameContains: 'Banking' })))).toMatchObject([{ name }]);
    expect(failureIn(await session.lex.bot('bankinghelper', '$LATEST')).kind).toBe('not-found');
  });

  it('a bot of Lex V2 is found by its exact name, with its role', async () => {
    const bot = value(await session.lex.v2BotByName('BankingHelper'));
    expect(bot).toMatchObject({ name: 'BankingHelper', roleArn: expect.stringMatching(/^arn:aws:iam::/) });
    expect(value(await session.lex.v2Locales(bot?.id ?? ''))).toContainEqual({
      id: expect.stringMatching(/^[a-z]{2}_/),
      status: expect.any(String),
      updatedAt: expect.any(Number),
    });
    expect(value(await session.lex.v2BotByName('bankinghelper'))).toBeUndefined();
  });

  it('how a bot of Lex V2 and a locale of its Draft stand is read by id', async () => {
    const { id = '' } = value(await session.lex.v2BotByName('booktrip')) ?? {};
    expect(value(await session.lex.v2Bot(id))).toMatchObject({ id, name: 'booktrip', status: 'Available' });
    expect(value(await session.lex.v2Locale(id, 'en_US'))).toMatchObject({
      id: 'en_US',
      status: 'Failed',
      failureReasons: [expect.stringContaining('without a slot type')],
      recommendedActions: [expect.any(String)],
      intents: expect.any(Number),
      slotTypes: expect.any(Number),
      updatedAt: expect.any(Number),
    });
    expect(failureIn(await session.lex.v2Bot('AAAAAAAAAA')).kind).toBe('not-found');
    expect(failureIn(await session.lex.v2Locale(id, 'fr_FR')).kind).toBe('not-found');
  });

  it('only roles that Lex V2 may take are offered, those made for it first', async () => {
    const roles = value(await session.lex.v2Roles());
    expect(roles.length).toBeGreaterThan(1);
    expect(roles.map(({ serviceLinked }) => serviceLinked)).toEqual([
      ...roles.filter(({ serviceLinked }) => serviceLinked).map(() => true),
      ...roles.filter(({ serviceLinked }) => !serviceLinked).map(() => false),
    ]);
    expect(roles.some(({ name }) => /Channels/.test(name))).toBe(false);
  });

  it('a Lex migration starts, and is the newest of the history', async () => {
    const [role] = value(await session.lex.v2Roles());
    const started = value(
      await session.changes.startLexMigration({
        v1BotName: 'BankingHelper',
        v1BotVersion: '$LATEST',
        v2BotName: 'BankingHelperNext',
        v2BotRole: role?.arn ?? '',
        migrationStrategy: 'CREATE_NEW',
      }),
    );
    expect(started).toMatchObject({ botName: 'BankingHelper', locale: 'en-US', strategy: 'CREATE_NEW' });
    const history = value(await collect(session.lex.migrations()));
    expect(history[0]?.id).toBe(started.id);
    expect(value(await session.lex.migration(started.id))).toMatchObject({ id: started.id, alerts: expect.any(Array) });
  });

  it.each([
    ['denied', { kind: 'denied', code: 'AccessDeniedException', status: 403 }],
    ['gone', { kind: 'unavailable', code: 'GoneException', status: 410 }],
    ['html', { kind: 'foreign', status: 200 }],
    ['silent', { kind: 'timeout' }],
  ])('a Lex V1 that is %s says so when it is probed', async (v1, expected) => {
    await control('POST', 'lex', { v1 });
    const impatiently = await open({}, impatient);
    expect(failureIn(await impatiently.lex.probe())).toMatchObject(expected);
    impatiently.close();
  });

  it('an empty Lex V1 is an answer', async () => {
    await control('POST', 'lex', { v1: 'empty' });
    expect(value(await session.lex.probe())).toEqual([]);
  });

  it('a rebuild is accepted, and a refused one tells why', async () => {
    const { id } = await untouched();
    expect(value(await session.changes.rebuild(id))).toEqual({});
    expect(failureIn(await session.changes.rebuild(inState('ADMIN_MAINTENANCE')[0]?.id as WorkspaceId))).toMatchObject({
      effect: 'none',
      why: expect.stringMatching(/\w/),
    });
  });

  it.each([
    ['the request was lost', 'drop-before', 'unreachable', false],
    ['the answer was lost', 'drop-after', 'unreachable', true],
    ['the answer was a 500', '500-after', 'server', true],
    ['the answer was spoilt', 'malformed', 'foreign', true],
    ['no answer came', 'hang-after', 'timeout', true],
  ])('a rebuild is sent once and is doubtful when %s (%s)', async (_, effect, kind, happened) => {
    const target = (await untouched()).id;
    await control('POST', 'faults', [{ operation: 'RebuildWorkspaces', effect }]);
    const before = await sent('RebuildWorkspaces');
    const doubting = await open({}, kind === 'timeout' ? impatient : undefined);
    expect(failureIn(await doubting.changes.rebuild(target))).toMatchObject({ kind, effect: 'possible' });
    doubting.close();
    expect(await sent('RebuildWorkspaces')).toBe(before + 1);
    const { submissions } = await control<{ submissions: readonly unknown[] }>('GET', 'state');
    expect(JSON.stringify(submissions).includes(target)).toBe(happened);
  });

  it('a denied call names the action', async () => {
    const denied = await open({ credentials: { accessKeyId: 'AKIASIMULATEDDENIED', secretAccessKey: 's' } });
    const failure = failureIn(await denied.workspaces.tags(fleet[0]?.id ?? ''));
    expect(failure.kind).toBe('denied');
    expect(failure.next).toContain('workspaces:DescribeTags');
    expect(value(await denied.account()).alias).toBeUndefined();
    denied.close();
  });

  it('expired keys are told from missing permission', async () => {
    const expired = await open({ credentials: { accessKeyId: 'AKIASIMULATEDEXPIRED', secretAccessKey: 's' } });
    expect(failureIn(await expired.account())).toMatchObject({ kind: 'credentials', code: 'ExpiredToken' });
    expired.close();
  });

  it('everything above was asked for without being throttled once', async () => {
    expect((await log()).filter(({ error }) => /Throttl|LimitExceeded/.test(error ?? ''))).toEqual([]);
  });
});
