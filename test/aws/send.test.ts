import { describe, expect, it } from 'vitest';
import type { Answer, Failure } from '../../src/aws/answer.ts';
import type { BundleId, WorkspaceId } from '../../src/aws/model.ts';
import { collect } from '../../src/aws/paging.ts';
import {
  cutShort,
  hangUp,
  headOnly,
  impatient,
  json,
  loopback,
  type Reply,
  raw,
  refusal,
  session,
  silent,
  throttled,
} from './loopback.ts';

const id = 'ws-0a1b2c3d4' as WorkspaceId;
const bundle = 'wsb-0a1b2c3d4' as BundleId;
const fleet = json({ Workspaces: [{ WorkspaceId: id, State: 'AVAILABLE' }] });

function failureIn(answer: Answer<unknown>): Failure {
  if (answer.ok) throw new Error('The call should have failed.');
  return answer.failure;
}

describe('a read', () => {
  it('brings back what AWS answered, with the request id', async () => {
    const server = await loopback(fleet);
    const { workspaces } = await session(server);
    const answer = await workspaces.workspacesById([id]);
    expect(answer).toMatchObject({ ok: true, value: [{ id, state: 'AVAILABLE' }] });
  });

  it.each<[string, Reply]>([
    ['throttling', throttled],
    ['a 500', refusal('InternalFailure', 'Oops', 500)],
    ['a 503 without words', raw(503, 'text/html', '<html>busy</html>')],
    ['a closed connection', hangUp],
    ['an answer that broke off', cutShort],
  ])('is tried again after %s', async (_, fault) => {
    const server = await loopback(fault, fault, fleet);
    const { workspaces } = await session(server);
    expect(await workspaces.workspacesById([id])).toMatchObject({ ok: true, value: [{ id }] });
    expect(server.asked).toHaveLength(3);
  });

  it.each<[string, Reply, number]>([
    ['four times when AWS throttles', throttled, 4],
    ['four times when AWS fails', refusal('InternalFailure', 'Oops', 500), 4],
    ['once when AWS says no', refusal('InvalidParameterValuesException', 'No such filter'), 1],
    ['once when AWS denies', refusal('AccessDeniedException', 'No'), 1],
    ['once when the answer is not AWS’s', raw(200, 'text/html', '<html>Sign in</html>'), 1],
  ])('is sent %s, and then is a failure without effect', async (_, fault, times) => {
    const server = await loopback(fault);
    const { workspaces } = await session(server);
    expect(failureIn(await workspaces.tags(id)).effect).toBe('none');
    expect(server.asked).toHaveLength(times);
  });

  it('is not sent again when the service asks to wait longer than anyone would', async () => {
    const server = await loopback(
      json({ __type: 'ThrottlingException', message: 'Later' }, 400, { 'retry-after': '600' }),
    );
    const { workspaces } = await session(server);
    expect(failureIn(await workspaces.tags(id))).toMatchObject({ kind: 'throttled', retryAfter: 600 });
    expect(server.asked).toHaveLength(1);
  });

  it('waits as long as the service asks', async () => {
    const server = await loopback(
      json({ __type: 'ThrottlingException' }, 429, { 'retry-after': '20' }),
      json({ TagList: [] }),
    );
    const { workspaces, clock } = await session(server);
    const before = clock.now();
    expect(await workspaces.tags(id)).toMatchObject({ ok: true });
    expect(clock.now() - before).toBeGreaterThanOrEqual(20_000);
  });

  it('slows the budget down when AWS throttles', async () => {
    const server = await loopback(throttled, fleet);
    const { workspaces, limiter } = await session({ ...server, rate: 2 });
    await workspaces.workspacesById([id]);
    expect(limiter.use()).toMatchObject({ slowed: true });
  });

  it('passes the budget with every attempt', async () => {
    const server = await loopback(hangUp);
    const { workspaces, limiter } = await session({ ...server, rate: 0.001, burst: 3 });
    const giveUp = new AbortController();
    const answer = workspaces.tags(id, { signal: giveUp.signal });
    await expect.poll(() => limiter.use().waiting).toBe(1);
    giveUp.abort();
    expect(failureIn(await answer).kind).toBe('cancelled');
    expect(server.asked).toHaveLength(3);
  });

  it('ends in a failure when the server takes the connection and stays silent', async () => {
    const server = await loopback(silent);
    const { workspaces } = await session(server, impatient);
    expect(failureIn(await workspaces.tags(id))).toMatchObject({
      kind: 'timeout',
      why: `No answer from ${server.host} in time.`,
    });
    expect(server.asked).toHaveLength(2);
  });

  it('ends in a failure when the answer begins and never ends', async () => {
    const server = await loopback(headOnly);
    const { workspaces } = await session(server, impatient);
    expect(failureIn(await workspaces.tags(id)).kind).toBe('timeout');
  });

  it('is given up at once when asked to', async () => {
    const server = await loopback(silent);
    const { workspaces } = await session(server);
    const giveUp = new AbortController();
    const answer = workspaces.tags(id, { signal: giveUp.signal });
    await expect.poll(() => server.asked.length).toBe(1);
    giveUp.abort();
    expect(failureIn(await answer).kind).toBe('cancelled');
  });

  it('is given up when the session closes, and none is sent after', async () => {
    const server = await loopback(silent);
    const open = await session(server);
    const answer = open.workspaces.tags(id);
    await expect.poll(() => server.asked.length).toBe(1);
    open.close();
    expect(failureIn(await answer).kind).toBe('cancelled');
    expect(failureIn(await open.workspaces.tags(id)).kind).toBe('cancelled');
    expect(server.asked).toHaveLength(1);
  });

  it('is one attempt when Lex V1 is probed', async () => {
    const server = await loopback(refusal('InternalFailureException', 'Oops', 500));
    const { lex } = await session(server);
    expect(failureIn(await lex.probe()).kind).toBe('server');
    expect(server.asked.map(({ url }) => url)).toEqual(['/bots?maxResults=1']);
  });
});

