import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { type Program, startBellhop } from '../support/pty.ts';
import { loaded } from './operator.ts';
import { requests, tell } from './truth.ts';
import { consoleOn } from './worlds.ts';

const region = ['--region', 'eu-west-1', '--speed', '150'];
const keys = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test' };
const rows = /\bws-[0-9a-z]{9} /;
const fleet = ['--workspaces', '10', '--rate', '0'];

/** What a screen of trouble always has, and never has; then q leaves it. */
async function toldAndLeft(app: Program): Promise<void> {
  expect(await app.screen()).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/);
  await app.sees(/^ (UN)?LOCKED /);
  await app.sees(/\? help$/);
  app.press('q');
  expect(await app.exit).toEqual({ code: 0, signal: undefined });
}

/** A file of ~/.aws. */
async function aws({ home }: Program, file: 'config' | 'credentials', lines: readonly string[]): Promise<void> {
  await mkdir(join(home, '.aws'), { recursive: true });
  await writeFile(join(home, '.aws', file), `${['[default]', ...lines].join('\n')}\n`);
}

const credentials = (key: string) => [`aws_access_key_id = ${key}`, 'aws_secret_access_key = test'];

async function listening(server: Server): Promise<AsyncDisposable & { readonly url: string }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Takes what is sent, and never says a word. */
const silent = () => listening(createSocketServer((socket) => socket.on('error', () => {}).resume()));
const answering = (listener: RequestListener) => listening(createServer(listener));

