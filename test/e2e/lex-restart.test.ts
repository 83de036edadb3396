/** A console ended in the midst of the wizard, or between StartMigration and its answer: the next one tells the truth. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wizardsBeside } from '../../src/lex/left-file.ts';
import { runsFolder } from '../../src/runs/folder.ts';
import { startSimulator } from '../support/aws.ts';
import type { Program } from '../support/pty.ts';
import { ended, filter, loaded, takeUp } from './operator.ts';
import { changesAmong, requests, tell } from './truth.ts';
import { consoleOn } from './worlds.ts';

/** All that the wizard proposes, up to another name for the V2 bot. */
async function toV2Name(app: Program, bot: string): Promise<void> {
  await loaded(app);
  app.press('L');
  await app.sees('still answers');
  app.press('enter');
  await app.sees('V1 BOT');
  await filter(app, bot);
  app.press('enter');
  await app.sees('Proposed:');
  app.press('enter');
  await app.sees('Will not move');
  app.press('enter');
  await app.sees('takes it now');
  app.press('enter');
  await app.sees('Written and read back');
  app.press('enter');
  await app.sees('Name of the V2 bot');
  app.type('-moved');
  await app.sees(`V2 bot: ${bot}-moved`);
}

/** All that the wizard proposes, for a V2 bot of another name; the last key starts it. */
async function migrate(app: Program, bot: string): Promise<void> {
  await toV2Name(app, bot);
  await app.sees(`named exactly ${bot}-moved`);
  app.press('enter');
  await app.sees('Strategy: CREATE_NEW');
  app.press('enter');
  await app.sees('PROPOSED');
  app.press('enter');
  await app.sees('What it does');
  app.press('G', 'enter');
  await app.sees('Type this phrase');
  app.type(`MIGRATE ${bot}\r`);
}

it.each([
  {
    what: 'AWS has begun is found and watched',
    effect: 'hang-after',
    says: /BookTrip 3 to BookTrip-moved .*COMPLETED/,
  },
  {
    what: 'AWS did nothing with needs a human',
    effect: 'hang',
    says: /needs-human[\s\S]*it may never have begun/,
  },
])('a migration that $what once its console was killed', async ({ effect, says }) => {
  await using aws = await startSimulator(['--speed', '150', '--workspaces', '5', '--rate', '0']);
  const home = await mkdtemp(join(tmpdir(), 'bellhop-lex-restart-'));
  const posts = async () =>
    changesAmong(await requests(aws.url)).filter(({ operation }) => operation === 'StartMigration').length;
  const how = { home, columns: 120, rows: 40 };
  try {
    await tell(aws.url, 'faults', [
      { operation: 'StartMigration', effect },
      { operation: 'StartMigration', effect: 'succeed' },
    ]);
    await using killed = await consoleOn(aws, how);
    await migrate(killed, 'BookTrip');
    await expect.poll(posts, { timeout: 20_000, interval: 10 }).toBe(1);
    killed.kill('SIGKILL');
    await killed.exit;

    await using app = await consoleOn(aws, how);
    await takeUp(app);
    await app.sees('Watch what was sent to its end');
    app.press('enter');
    await ended(app);
    await app.sees(says);
    expect(await posts()).toBe(1);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

it.each([
  { how: 'SIGKILL', end: (app: Program) => app.kill('SIGKILL') },
  { how: 'ctrl+c', end: (app: Program) => app.press('ctrl+c') },
])('a wizard ended half-way by $how goes on there at the next start, with what was typed', async ({ end }) => {
  await using aws = await startSimulator(['--speed', '150', '--workspaces', '5', '--rate', '0']);
  const home = await mkdtemp(join(tmpdir(), 'bellhop-lex-restart-'));
  const how = { home, columns: 120, rows: 40 };
  try {
    await using ended = await consoleOn(aws, how);
    await toV2Name(ended, 'BookTrip');
    // What is typed is on disk a moment later; what was chosen before it is on screen by then.
    await expect.poll(() => leftIn(home), { timeout: 20_000 }).toContain('BookTrip-moved');
    end(ended);
    await ended.exit;

    await using app = await consoleOn(aws, how);
    await loaded(app);
    app.press('L');
    await app.sees('Taken up again as it was left');
    await app.sees('step 6 of 9');
    await app.sees('V2 bot: BookTrip-moved');
    expect(changesAmong(await requests(aws.url))).toEqual([]);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

/** What wizards have left there. */
async function leftIn(home: string): Promise<string> {
  const folder = wizardsBeside(runsFolder({ HOME: home }));
  const files = await readdir(folder).catch(() => []);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('');
}
