/** A mixed fleet by keys and without a terminal, on an AWS whose clock stands still: both have to say the same. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { bellhop } from '../support/pty.ts';
import { answerStep, loaded } from './operator.ts';
import { changesAmong, requests } from './truth.ts';
import { consoleOn } from './worlds.ts';

const wish = ['--to-system', 'windows-11', '--to-protocol', 'dcv', '--to-compute', 'same'];

interface Summary {
  readonly phrase: string;
  readonly items: readonly unknown[];
  readonly excluded: readonly unknown[];
  readonly mapping: readonly { readonly sourceName: string; readonly going: number; readonly held: number }[];
  readonly heldBack: readonly { readonly reason: string; readonly count: number }[];
}

async function headless(url: string, ids: readonly string[]): Promise<Summary> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-home-'));
  const args = ['plan', 'migrate', ...ids, ...wish, '-o', join(home, 'plan.json'), '--json'];
  const where = ['--endpoint-url', url, '--region', 'eu-west-1', '--rate', '100'];
  const env = { HOME: home, AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test' };
  const { stdout } = await promisify(execFile)(process.execPath, [bellhop, ...args, ...where], {
    env,
    maxBuffer: 1e8,
  }).finally(() => rm(home, { recursive: true }));
  return JSON.parse(stdout);
}

async function everybody(url: string): Promise<readonly string[]> {
  const { workspaces } = (await (await fetch(`${url}/_simulator/state?full`)).json()) as {
    readonly workspaces: readonly { readonly id: string; readonly visible: boolean }[];
  };
  return workspaces.filter(({ visible }) => visible).map(({ id }) => id);
}

it('four hundred WorkSpaces on nine bundles are planned to Windows 11 on DCV on one screen, as without a terminal', async () => {
  await using aws = await startSimulator(['--fleet', 'windows-11', '--speed', '0', '--rate', '0']);
  await using app = await consoleOn(aws, { columns: 80, rows: 24, speed: 1, args: ['--rate', '100'] });
  const ids = await everybody(aws.url);
  const expected = await headless(aws.url, ids);
  await loaded(app);
  app.press('a');
  await app.sees(`${ids.length} marked`);
  app.press('m');
  await app.sees(/ To become: Windows 11 on DCV, same compute/);
  await app.sees(/9 bundles, \d+ of \d+ go/);
  const mapping = await app.screen();
  for (const { sourceName, going, held } of expected.mapping) {
    const line = mapping.split('\n').find((one) => one.includes(` ${going + held} ${sourceName.slice(0, 12)}`));
    expect(line, `${sourceName} has no line on\n${mapping}`).toBeDefined();
  }

  app.press('c');
  await app.sees(new RegExp(`${expected.items.length} go, ${expected.excluded.length} held back`));
  app.press('i');
  await app.sees(`${expected.excluded.length} WorkSpaces held back`);
  // Every reason on one screen, however tall that has to be.
  app.resize(200, 90);
  for (const { reason, count } of expected.heldBack) await app.sees(`${count}: ${reason}`);
  app.press('esc');
  await app.sees(/STATE +SNAPSHOT/);
  app.press('c');
  await answerStep(app);
  await answerStep(app);
  await app.sees(expected.phrase);
  expect(changesAmong(await requests(aws.url))).toEqual([]);
});
