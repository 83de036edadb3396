import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { confirm, ended, filter, idIn, markQuiet, rowsOf, startRebuild } from './operator.ts';
import { onServer2019 } from './quiet.ts';
import { truth } from './truth.ts';
import { configured, consoleOn, type OuterWorld, simulated } from './worlds.ts';

/** Enough that some users stay away at any time of day. */
const crowd = { workspaces: 200 };

async function rebuilt({ url }: Pick<OuterWorld, 'url'>): Promise<readonly string[]> {
  const { submissions } = await truth(url);
  return submissions.filter(({ operation }) => operation === 'RebuildWorkspaces').map(({ id }) => id);
}

/** The state of the run, as the title line says it. */
const standing = (word: string) => new RegExp(`^ Runs \\/ \\S+ +${word}\\b`, 'm');

describe('a run with a canary', () => {
  it('is held once the first one has ended, and goes on when the operator lets the rest follow', async () => {
    await using world = await simulated({ ...crowd, columns: 120, env: await configured({ canary: 1 }) });
    const { app } = world;
    await startRebuild(world, 3);
    await app.sees('The first one goes alone, to the end; then the run holds for you.');
    await app.sees(standing('HELD'), 40_000);
    await app.sees(/ HELD {2}(The first one is done|Of the first 1, 1 did not end well); 2 wait for you\./);
    expect(await rebuilt(world)).toHaveLength(1);

    // Enter alone holds on.
    app.press('c');
    await app.sees('Keep holding');
    app.press('enter');
    await app.sees(standing('HELD'));
    app.press('c');
    await app.sees(/2 waiting\. 2 more follow, 25 at a time\./);
    app.press('j', 'enter');
    await app.sees('Continued: 2 more follow.');
    await ended(app);
    expect(await rebuilt(world)).toHaveLength(3);
  });
});

describe('a run of one at a time', () => {
  it('is paused and continued: nothing is sent in between', async () => {
    await using world = await simulated({ ...crowd, columns: 120, env: await configured({ wave: 1 }) });
    const { app } = world;
    await startRebuild(world, 3);
    await app.sees('REBUILDING');
    await app.sees('1 of 1 in progress. 2 to send, about 1 s of calls at 1.5/s; the end is known once one is done.');
    app.press('p');
    await app.sees('Paused: 1 in progress go on, 2 wait.');
    await app.sees(/ PAUSED {2}by \w+\./);
    await app.sees('1 done, 2 waiting');
    await app.sees(standing('PAUSED'));
    expect(await rebuilt(world)).toHaveLength(1);
    app.press('c');
    await app.sees('Keep holding');
    app.press('j', 'enter');
    await app.sees('Continued: 2 more follow.');
    await app.sees(/1 of 1 in progress\. .*; the last ends about \d\d:\d\d UTC/);
    await ended(app);
    expect(await rebuilt(world)).toHaveLength(3);
  });

  it('is stopped in the words in which it then stands, and what was not started makes a new plan of just that', async () => {
    await using world = await simulated({ ...crowd, columns: 120, env: await configured({ wave: 1 }) });
    const { app } = world;
    await markQuiet(world, 3);
    app.press('b');
    await app.sees(/3 go, 0 held back/);
    app.press('t');
    await app.sees('Ticket:');
    app.type('CHG0042\r');
    await app.sees('Ticket: CHG0042');
    app.press('c');
    await confirm(app);
    await app.sees('REBUILDING');
    const ids = rowsOf(await app.screen()).map(idIn);
    app.press('n');
    await app.sees('what is not done is planned anew once it has ended or is stopped');
    app.press('x');
    await app.sees('Stop this run for good?');
    await app.sees(/^ 1 in progress will finish, 2 not started\.$/m);
    app.press('enter');
    await app.sees('Stop this run for good?');
    app.press('y');
    await app.sees('Stopped: 1 in progress will finish, 2 not started.');
    await app.sees(standing('STOPPED'));
    await app.sees(/ STOPPED {2}by \w+\. What was sent is watched to its end\./);
    await ended(app);
    expect(await rebuilt(world)).toEqual(ids.slice(0, 1));

    app.press('f');
    await app.sees('2 not-started');
    app.press('esc');
    await app.sees(standing('ended'));
    app.press('n');
    await app.sees('Rebuild / review');
    await app.sees(/2 go, 0 held back/);
    await app.sees('Ticket: CHG0042');
    expect(new Set(rowsOf(await app.screen()).map(idIn))).toEqual(new Set(ids.slice(1)));
  });
});

