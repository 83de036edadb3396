import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Failure } from '../../src/aws/answer.ts';
import { readFailure } from '../../src/aws/failure.ts';
import type { BundleId, WorkspaceId } from '../../src/aws/model.ts';
import { failureIn, hangUp, json, loopback, type Reply, raw, refusal, session } from './loopback.ts';

const id = 'ws-0a1b2c3d4' as WorkspaceId;
const bundle = 'wsb-0a1b2c3d4' as BundleId;
const arn = 'arn:aws:sts::123456789012:assumed-role/Operator/kim';

async function tagsAfter(reply: Reply) {
  const server = await loopback(reply);
  const { workspaces } = await session(server);
  return { failure: failureIn(await workspaces.tags(id)), server };
}

describe('a failure', () => {
  it('says what failed, why in AWS’s words, the IAM action, the code, the status, the host and the request id', async () => {
    const { failure, server } = await tagsAfter(
      refusal('ResourceNotFoundException', 'The resource could not be found'),
    );
    expect(failure).toEqual({
      kind: 'not-found',
      operation: 'workspaces:DescribeTags',
      what: `Could not read the tags of ${id}.`,
      why: 'The resource could not be found',
      next: 'Refresh: it may be gone, renamed, or in another Region than eu-central-1.',
      effect: 'none',
      code: 'ResourceNotFoundException',
      status: 400,
      requestId: 'req-7',
      host: server.host,
    });
  });

  it.each<[string, number, Failure['kind']]>([
    ['InvalidParameterValuesException', 400, 'invalid'],
    ['ValidationException', 400, 'invalid'],
    ['SomethingNewException', 400, 'invalid'],
    ['BadRequestException', 400, 'invalid'],
    ['NotFoundException', 404, 'not-found'],
    ['ResourceNotFoundException', 400, 'not-found'],
    ['AccessDeniedException', 400, 'denied'],
    ['SomethingNewException', 403, 'denied'],
    ['UnrecognizedClientException', 400, 'credentials'],
    ['ExpiredTokenException', 400, 'credentials'],
    ['InvalidSignatureException', 400, 'credentials'],
    ['OperationNotSupportedException', 400, 'unsupported'],
    ['InvalidResourceStateException', 400, 'unsupported'],
    ['OperationInProgressException', 400, 'busy'],
    ['ResourceUnavailableException', 400, 'unavailable'],
    ['ThrottlingException', 400, 'throttled'],
    ['LimitExceededException', 429, 'throttled'],
    ['SomethingNewException', 429, 'throttled'],
    ['InternalFailureException', 500, 'server'],
    ['SomethingNewException', 503, 'server'],
    ['InternalFailure', 501, 'foreign'],
    ['UnknownOperationException', 400, 'foreign'],
    ['SomethingNewException', 404, 'foreign'],
    ['SomethingNewException', 409, 'invalid'],
    ['GoneException', 410, 'unavailable'],
  ])('reads %s with status %i as %s', async (code, status, kind) => {
    const { failure } = await tagsAfter(refusal(code, 'Words', status));
    expect(failure).toMatchObject({ kind, code, why: 'Words' });
  });

  it('carries AWS’s reason and the resource', async () => {
    const more = { reason: 'The WorkSpace is a standby.', ResourceId: id };
    const { failure } = await tagsAfter(refusal('OperationNotSupportedException', 'Not supported', 400, more));
    expect(failure.why).toBe(`Not supported (reason: The WorkSpace is a standby.) (ResourceId: ${id})`);
  });

  it('is free of control characters, whatever AWS sends', async () => {
    const { failure } = await tagsAfter(refusal('ValidationException', 'a\u001b[2Jb\n\u202ec'));
    expect(failure.why).toBe('ab c');
  });

  it('names the action and the identity when AWS denies', async () => {
    const words = `User: ${arn} is not authorized to perform: workspaces:DescribeTags on resource: *`;
    const { failure } = await tagsAfter(refusal('AccessDeniedException', words));
    expect(failure.next).toBe(`Ask an administrator to allow workspaces:DescribeTags for ${arn}.`);
  });

  it('names the identity that is signed in when AWS does not', async () => {
    const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
    const server = await loopback((response, asked) => {
      if (/GetCallerIdentity/.test(asked.body)) return raw(200, 'text/xml', identity)(response, asked);
      if (/ListAccountAliases/.test(asked.body))
        return raw(
          403,
          'text/xml',
          '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>',
        )(response, asked);
      return refusal('AccessDeniedException', '')(response, asked);
    });
    const { account, changes } = await session(server);
    expect(await account()).toMatchObject({ ok: true, value: { accountId: '123456789012', arn, alias: undefined } });
    expect(failureIn(await changes.migrate(id, bundle)).next).toBe(
      `Ask an administrator to allow workspaces:MigrateWorkspace for ${arn} on both the WorkSpace (arn:aws:workspaces:eu-central-1:123456789012:workspace/*) and the target bundle (arn:aws:workspaces:eu-central-1:*:workspacebundle/*).`,
    );
  });

  it.each([
    ['an alias', '<AccountAliases><member>acme</member></AccountAliases>', 'acme'],
    ['no alias', '<AccountAliases/>', null],
    ['no word of aliases', '', undefined],
  ])('tells an account that has none from one that could not be asked: %s', async (_, aliases, alias) => {
    const answers = {
      GetCallerIdentity: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      ListAccountAliases: `<ListAccountAliasesResponse><ListAccountAliasesResult>${aliases}</ListAccountAliasesResult></ListAccountAliasesResponse>`,
    };
    const server = await loopback((response, asked) => {
      const [, body = ''] = Object.entries(answers).find(([operation]) => asked.body.includes(operation)) ?? [];
      return raw(200, 'text/xml', body)(response, asked);
    });
    const { account } = await session(server);
    expect(await account()).toMatchObject({ ok: true, value: { alias } });
  });

  it('says that something else answered when a proxy sends its page', async () => {
    const { failure, server } = await tagsAfter(raw(200, 'text/html; charset=utf-8', '<html>Please sign in</html>'));
    expect(failure.why).toBe(`${server.host} answered HTTP 200 with text/html; charset=utf-8, as no AWS service does.`);
    expect(failure.next).toContain('check --endpoint-url');
    expect(failure).toMatchObject({ kind: 'foreign', status: 200 });
  });

  it('says so for JSON that is none, without the SDK’s advice to programmers', async () => {
    const { failure } = await tagsAfter(json('{"TagList":['));
    expect(failure.kind).toBe('foreign');
    expect(failure.why).not.toMatch(/Deserialization|\$response|\n/);
  });

  it('says so for a page in place of XML', async () => {
    const server = await loopback(raw(200, 'text/plain', 'Welcome'));
    const { account } = await session(server);
    expect(failureIn(await account())).toMatchObject({ kind: 'foreign', operation: 'sts:GetCallerIdentity' });
  });

  it('says so when a 200 names no account', async () => {
    const server = await loopback(raw(200, 'text/xml', ''));
    const { account } = await session(server);
    expect(failureIn(await account())).toMatchObject({ kind: 'foreign', why: 'The answer names no account.' });
  });

  it('tells a closed connection from silence', async () => {
    const { failure, server } = await tagsAfter(hangUp);
    expect(failure).toMatchObject({
      kind: 'unreachable',
      why: `The connection to ${server.host} was closed before the answer was complete (ECONNRESET).`,
    });
  });

  it('names the Region when the host has no address', () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    const trip = { signal: AbortSignal.abort(), host: 'workspaces.nowhere-1.amazonaws.com', left: true };
    const failure = readFailure(
      error,
      { operation: 'workspaces:MigrateWorkspace', changes: true, trip },
      { region: 'nowhere-1', profile: undefined, endpointUrl: undefined },
    );
    expect(failure).toMatchObject({ kind: 'unreachable', effect: 'none', host: trip.host });
    expect(failure.next).toContain('Region nowhere-1');
  });

  it('holds no secret that AWS echoes', async () => {
    const echo =
      'The request signature we calculated does not match. The Canonical String for this request should have been\n' +
      "'POST\n/\n\nx-amz-security-token:SECRETTOKEN\n'";
    const { failure } = await tagsAfter(refusal('InvalidSignatureException', echo));
    expect(failure.why).toBe('The request signature we calculated does not match.');
    const url = 'See https://bucket.s3.amazonaws.com/export.zip?X-Amz-Credential=A&X-Amz-Signature=SECRETSIGN for more';
    expect(JSON.stringify((await tagsAfter(refusal('ValidationException', url))).failure)).not.toContain('SECRETSIGN');
  });

  it('is never endless', async () => {
    const { failure } = await tagsAfter(refusal('ValidationException', 'x'.repeat(100_000)));
    expect(failure.why.length).toBeLessThanOrEqual(2_001);
  });

  // Node's agents know proxies from 24.5 on.
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  it.skipIf(major < 24 || (major === 24 && minor < 5))('of a proxy says so, without its password', async () => {
    const proxy = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 Password, please\r\n\r\n'));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    vi.stubEnv('HTTPS_PROXY', `http://kim:hush@127.0.0.1:${(proxy.address() as AddressInfo).port}`).stubEnv(
      'NO_PROXY',
      '',
    );
    onTestFinished(() => void vi.unstubAllEnvs());
    const { changes } = await session({ endpointUrl: 'https://workspaces.eu-central-1.example' });
    const failure = failureIn(await changes.rebuild(id));
    expect(failure).toMatchObject({ kind: 'unreachable', effect: 'none', why: expect.stringContaining('407') });
    expect(JSON.stringify(failure)).not.toContain('hush');
  });
});
