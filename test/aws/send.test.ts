import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../src/aws/model.ts';
import { clockAt } from '../../src/clock.ts';
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
const fleet = json({ Workspaces: [{ WorkspaceId: id, State: 'AVAILABLE' }] });

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
    const { workspaces, limiter } = await session({ ...server, rate: 2, clock: clockAt(20) });
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