describe('the map of a migration', () => {
  it('shows old and new id, computer name and address', async () => {
    await using world = await simulated({ columns: 160, workspaces: 400 });
    const { app } = world;
    await markQuiet(world, 1, onServer2019);
    app.press('m');
    await app.sees('Migrate 1 WorkSpace / target bundle');
    await filter(app, 'amazon standard 2025');
    app.press('enter');
    await app.sees('Migration / review');
    await app.sees(/1 go, 0 held back/);
    app.press('c');
    await confirm(app);
    await ended(app);
    const { submissions, workspaces = [] } = await truth(world.url, true);
    const migration = submissions.find(({ operation }) => operation === 'MigrateWorkspace');
    app.press('m');
    await app.sees('OLD ID');
    const [row = ''] = rowsOf(await app.screen());
    expect(migration?.fate).toBe('done');
    const known = workspaces.map(({ id }) => id);
    const [before, after] = row.match(/\bws-[0-9a-z]{9}\b/g) ?? [];
    expect(before).toBe(migration?.id);
    expect(known).toContain(after);
    expect(row).toMatch(/(?:\d+\.){3}\d+ +(?:\d+\.){3}\d+/);
    await app.sees(/As a file: bellhop report \S+ --format csv/);
  });
});

describe('a run of another console', () => {
  it('is followed, and stopped from here; whoever quits in the middle is told how to take it up again', async () => {
    await using aws = await startSimulator(['--speed', '20', '--workspaces', '200', '--rate', '0']);
    const home = await mkdtemp(join(tmpdir(), 'bellhop-two-'));
    const world = { home, columns: 120, speed: 20, env: await configured({ wave: 1 }) };
    try {
      await using first = await consoleOn(aws, world);
      await startRebuild({ app: first, url: aws.url }, 3);
      await first.sees('REBUILDING');
      await using second = await consoleOn(aws, world);
      // It is nobody's to take up again.
      await second.sees(/ \d+ WorkSpaces(?!, loading)/);
      second.press('R');
      await second.sees(/^❯ .* rebuild +under way +1 in progress, 2 waiting/m);
      expect(await second.screen()).not.toContain('UNFINISHED');
      second.press('enter');
      await second.sees(/under way in process \d+/);
      second.press('p');
      await second.sees('Paused: 1 in progress go on, 2 wait.');
      await first.sees(standing('PAUSED'));
      await second.sees(standing('PAUSED'));
      second.press('x');
      await second.sees(/^ 1 in progress will finish, 2 not started\.$/m);
      second.press('y');
      await second.sees('Stopped: 1 in progress will finish, 2 not started.');
      await first.sees(standing('STOPPED'));

      first.press('q');
      await first.sees('Quit all the same?');
      first.press('y');
      expect(await first.exit).toMatchObject({ code: 0 });
      await first.sees(
        /^Run \S+-rebuild-\w+ is unfinished: 1 in progress will finish, 2 not started\. bellhop, then R;/m,
      );
      expect(await rebuilt(aws)).toHaveLength(1);
      await second.sees(/UNFINISHED/);
      await using third = await consoleOn(aws, world);
      await third.sees('1 run unfinished: R, then c takes it up again.');
      third.press('R');
      await third.sees(/^❯ .* rebuild +UNFINISHED/m);
      third.press('c');
      await third.sees('was cut off: 1 in progress will finish, 2 not started');
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});