describe('a change', () => {
  it.each<[string, Reply]>([
    ['throttling', throttled],
    ['a 500', refusal('InternalFailure', 'Oops', 500)],
    ['a 503', raw(503, 'text/html', '<html>busy</html>')],
    ['a closed connection', hangUp],
    ['a broken answer', json('{"TargetWorkspaceId": ')],
    ['expired credentials', refusal('ExpiredTokenException', 'Too old')],
  ])('is sent once, even after %s', async (_, fault) => {
    const server = await loopback(fault);
    const { changes } = await session(server);
    expect((await changes.migrate(id, bundle)).ok).toBe(false);
    expect(server.asked.map(({ what }) => what)).toEqual(['MigrateWorkspace']);
  });

  it.each<[string, Reply, Failure['kind']]>([
    ['silence', silent, 'timeout'],
    ['an answer that never ends', headOnly, 'timeout'],
    ['a closed connection', hangUp, 'unreachable'],
    ['an answer that broke off', cutShort, 'unreachable'],
    ['a 500', refusal('InternalFailure', 'Oops', 500), 'server'],
    ['a 503 from something in between', raw(503, 'text/html', '<html>busy</html>'), 'server'],
    ['an unreadable answer', json('{"TargetWorkspaceId": '), 'foreign'],
    ['a page of HTML', raw(200, 'text/html', '<html>Sign in</html>'), 'foreign'],
  ])('may have had an effect after %s', async (_, fault, kind) => {
    const server = await loopback(fault);
    const { changes } = await session(server, kind === 'timeout' ? impatient : undefined);
    expect(failureIn(await changes.rebuild(id))).toMatchObject({ kind, effect: 'possible' });
  });

  it.each<[string, Reply, Failure['kind']]>([
    ['a refusal', refusal('OperationNotSupportedException', 'Not in this state'), 'unsupported'],
    ['a denial', refusal('AccessDeniedException', 'No'), 'denied'],
    ['throttling', throttled, 'throttled'],
    ['throttling under a 503', refusal('ThrottlingException', 'Rate exceeded', 503), 'throttled'],
    ['refused credentials', refusal('UnrecognizedClientException', 'Who?', 403), 'credentials'],
    ['an operation that is not offered', refusal('UnknownOperationException', 'What?'), 'foreign'],
    ['an operation that an emulator lacks', refusal('InternalFailure', 'Not implemented', 501), 'foreign'],
    ['a 404', raw(404, 'text/plain', 'Not here'), 'foreign'],
    ['a redirection', raw(302, 'text/html', ''), 'foreign'],
    ['a proxy that wants a password', raw(407, 'text/html', '<html>Password</html>'), 'foreign'],
  ])('had none after %s', async (_, fault, kind) => {
    const server = await loopback(fault);
    const { changes } = await session(server);
    expect(failureIn(await changes.rebuild(id))).toMatchObject({ kind, effect: 'none' });
  });

  it('had none when nothing listens at the endpoint', async () => {
    const { changes } = await session({ endpointUrl: 'http://127.0.0.1:1' });
    expect(failureIn(await changes.migrate(id, bundle))).toMatchObject({
      kind: 'unreachable',
      effect: 'none',
      code: 'ECONNREFUSED',
    });
  });

  it('goes over a connection of its own, so that a kept one which died cannot make it doubtful', async () => {
    const server = await loopback(fleet);
    const { changes, workspaces } = await session(server);
    await workspaces.workspacesById([id]);
    await changes.rebuild(id);
    await changes.rebuild(id);
    expect(server.asked.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close', 'close']);
  });

  it('tells the new id of a migration', async () => {
    const server = await loopback(json({ SourceWorkspaceId: id, TargetWorkspaceId: 'ws-new000001' }));
    const { changes } = await session(server);
    expect(await changes.migrate(id, bundle)).toEqual({
      ok: true,
      value: { targetId: 'ws-new000001' },
      requestId: 'req-7',
    });
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ SourceWorkspaceId: id, BundleId: bundle });
  });

  it('asks to rebuild exactly one WorkSpace', async () => {
    const server = await loopback(json({ FailedRequests: [] }));
    const { changes } = await session(server);
    expect(await changes.rebuild(id)).toMatchObject({ ok: true, value: {} });
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] });
  });

  it('reads a failed request inside a 200 as a failure, in AWS’s words', async () => {
    const failed = {
      WorkspaceId: id,
      ErrorCode: 'InvalidUserConfiguration.Workspace',
      ErrorMessage: 'The user was either not found or is misconfigured.',
    };
    const server = await loopback(json({ FailedRequests: [failed] }));
    const { changes } = await session(server);
    expect(failureIn(await changes.rebuild(id))).toMatchObject({
      kind: 'unsupported',
      effect: 'none',
      code: 'InvalidUserConfiguration.Workspace',
      why: 'The user was either not found or is misconfigured.',
      requestId: 'req-7',
      what: `Could not start the rebuild of ${id}.`,
    });
  });

  it('is not clear when Lex accepts a migration without naming it', async () => {
    const server = await loopback(json({}, 202));
    const { changes } = await session(server);
    const answer = await changes.startLexMigration({
      v1BotName: 'OrderFlowers',
      v1BotVersion: '3',
      v2BotName: 'OrderFlowers',
      v2BotRole: 'arn:aws:iam::123456789012:role/LexBot',
      migrationStrategy: 'CREATE_NEW',
    });
    expect(failureIn(answer)).toMatchObject({ kind: 'foreign', effect: 'possible' });
  });
});

