import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/aws/answer.ts';
import type { BundleId, WorkspaceId } from '../../src/aws/model.ts';
import {
  cutShort,
  failureIn,
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

  it('is taken back, and never leaves, as long as it waits for its turn', async () => {
    const server = await loopback(json({}));
    const { changes, limiter } = await session({ ...server, rate: 1e-9, burst: 1 });
    await changes.rebuild(id);
    const recall = new AbortController();
    const answer = changes.rebuild(id, recall.signal);
    await expect.poll(() => limiter.use().waiting).toBe(1);
    recall.abort();
    expect(failureIn(await answer)).toMatchObject({ kind: 'cancelled', effect: 'none' });
    expect(server.asked).toHaveLength(1);
  });

  it('is not given up by taking it back once it has left', async () => {
    const answers: (() => void)[] = [];
    const server = await loopback((response, asked) => answers.push(() => json({})(response, asked)));
    const { changes } = await session(server);
    const recall = new AbortController();
    const answer = changes.rebuild(id, recall.signal);
    await expect.poll(() => answers.length).toBe(1);
    recall.abort();
    answers[0]?.();
    expect(await answer).toMatchObject({ ok: true });
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
