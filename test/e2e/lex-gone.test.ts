import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { startBellhop } from '../support/pty.ts';
import { loaded } from './operator.ts';
import { changesAmong, requests, tell } from './truth.ts';
import { type OuterWorld, simulated } from './worlds.ts';

const small = { columns: 80, rows: 24, workspaces: 5 };

const gone: readonly (readonly [mode: string, headline: RegExp, evidence: RegExp])[] = [
  ['denied', /Lex V1 refused the request in eu-west-1\.[\s\S]*permission is missing or V1 is retired/, /status: 403/],
  ['gone', /is gone \(410 GoneException\)[\s\S]*Amazon Lex V1 is no longer available/, /code: GoneException/],
  ['html', /does not interpret\./, /status: 200/],
  ['html-503', /does not interpret\./, /status: 503/],
  ['empty', /No bots visible in eu-west-1\.[\s\S]*Either none are in this Region, or AWS has removed/, /bots: 0/],
  ['reset', /The Lex V1 endpoint in eu-west-1 is not reachable\./, /call: lex:GetBots/],
];

describe('Lex V1 after its end, on a small terminal', () => {
  let world: OuterWorld;
  beforeAll(async () => {
    world = await simulated(small);
    await loaded(world.app);
    world.app.press('L');
    await world.app.sees('still answers');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each(gone)(
    'that is %s is told in its own words, goes no further, and answers again on a key',
    async (v1, headline, evidence) => {
      const { app, url } = world;
      await tell(url, 'lex', { v1 });
      app.press('r');
      await app.sees(headline);
      await app.sees(evidence);
      await app.sees('end of support 2025-09-15');
      await tell(url, 'lex', { v1: 'serving' });
      app.press('r');
      await app.sees('still answers');
      await app.sees('step 1 of 9');
    },
  );

  it('that is silent holds nothing up, and its silence is told in the end', async () => {
    const { app, url } = world;
    await tell(url, 'lex', { v1: 'silent' });
    app.press('r');
    await app.sees('Asking: lex:GetBots');
    app.press('esc');
    await app.sees(/^ WorkSpaces /m);
    app.press('L');
    await app.sees('Asking: lex:GetBots');
    await app.sees('The Lex V1 endpoint in eu-west-1 is not reachable.', 40_000);
    await app.sees('silence does not tell');
    expect(changesAmong(await requests(url))).toEqual([]);
  });
});

it('a Lex V1 whose endpoint refuses the connection is not reachable, and WorkSpaces go on', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await expect.poll(() => server.listening).toBe(true);
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  await using aws = await startSimulator(['--workspaces', '5']);
  await using app = await startBellhop(['--region', 'eu-west-1'], {
    columns: 80,
    rows: 24,
    env: {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ENDPOINT_URL_LEX_MODEL_BUILDING_SERVICE: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  });
  await app.sees(/ \d+ WorkSpaces(?!, loading)/);
  app.press('L');
  await app.sees(/The Lex V1 endpoint in eu-west-1 is not reachable\.[\s\S]*ECONNREFUSED/);
  app.press('esc');
  await app.sees(/^ WorkSpaces /m);
});