describe.concurrent('without a way to AWS, a screen says what happened and what to do', () => {
  it('no Region: where one can be given, and nothing is asked without', async () => {
    await using sim = await startSimulator(fleet);
    await using app = await startBellhop(['--endpoint-url', sim.url], { env: keys });
    await app.sees('No Region is set.');
    await app.sees('None is given by --region, AWS_REGION, AWS_DEFAULT_REGION or the default profile.');
    await app.sees('Give a Region with --region, for example --region eu-central-1.');
    app.press('r');
    await app.sees(/^ LOCKED {2}Region \? /);
    expect(await requests(sim.url)).toEqual([]);
    await toldAndLeft(app);
  });

  it('a Region that nobody knows: the one that was probably meant is named', async () => {
    await using sim = await startSimulator(fleet);
    await using app = await startBellhop(['--endpoint-url', sim.url, '--region', 'eu-wset-1'], { env: keys });
    await app.sees('--region eu-wset-1: no such Region is known. Is it eu-west-1?');
  });

  it('no credentials: until there are some', async () => {
    await using sim = await startSimulator(fleet);
    await using app = await startBellhop(['--endpoint-url', sim.url, ...region]);
    await app.sees('Could not load credentials from any providers');
    await app.sees('Name a profile with --profile, or put AWS_ACCESS_KEY_ID');
    await aws(app, 'credentials', credentials('AKIATEST'));
    app.press('r');
    await app.sees(rows);
    await toldAndLeft(app);
  });

  it('credentials that have expired: until they are renewed', async () => {
    await using sim = await startSimulator(fleet);
    const env = { AWS_PROFILE: 'default' };
    await using app = await startBellhop(['--endpoint-url', sim.url, ...region], { env });
    await aws(app, 'credentials', credentials('AKIASIMULATEDEXPIRED'));
    app.press('r');
    await app.sees('The security token included in the request is expired');
    await app.sees('Renew ');
    await app.sees(/: ExpiredToken(Exception)?, HTTP 40[03]/);
    await aws(app, 'credentials', credentials('AKIATEST'));
    app.press('r');
    await app.sees(rows);
    await toldAndLeft(app);
  });

  it('an identity that may read nothing: which action, and for whom', async () => {
    await using sim = await startSimulator(fleet);
    await using app = await consoleOn(sim, { env: { AWS_ACCESS_KEY_ID: 'AKIASIMULATEDDENIED' } });
    await app.sees(/is not authorized to perform:\s+workspaces:Describe\w+/);
    await app.sees(/Ask an administrator to allow workspaces:Describe\w+\s+for\s+arn:aws:iam::123456789012:/);
    await app.sees(/request\s+[0-9a-f]{8}-/);
    await toldAndLeft(app);
  });

  it('an identity that may not list WorkSpaces: until an administrator has allowed it', async () => {
    await using sim = await startSimulator(fleet);
    await tell(sim.url, 'faults', [{ operation: 'DescribeWorkspaces', effect: 'deny' }]);
    await using app = await consoleOn(sim);
    await app.sees('Could not read the WorkSpaces.');
    await app.sees(/Ask an administrator to allow workspaces:DescribeWorkspaces\s+for\s+arn:aws:iam::123456789012:/);
    await tell(sim.url, 'faults', []);
    app.press('r');
    await app.sees(rows);
    await toldAndLeft(app);
  });

  it('an endpoint that is not there: until it is', async () => {
    const { url } = await startSimulator(fleet).then(async (sim) => {
      await sim[Symbol.asyncDispose]();
      return sim;
    });
    await using app = await consoleOn({ url });
    await app.sees(/connect ECONNREFUSED 127\.0\.0\.1:\d+/);
    await app.sees(/Check that http:\S+ is the right --endpoint-url and that it is\s+up,\s+then\s+ask\s+again/);
    await using _ = await startSimulator([...fleet, '--port', new URL(url).port]);
    app.press('r');
    await app.sees(rows);
    await toldAndLeft(app);
  });

  it('an endpoint that answers with a web page', async () => {
    await using portal = await answering((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><h1>Sign in to the Wi-Fi</h1>');
    });
    await using app = await consoleOn(portal);
    await app.sees(/answered HTTP 200 with .*, as no AWS service does/s);
    await app.sees(/does not offer this as AWS does: check\s+--endpoint-url/);
    await toldAndLeft(app);
  });

  it('a service that lacks the operation, as another emulator may', async () => {
    await using emulator = await answering((_, response) => {
      response
        .writeHead(501, { 'content-type': 'application/x-amz-json-1.1' })
        .end('{"__type":"InternalFailure","message":"API for service workspaces not yet implemented"}');
    });
    await using app = await consoleOn(emulator);
    await app.sees(/API for service workspaces not yet\s+implemented/);
    await app.sees(/does not offer this as AWS does: check\s+--endpoint-url/);
    await toldAndLeft(app);
  });

  it('an endpoint that accepts and stays silent: it is waited for in words, then told', async () => {
    await using mute = await silent();
    await using app = await consoleOn(mute);
    await app.sees('Asking AWS for the WorkSpaces of this Region ...');
    // Nothing waits for it: the other screens are there.
    app.press('R');
    await app.sees(/^ Runs /m);
    app.press('esc');
    await app.sees(/No answer from 127\.0\.0\.1:\d+ in time\./, 55_000);
    await app.sees(/Check that http:\S+ is the right --endpoint-url/);
    await toldAndLeft(app);
  });

  it('a silent endpoint is left at once by q', async () => {
    await using mute = await silent();
    await using app = await consoleOn(mute);
    await app.sees('Asking AWS for the WorkSpaces of this Region ...');
    app.press('q');
    expect(await app.exit).toEqual({ code: 0, signal: undefined });
  });
});

describe('with rows on screen', () => {
  it('a fault is a line below them, and goes when AWS answers again', async () => {
    await using sim = await startSimulator([...fleet, '--speed', '150']);
    await using app = await consoleOn(sim);
    await loaded(app);
    await tell(sim.url, 'faults', [{ operation: 'DescribeWorkspaces', effect: 'deny' }]);
    app.press('r');
    await app.sees(/▲ Could not read the WorkSpaces\. Ask an administrator/);
    await app.sees(rows);
    await tell(sim.url, 'faults', []);
    app.press('r');
    await app.seesNo('Could not read');
    await toldAndLeft(app);
  });
});