describe('a list', () => {
  const page = (names: readonly string[], NextToken?: string) =>
    json({ Images: names.map((ImageId) => ({ ImageId })), NextToken });

  it('goes on to the page without a mark, over short and empty ones', async () => {
    const server = await loopback(page(['wsi-1', 'wsi-2'], 'a'), page([], 'b'), page(['wsi-3']));
    const { workspaces } = await session(server);
    const images = await collect(workspaces.images());
    expect(images).toMatchObject({ ok: true, value: [{ id: 'wsi-1' }, { id: 'wsi-2' }, { id: 'wsi-3' }] });
    expect(server.asked.map(({ body }) => JSON.parse(body).NextToken)).toEqual([undefined, 'a', 'b']);
  });

  it('ends with a failure when a mark comes again, even after others', async () => {
    const server = await loopback(page(['wsi-1'], 'a'), page(['wsi-2'], 'b'), page(['wsi-3'], 'a'));
    const { workspaces } = await session(server);
    expect(failureIn(await collect(workspaces.images()))).toMatchObject({ kind: 'foreign' });
    expect(server.asked).toHaveLength(3);
  });

  it('keeps the pages before the one that failed', async () => {
    const server = await loopback(page(['wsi-1'], 'a'), refusal('AccessDeniedException', 'No more'));
    const { workspaces } = await session(server);
    const pages = [];
    for await (const each of workspaces.images()) pages.push(each);
    expect(pages).toMatchObject([
      { ok: true, value: [{ id: 'wsi-1' }] },
      { ok: false, failure: { kind: 'denied' } },
    ]);
  });

  it('of no ids asks nothing, instead of for everything', async () => {
    const server = await loopback(fleet);
    const { workspaces } = await session(server);
    expect(await workspaces.workspacesById([])).toEqual({ ok: true, value: [] });
    expect(await workspaces.connectionsById([])).toEqual({ ok: true, value: [] });
    expect(await workspaces.bundlesById([])).toEqual({ ok: true, value: [] });
    expect(server.asked).toEqual([]);
  });
});
